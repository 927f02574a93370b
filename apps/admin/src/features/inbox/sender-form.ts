import { languageOfSender, nameOfSender } from '@brug/domain/replies';
import type { InboundMailDetail, KeptSender } from '@brug/contracts/replies';

export const nameFields = ['chineseFamilyName', 'chineseGivenName', 'givenName', 'familyName'] as const;
export type NameField = (typeof nameFields)[number];

/** What is typed of the one who wrote a mail. */
export interface SenderForm extends Readonly<Record<NameField, string>> {
  /** Null until somebody chooses: what is proposed follows the lead. */
  readonly language: KeptSender['language'] | null;
}

/** As the mail itself says. */
export function senderFormOf({ from }: InboundMailDetail): SenderForm {
  const { familyName, givenName, chineseFamilyName, chineseGivenName } = nameOfSender(from.name);
  return {
    familyName: familyName ?? '',
    givenName: givenName ?? '',
    chineseFamilyName: chineseFamilyName ?? '',
    chineseGivenName: chineseGivenName ?? '',
    language: null,
  };
}

/** The language chosen, or that in which they seem to write, who belong to a firm of this country. */
export function languageFor(
  form: SenderForm,
  { subject, text }: InboundMailDetail,
  country: string,
): KeptSender['language'] {
  return form.language ?? languageOfSender({ text: `${subject}\n${text}`, country });
}

export function isNameless(form: SenderForm): boolean {
  return nameFields.every((field) => form[field].trim() === '');
}

/** The form as the API takes it: what is empty is nothing. */
export function keptSenderOf(form: SenderForm, language: KeptSender['language']): KeptSender {
  const text = (field: NameField) => form[field].trim() || null;
  return {
    familyName: text('familyName'),
    givenName: text('givenName'),
    chineseFamilyName: text('chineseFamilyName'),
    chineseGivenName: text('chineseGivenName'),
    language,
  };
}
