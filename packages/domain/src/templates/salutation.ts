/** The languages a message can be written in. */
export const MESSAGE_LANGUAGES = ['nl', 'en', 'zh'] as const;
export type MessageLanguage = (typeof MESSAGE_LANGUAGES)[number];

/** The names of a contact, as kept. */
export interface SalutedContact {
  /** Set by hand; used as it is. */
  readonly salutation: string | null;
  readonly familyName: string | null;
  readonly givenName: string | null;
  readonly chineseFamilyName: string | null;
  readonly chineseGivenName: string | null;
}

/** How a letter to the contact begins, without the final punctuation. Nothing is guessed about who somebody is. */
export function salutationOf(contact: SalutedContact, language: MessageLanguage): string {
  if (contact.salutation?.trim()) return contact.salutation.trim();
  const latin = joined(' ', contact.givenName, contact.familyName);
  const chinese = joined('', contact.chineseFamilyName, contact.chineseGivenName);
  switch (language) {
    case 'nl':
      return `Geachte ${latin || chinese}`;
    case 'en':
      return `Dear ${latin || chinese}`;
    case 'zh':
      return `尊敬的${chinese || latin}`;
  }
}

/** The contact's name as the language writes it. */
export function nameOf(contact: SalutedContact, language: MessageLanguage): string {
  const latin = joined(' ', contact.givenName, contact.familyName);
  const chinese = joined('', contact.chineseFamilyName, contact.chineseGivenName);
  return language === 'zh' ? chinese || latin : latin || chinese;
}

function joined(separator: string, ...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part?.trim()).join(separator);
}
