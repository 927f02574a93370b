/** What a template may name between double braces, e.g. `{{lead.number}}`. Nothing else can stand there: templates run no code. */
export const TEMPLATE_VARIABLES = [
  'contact.salutation',
  'contact.name',
  'lead.number',
  'lead.title',
  'owner.name',
  'owner.role',
  'owner.phone',
  'agency.name',
  'agency.nameZh',
  'organisation.name',
  'organisation.nameZh',
] as const;
export type TemplateVariable = (typeof TEMPLATE_VARIABLES)[number];

/** What each variable stands for in one message; what is absent or blank counts as missing. */
export type TemplateValues = Readonly<Partial<Record<TemplateVariable, string | null>>>;

export function isTemplateVariable(name: string): name is TemplateVariable {
  return (TEMPLATE_VARIABLES as readonly string[]).includes(name);
}
