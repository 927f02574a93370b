import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createTestApp, type TestApp } from '../../testing/test-app.js';
import { testConfig } from '../../testing/test-config.js';
import { newId } from '../database/new-id.js';
import { DomainError } from '../errors/domain-error.js';
import { Cursors, keysetOrder, keysetWhere, type KeyValue, type SortColumn } from './cursors.js';

const cursors = new Cursors(testConfig('postgres://localhost/none'));
const view = { list: 'leads', filter: { stage: ['a', 'b'], owner: undefined }, sort: 'enteredAt' };
const position = { keys: ['2026-03-09T09:00:00Z', null, 7], id: newId() };

function refusal(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error);
  }
}

describe('a cursor', () => {
  it('gives back its position for the view it was made for, however that is written', () => {
    const cursor = cursors.make(view, position);
    expect(cursors.read({ sort: 'enteredAt', list: 'leads', filter: { stage: ['a', 'b'] } }, cursor)).toEqual(position);
    expect(cursors.read(view, undefined)).toBeNull();
  });

  it('is refused for another filter, order or list', () => {
    const cursor = cursors.make(view, position);
    expect(refusal(() => cursors.read({ ...view, sort: 'title' }, cursor))).toBe('cursor.invalid');
    expect(refusal(() => cursors.read({ ...view, filter: { stage: ['a'] } }, cursor))).toBe('cursor.invalid');
  });

  it('is refused when any character of it was changed', () => {
    const cursor = cursors.make(view, position);
    fc.assert(
      fc.property(fc.nat(cursor.length - 1), fc.constantFrom(...'AZaz09-_'), (at, letter) => {
        fc.pre(cursor[at] !== letter);
        const changed = cursor.slice(0, at) + letter + cursor.slice(at + 1);
        expect(refusal(() => cursors.read(view, changed))).toBe('cursor.invalid');
      }),
    );
  });

  it('is refused when it is anything else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => expect(refusal(() => cursors.read(view, text))).toBe('cursor.invalid')),
    );
  });

  it('is refused when another installation signed it', () => {
    const others = new Cursors(testConfig('postgres://localhost/none', { SECRET: 'y'.repeat(40) }));
    expect(refusal(() => cursors.read(view, others.make(view, position)))).toBe('cursor.invalid');
  });
});

describe('reading a list page by page', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await createTestApp();
    await app.transactions.run({ kind: 'system', name: 'test' }, async (tx) => {
      await tx.execute('CREATE TABLE listed (id uuid PRIMARY KEY, a int, b int NOT NULL)');
      for (let i = 0; i < 60; i += 1) {
        await tx.execute('INSERT INTO listed VALUES ($1, $2, $3)', [newId(), i % 4 === 0 ? null : i % 5, i % 3]);
      }
    });
  });

  afterAll(() => app.close());

  const a: SortColumn = { sql: 'a', direction: 'asc', nullable: true, type: 'int' };
  const b: SortColumn = { sql: 'b', direction: 'asc', type: 'int' };
  const down = (column: SortColumn): SortColumn => ({ ...column, direction: 'desc' });

  it.each([
    ['ascending with nulls', [a]],
    ['descending with nulls', [down(a)]],
    ['by two columns in different directions', [a, down(b)]],
    ['by two columns, the other way', [down(b), a]],
    ['by nothing but the id', []],
  ])('meets every row once, in order: %s', async (_what, columns: SortColumn[]) => {
    const order = keysetOrder(columns, { sql: 'id' });
    const whole = await app.database.read<{ id: string }>(`SELECT id FROM listed ORDER BY ${order}`);
    const met: string[] = [];
    let at: { keys: KeyValue[]; id: string } | null = null;
    do {
      const { sql, params } = keysetWhere(columns, { sql: 'id' }, at, 2);
      const rows: { id: string; a: number | null; b: number }[] = await app.database.read(
        `SELECT id, a, b FROM listed WHERE ${sql} ORDER BY ${order} LIMIT $1`,
        [7, ...params],
      );
      met.push(...rows.map(({ id }) => id));
      const last = rows.at(-1);
      at = last ? { keys: columns.map(({ sql: name }) => (name === 'a' ? last.a : last.b)), id: last.id } : null;
    } while (at);
    expect(met).toEqual(whole.map(({ id }) => id));
  });
});
