import { naceDivision } from '@brug/domain/classifications';
import { placeByKey } from '@brug/domain/places';
import type { Language } from '@brug/contracts/http';

/** The name of a place by its key, in a language; the key itself where it is not known. */
export function placeName(key: string, language: Language): string {
  return placeByKey(key)?.names[language] ?? key;
}

/** A NACE code with the name of its division: `13.96 Textiles`. */
export function naceName(code: string, language: Language): string {
  const division = naceDivision(code.slice(0, 2));
  return division ? `${code} ${division.names[language]}` : code;
}
