import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { refuse } from '../errors/domain-error.js';

/** A sort key's value; null where the column is. */
export type KeyValue = string | number | boolean | null;

/** Where a page ends: the sort keys of its last row, in the order of the list, and its id. */
export interface CursorPosition {
  readonly keys: readonly KeyValue[];
  readonly id: string;
}

/** One column a list is sorted by. */
export interface SortColumn {
  /** SQL, e.g. `l.entered_at`; never from the request. */
  readonly sql: string;
  readonly direction: 'asc' | 'desc';
  /** Whether it can be null; nulls come last in both directions. */
  readonly nullable?: boolean;
  /** The SQL type of the parameter, e.g. `timestamptz`. */
  readonly type: string;
}

const SIGNATURE_BYTES = 16;

/** Makes and reads cursors: opaque to callers, signed, valid for the list, filter and order they were made for only. */
@Injectable()
export class Cursors {
  readonly #key: Buffer;

  constructor(@Inject(CONFIG) config: Config) {
    this.#key = createHmac('sha256', config.secret).update('cursors').digest();
  }

  /** `view` is what the cursor belongs to: the list's name and everything that selects or orders its rows. */
  make(view: unknown, position: CursorPosition): string {
    const content = Buffer.from(JSON.stringify([position.keys, position.id]));
    return Buffer.concat([this.#sign(view, content), content]).toString('base64url');
  }

  /** The position, or null without a cursor; refuses with `cursor.invalid` what was not made for this view. */
  read(view: unknown, cursor: string | undefined): CursorPosition | null {
    if (cursor === undefined) return null;
    const bytes = Buffer.from(cursor, 'base64url');
    const content = bytes.subarray(SIGNATURE_BYTES);
    const signature = bytes.subarray(0, SIGNATURE_BYTES);
    const right = bytes.toString('base64url') === cursor && signature.length === SIGNATURE_BYTES;
    if (!right || !timingSafeEqual(signature, this.#sign(view, content))) {
      refuse('cursor.invalid', { detail: 'The cursor is not one of this list with this filter and order.' });
    }
    const [keys, id] = JSON.parse(content.toString()) as [KeyValue[], string];
    return { keys, id };
  }

  #sign(view: unknown, content: Buffer): Buffer {
    const viewHash = createHash('sha256').update(canonical(view)).digest();
    return createHmac('sha256', this.#key).update(viewHash).update(content).digest().subarray(0, SIGNATURE_BYTES);
  }
}

/** JSON with sorted keys and without absent ones: two ways to write the same filter are one view. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

/** SQL with numbered parameters that starts counting after those already there. */
export interface SqlPart {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/**
 * The condition for rows after `position` in the order of `columns` and then the id (ascending or, when the last column
 * descends, descending): `(a, b, id) > (…)` spelled out per column, since directions may differ and nulls come last. Without
 * a position it is `true`. The first parameter is numbered `firstParam`.
 */
export function keysetWhere(
  columns: readonly SortColumn[],
  id: { readonly sql: string },
  position: CursorPosition | null,
  firstParam: number,
): SqlPart {
  if (!position) return { sql: 'true', params: [] };
  const all: SortColumn[] = [...columns, { sql: id.sql, direction: idDirection(columns), type: 'uuid' }];
  const values: KeyValue[] = [...position.keys, position.id];
  if (values.length !== all.length) refuse('cursor.invalid', { detail: 'The cursor is of another order.' });
  const params = values.filter((value) => value !== null);
  let next = firstParam;
  const placeholders = values.map((value, index) => (value === null ? null : `$${next++}::${all[index]?.type}`));
  const alternatives = all.flatMap((column, index) => {
    const after = comesAfter(column, placeholders[index] ?? null);
    if (after === null) return [];
    const equal = all.slice(0, index).map((earlier, at) => equals(earlier, placeholders[at] ?? null));
    return [`(${[...equal, after].join(' AND ')})`];
  });
  return { sql: `(${[...boundOf(all[0], placeholders[0]), `(${alternatives.join(' OR ')})`].join(' AND ')})`, params };
}

/** Said twice, for the planner: with a bound on the first column an index is entered where the page begins, not at its start. */
function boundOf(first: SortColumn | undefined, placeholder: string | null | undefined): string[] {
  if (!first || first.nullable || !placeholder) return [];
  return [`${first.sql} ${first.direction === 'asc' ? '>=' : '<='} ${placeholder}`];
}

/** `ORDER BY` to go with `keysetWhere`. */
export function keysetOrder(columns: readonly SortColumn[], id: { readonly sql: string }): string {
  const parts = columns.map(({ sql, direction, nullable }) => `${sql} ${direction}${nullable ? ' nulls last' : ''}`);
  return [...parts, `${id.sql} ${idDirection(columns)}`].join(', ');
}

function idDirection(columns: readonly SortColumn[]): 'asc' | 'desc' {
  return columns.at(-1)?.direction ?? 'asc';
}

function equals({ sql }: SortColumn, placeholder: string | null): string {
  return placeholder === null ? `${sql} IS NULL` : `${sql} = ${placeholder}`;
}

function comesAfter({ sql, direction, nullable }: SortColumn, placeholder: string | null): string | null {
  if (placeholder === null) return null;
  const beyond = `${sql} ${direction === 'asc' ? '>' : '<'} ${placeholder}`;
  return nullable ? `(${beyond} OR ${sql} IS NULL)` : beyond;
}
