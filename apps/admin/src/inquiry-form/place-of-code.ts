import type { Language } from '@brug/contracts/http';
import { placeOfCreditCode } from '@brug/domain/places';

/** Where a credit code was registered, in the reader's language, with the main thing that place is known for. */
export function placeOfCode(code: string, language: Language) {
  const found = placeOfCreditCode(code);
  if (!found) return undefined;
  const { place, city, clusters } = found;
  const names =
    city && city.key !== place.key ? [place.names[language], city.names[language]] : [place.names[language]];
  const name = language === 'zh' ? names.toReversed().join('') : names.join(', ');
  return { name, knownFor: clusters[0]?.names[language] };
}
