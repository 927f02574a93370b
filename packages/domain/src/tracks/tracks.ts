import type { FieldDefinition } from '../fields/field.js';
import { EXPORT_FIELDS } from './export-fields.js';
import { INVESTMENT_FIELDS } from './investment-fields.js';
import { PROJECT_FIELDS, SHARED_LEAD_FIELDS } from './shared-fields.js';

/** The two kinds of leads: a Zhejiang firm that considers West Flanders, a West-Flemish firm that goes to Zhejiang. */
export const TRACKS = ['investment', 'export'] as const;
export type Track = (typeof TRACKS)[number];

/** How the numbers of each track begin: `INV-2026-0042`. */
export const NUMBER_PREFIX: Readonly<Record<Track, string>> = { investment: 'INV', export: 'EXP' };

/** Every field of a track's detail record, in the order of its form. */
export const TRACK_FIELDS = {
  investment: INVESTMENT_FIELDS,
  export: EXPORT_FIELDS,
} as const satisfies Record<Track, readonly FieldDefinition[]>;

/** Every field a gate of the track can name: shared, the track's own, and what a signature brings. */
export function fieldsOf(track: Track): readonly FieldDefinition[] {
  return [...SHARED_LEAD_FIELDS, ...TRACK_FIELDS[track], ...PROJECT_FIELDS];
}

const BY_KEY: Readonly<Record<Track, ReadonlyMap<string, FieldDefinition>>> = {
  investment: new Map(fieldsOf('investment').map((field) => [field.key, field])),
  export: new Map(fieldsOf('export').map((field) => [field.key, field])),
};

/** The definition of a field of the track; undefined when the track has no such field. */
export function fieldOf(track: Track, key: string): FieldDefinition | undefined {
  return BY_KEY[track].get(key);
}
