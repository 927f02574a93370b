import type pg from 'pg';
import { rowTypes } from './type-parsers.js';

const TYPES = rowTypes();

interface Column {
  readonly name: string;
  readonly parse: (text: string) => unknown;
}

/** What the rows of a statement are made into: the names of their columns, and how each is read. */
export class RowShape {
  readonly #columns: readonly Column[];
  readonly #empty: Readonly<Record<string, unknown>>;

  constructor(fields: readonly Pick<pg.FieldDef, 'name' | 'dataTypeID'>[]) {
    this.#columns = fields.map(({ name, dataTypeID }) => ({ name, parse: TYPES.getTypeParser(dataTypeID, 'text') }));
    this.#empty = Object.fromEntries(fields.map(({ name }) => [name, null]));
  }

  /** A row from its values as text, null where there is none. */
  rowOf(values: readonly (string | null)[]): object {
    const row: Record<string, unknown> = { ...this.#empty };
    for (const [index, { name, parse }] of this.#columns.entries()) {
      const value = values[index] ?? null;
      if (value !== null) row[name] = parse(value);
    }
    return row;
  }
}
