import { mix32 } from '../random/random.js';

/** Five bits that keep the ids of different tables apart. */
const TAGS = {
  teams: 1,
  people: 2,
  stages: 3,
  organisations: 4,
  contacts: 5,
  leads: 6,
  stage_changes: 7,
  counterparts: 8,
  follow_ups: 9,
  activities: 10,
  signatures: 11,
  projects: 12,
  commitments: 13,
  audit_entries: 14,
  follow_up_attempts: 15,
} as const;
export type IdKind = keyof typeof TAGS;

/** Gives the `index`-th record of a kind its id, made at `milliseconds`: a UUIDv7 (RFC 9562), the same for the same seed. */
export type IdMaker = (kind: IdKind, index: number, milliseconds: number) => string;

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/** No two records share an id: the mixing is reversible, so different indexes stay different, and tables have their own bits. */
export function idMaker(seed: number): IdMaker {
  const salt = mix32(seed ^ 0x5bd1e995);
  return (kind, index, milliseconds) => {
    const tag = TAGS[kind];
    const unique = mix32((index ^ salt) >>> 0);
    const more = mix32((unique + Math.imul(tag, 0x9e3779b9)) >>> 0);
    const time = hex(Math.floor(milliseconds), 12);
    const version = hex(0x7000 | (more & 0xfff), 4);
    const variant = hex(0x8000 | (tag << 9) | ((more >>> 12) & 0x1ff), 4);
    return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${hex(unique, 8)}${hex(more >>> 16, 4)}`;
  };
}
