import type { Language } from '@brug/contracts/http';

/** What the list of contacts is narrowed to, as it stands in the address. */
export interface ContactsSearch {
  readonly q?: string;
  readonly language?: Language;
  readonly sort?: '-updated';
  /** Opens the form for a new contact of this organisation. */
  readonly create?: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function parseContactsSearch(search: Record<string, unknown>): ContactsSearch {
  const { q, language, sort, create } = search;
  return {
    // The router reads a number in the address as a number.
    ...((typeof q === 'string' || typeof q === 'number') && q !== '' && { q: String(q).slice(0, 200) }),
    ...((language === 'nl' || language === 'en' || language === 'zh') && { language }),
    ...(sort === '-updated' && { sort }),
    ...(typeof create === 'string' && uuid.test(create) && { create }),
  };
}
