import { rowsOf, type LocalisedNames } from '../places/place-types.js';
import { NACE_DIVISIONS } from './data/nace-divisions.data.js';

/** A division of NACE Rev. 2.1, the European classification of economic activities. */
export interface NaceDivision {
  /** Two digits. */
  readonly code: string;
  readonly names: LocalisedNames;
}

/** The 87 divisions, by code. */
export const NACE: readonly NaceDivision[] = /* @__PURE__ */ rowsOf(NACE_DIVISIONS).map(
  ([code = '', nl = '', en = '', zh = '']) => ({ code, names: { nl, en, zh } }),
);

const byCode: ReadonlyMap<string, NaceDivision> = /* @__PURE__ */ new Map(NACE.map((entry) => [entry.code, entry]));

/**
 * The division of a NACE code of any depth (`13`, `13.9`, `13.96`), or undefined when Rev. 2.1 has none: 45 of Rev. 2, for instance, is
 * gone. Groups and classes below the division are not checked.
 */
export function naceDivision(code: string): NaceDivision | undefined {
  return /^\d{2}(?:\.\d{1,2})?$/.test(code) ? byCode.get(code.slice(0, 2)) : undefined;
}
