/** What a template may name between double braces, e.g. `{{lead.number}}`. Nothing else can stand there: templates run no code. */
export const TEMPLATE_VARIABLES = [
  'contact.salutation',
  'contact.shortSalutation',
  'contact.name',
  'lead.number',
  'lead.title',
  'lead.dormantReason',
  'owner.name',
  'owner.role',
  'owner.phone',
  'owner.signature',
  'agency.name',
  'agency.nameZh',
  'organisation.name',
  'organisation.nameZh',
  'counterpart.name',
  'mission.name',
  'meeting.date',
  'meeting.nextSteps',
  'project.title',
  'project.announced',
  'slot.1',
  'slot.2',
  'event.next',
  'link.readinessChecklist',
  'link.survey',
] as const;
export type TemplateVariable = (typeof TEMPLATE_VARIABLES)[number];

/** What each variable stands for in one message; what is absent or blank counts as missing. */
export type TemplateValues = Readonly<Partial<Record<TemplateVariable, string | null>>>;

/** What only a person can say when a run begins, because no record holds it. */
export const GIVEN_VARIABLES: readonly TemplateVariable[] = ['mission.name', 'meeting.date', 'meeting.nextSteps'];

/** What the agency says once for all its mails. */
export const AGENCY_VARIABLES = [
  'event.next',
  'link.readinessChecklist',
  'link.survey',
] as const satisfies readonly TemplateVariable[];

export function isTemplateVariable(name: string): name is TemplateVariable {
  return (TEMPLATE_VARIABLES as readonly string[]).includes(name);
}
