import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TRACKS } from '@brug/domain/tracks';
import { createTestApp, type TestApp } from '../testing/test-app.js';
import { columnsOf, DETAIL_TABLE, detailFields, LEAD_FIELDS } from './field-columns.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

async function columnTypes(table: string): Promise<Map<string, string>> {
  const rows = await app.database.read<{ name: string; type: string }>(
    `SELECT attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute
      WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
    [table],
  );
  return new Map(rows.map(({ name, type }) => [name, type]));
}

const SQL_TYPES: Readonly<Record<string, readonly string[]>> = {
  text: ['text'],
  'long-text': ['text'],
  choice: ['text'],
  texts: ['text[]'],
  tags: ['text[]'],
  choices: ['text[]'],
  places: ['text[]'],
  codes: ['text[]'],
  integer: ['integer'],
  percent: ['integer'],
  money: ['bigint', 'character'],
  day: ['date'],
  boolean: ['boolean'],
  reference: ['uuid'],
};

describe('the field registry and the tables name the same fields', () => {
  test.each(TRACKS)('every column of the details of %s is a field, and every field has its columns', async (track) => {
    const types = await columnTypes(DETAIL_TABLE[track]);
    const expected = detailFields(track).flatMap((field) =>
      columnsOf(field).map((column, index) => [column, SQL_TYPES[field.type]?.[index]]),
    );
    types.delete('lead_id');
    expect(Object.fromEntries(types)).toEqual(Object.fromEntries(expected));
  });

  test('every shared field has its columns', async () => {
    const types = await columnTypes('leads');
    for (const field of LEAD_FIELDS) {
      expect([field.key, columnsOf(field).map((column) => types.get(column))]).toEqual([
        field.key,
        SQL_TYPES[field.type],
      ]);
    }
  });
});
