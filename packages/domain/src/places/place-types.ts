import type { Region } from '../calendars/calendar-types.js';

/**
 * How a place is stored: `CN-` and six digits of GB/T 2260 (`CN-330603` Keqiao, `CN-330600` Shaoxing, `CN-330000` Zhejiang, `CN-440000`
 * Guangdong) or `BE-` and five digits of NIS (`BE-34022` Kortrijk, `BE-34000` its arrondissement, `BE-30000` West Flanders). Retired and
 * merged codes resolve, but the key that is stored is the one of today. Places elsewhere have no key: the address tells.
 */
export type PlaceKey = `CN-${string}` | `BE-${string}`;

export interface LocalisedNames {
  readonly nl: string;
  readonly en: string;
  readonly zh: string;
}

export type PlaceKind =
  | 'province'
  | 'prefecture-level-city'
  | 'district'
  | 'county-level-city'
  | 'county'
  | 'autonomous-county'
  | 'arrondissement'
  | 'municipality';

export interface Place {
  readonly key: PlaceKey;
  readonly region: Region;
  /** GB/T 2260 or NIS. */
  readonly code: string;
  readonly kind: PlaceKind;
  /** A municipality without a Chinese name in use keeps its Latin one in Chinese. */
  readonly names: LocalisedNames;
  /** Chinese name without 市, 区, 县; empty where there is none. */
  readonly chineseName: string;
  /** Reading of `chineseName` for places in China, with an apostrophe where it belongs (`Lin'an`). */
  readonly pinyin?: string;
  readonly pinyinTones?: string;
  /** Other names in Latin letters that people type: French names, old romanisations, wrong readings, merged municipalities. */
  readonly alsoTyped: readonly string[];
  /** Prefecture-level city above a unit, arrondissement above a municipality, province above those. */
  readonly parentKey: PlaceKey | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly postalCodes: readonly string[];
}

/** Rows of a table written as text: one row per line, columns separated by `|`, missing ones empty. */
export function rowsOf(table: string): readonly (readonly string[])[] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.split('|'));
}

export function listOf(cell: string | undefined, separator = ','): readonly string[] {
  return cell ? cell.split(separator) : [];
}
