import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CONFIDENTIALITIES, maySeeLead, ROLES } from '@brug/domain/permissions';
import { asPerson, asSystem, type Caller } from '../platform/actors/caller.js';
import { newId } from '../platform/database/new-id.js';
import { Params } from '../platform/database/params.js';
import { createTestApp, type TestApp } from '../testing/test-app.js';
import { visibleTo } from './visible-to.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

interface Row {
  readonly ownerId: string;
  readonly teamId: string;
  readonly confidentiality: (typeof CONFIDENTIALITIES)[number];
}

/** Asks PostgreSQL whether the condition holds for a row. */
async function sees(caller: Caller, row: Row): Promise<boolean> {
  const params = new Params();
  const values = [row.ownerId, row.teamId, row.confidentiality].map((value) => params.add(value));
  const lead = `(SELECT ${values[0]}::uuid AS owner_id, ${values[1]}::uuid AS team_id, ${values[2]}::text AS confidentiality)`;
  const sql = `SELECT 1 FROM ${lead} l WHERE ${visibleTo(caller, 'l', params)}`;
  return (await app.database.read(sql, params.values)).length === 1;
}

describe('the condition in SQL says the same as the rule', () => {
  const me = newId();
  const us = newId();
  const rows = [me, newId()].flatMap((ownerId) =>
    [us, newId()].flatMap((teamId) =>
      CONFIDENTIALITIES.map((confidentiality) => ({ ownerId, teamId, confidentiality })),
    ),
  );

  test.each(ROLES)('for every lead a %s meets', async (role) => {
    const actor = asPerson({ personId: me, role, teamId: us });
    for (const row of rows) expect([row, await sees(actor, row)]).toEqual([row, maySeeLead(actor, row)]);
  });

  test('the system sees every lead, the public none', async () => {
    for (const row of rows) {
      expect(await sees(asSystem('board-totals.recount'), row)).toBe(true);
      expect(await sees(asSystem('public'), row)).toBe(false);
    }
  });
});
