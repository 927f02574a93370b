import type { MessageLanguage } from './salutation.js';
import type { TemplateValues, TemplateVariable } from './variables.js';

/**
 * What an acknowledgement may say: nothing that somebody typed into a public form, because a form that repeats it sends
 * anybody's words to anybody's address under the agency's name.
 */
export const ACKNOWLEDGEMENT_VARIABLES: readonly TemplateVariable[] = [
  'contact.salutation',
  'lead.number',
  'owner.name',
  'owner.role',
  'owner.phone',
  'agency.name',
  'agency.nameZh',
];

const NEUTRAL_SALUTATION: Readonly<Record<MessageLanguage, string>> = {
  nl: 'Geachte mevrouw, geachte heer',
  en: 'Dear Sir or Madam',
  zh: '尊敬的女士/先生',
};

/** The values an acknowledgement is rendered with: those it may not say are left out, and it greets without a name. */
export function valuesOfAcknowledgement(values: TemplateValues, language: MessageLanguage): TemplateValues {
  const allowed = Object.entries(values).filter(([name]) =>
    (ACKNOWLEDGEMENT_VARIABLES as readonly string[]).includes(name),
  );
  return { ...Object.fromEntries(allowed), 'contact.salutation': NEUTRAL_SALUTATION[language] };
}
