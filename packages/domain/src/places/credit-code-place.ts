import { placeCodeOfCreditCode } from '../identifiers/credit-code.js';
import { clustersAt, type Cluster } from './clusters.js';
import type { Place } from './place-types.js';
import { cityOf } from './places.js';
import { chineseProvinceByCode, zhejiangPlaceByCode, type RetiredCode } from './zhejiang.js';

/** Where a credit code was registered, as precisely as its code is known. */
export interface CreditCodePlace {
  /** Unit, else city (a development zone has codes of its own), else province. */
  readonly place: Place;
  readonly city?: Place;
  readonly clusters: readonly Cluster[];
  readonly retired?: RetiredCode;
}

/**
 * The place suggested by characters 3 to 8 of a Unified Social Credit Code, which need not be complete yet. It is where the firm was
 * registered first, so a suggestion, not an address. Outside Zhejiang only the province is told.
 */
export function placeOfCreditCode(creditCode: string): CreditCodePlace | undefined {
  const code = placeCodeOfCreditCode(creditCode);
  if (!code) return undefined;
  const found = zhejiangPlaceByCode(code) ?? zhejiangPlaceByCode(code.slice(0, 4));
  const place = found?.place ?? chineseProvinceByCode(code);
  if (!place) return undefined;
  const city = cityOf(place);
  const clusters = place.kind === 'province' ? [] : clustersAt(place.key);
  return { place, clusters, ...(city && { city }), ...(found?.retired && { retired: found.retired }) };
}
