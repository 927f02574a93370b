import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { referenceEndpoints } from '@brug/contracts/reference';
import { asSystem } from '../platform/actors/caller.js';
import { newId } from '../platform/database/new-id.js';
import { addLead, type Cast, createLeadsApp, newLead } from '../testing/lead-fixtures.js';
import type { TestApp } from '../testing/test-app.js';
import { installDefaults, leadForFollowUp, refreshNextStep } from './leads.public.js';

let app: TestApp;
let cast: Cast;
beforeAll(async () => {
  ({ app, cast } = await createLeadsApp());
});
afterAll(() => app.close());

describe('the stages', () => {
  test('are those of both default pipelines, in their order, with their gates', async () => {
    const { status, body } = await app.actAs(cast.viewer).send(referenceEndpoints.stages);
    expect(status).toBe(200);
    const keys = (track: string) => body.items.filter((stage) => stage.track === track).map(({ key }) => key);
    expect(keys('investment')).toEqual([
      'prospect',
      'inquiry',
      'qualified',
      'proposal',
      'site-visit',
      'shortlisted',
      'decision',
      'signed',
      'lost',
      'dormant',
    ]);
    expect(keys('export')).toEqual([
      'intake',
      'readiness',
      'market-brief',
      'partner-search',
      'meetings',
      'negotiation',
      'signed',
      'lost',
      'dormant',
    ]);
    expect(body.items.find(({ key }) => key === 'proposal')).toMatchObject({
      probabilityBp: 4000,
      names: { nl: 'Voorstel', en: 'Proposal', zh: '方案' },
      gate: [{ anyOf: ['capex'] }, { anyOf: ['jobsNew'] }, { anyOf: ['landM2', 'buildingM2'] }],
    });
  });

  test('stay as an administrator changed them when the defaults are installed again', async () => {
    await app.database.read(`UPDATE stages SET probability_bp = 600 WHERE key = 'prospect'`);
    await app.database.read(`DELETE FROM stages WHERE key = 'market-brief'`);
    await app.transactions.run(asSystem('test'), installDefaults);
    const rows = await app.database.read<{ count: number; sum: number }>(
      `SELECT count(*)::int AS count, sum(probability_bp) FILTER (WHERE key = 'prospect')::int AS sum FROM stages`,
    );
    expect(rows).toEqual([{ count: 18, sum: 600 }]);
    await app.database.read(`UPDATE stages SET probability_bp = 500 WHERE key = 'prospect'`);
  });

  test('are for people who are signed in', async () => {
    expect((await app.raw('GET', '/api/v1/reference/stages')).status).toBe(401);
  });
});

describe('the exchange rates', () => {
  const ratesOn = async (on?: string) =>
    (await app.actAs(cast.viewer).send(referenceEndpoints.rates, { query: on ? { on } : {} })).body.items;

  test('are the newest of each currency on or before the day', async () => {
    expect(await ratesOn()).toEqual([
      { currency: 'CNY', date: '2026-03-02', unitsPerEuro: '8' },
      { currency: 'USD', date: '2026-01-02', unitsPerEuro: '1.25' },
    ]);
    expect(await ratesOn('2026-03-01')).toContainEqual({ currency: 'CNY', date: '2026-01-02', unitsPerEuro: '8.2' });
    expect(await ratesOn('2025-12-31')).toEqual([]);
  });

  test('of a day that is none are refused', async () => {
    const { status } = await app.actAs(cast.viewer).raw('GET', '/api/v1/reference/exchange-rates?on=yesterday');
    expect(status).toBe(422);
  });
});

describe('the next step of a lead', () => {
  test('is kept on its row without raising the version, and says how late it is in working days', async () => {
    const lead = await addLead(app, cast.lore, newLead(cast, { primaryContactId: cast.contact }));
    const followUpId = newId();
    await app.database.read(
      `INSERT INTO follow_ups (id, kind, task_kind, lead_id, owner_id, title, trigger_at, due_at, due_reason, created_at, updated_at)
        VALUES ($1, 'task', 'call', $2, $3, 'Call Shen Lan', $4, $4, '{}', $4, $4)`,
      [followUpId, lead.id, cast.lore.personId, '2026-03-05T10:00:00Z'],
    );
    const next = {
      followUpId,
      dueAt: '2026-03-05T10:00:00Z',
      kind: 'task',
      taskKind: 'call',
      title: 'Call Shen Lan',
    } as const;
    await app.transactions.run(asSystem('test'), async (tx) => refreshNextStep(tx, lead.id, next));
    const { body } = await app
      .actAs(cast.lore)
      .raw<{ version: number; nextFollowUp: unknown }>('GET', `/api/v1/leads/${lead.id}`);
    expect(body).toMatchObject({
      version: 1,
      // From Thursday to Monday: Friday and Monday.
      nextFollowUp: {
        id: followUpId,
        kind: 'task',
        taskKind: 'call',
        title: 'Call Shen Lan',
        dueAt: '2026-03-05T10:00:00Z',
        overdue: true,
        workingDaysLate: 2,
      },
    });
    await app.transactions.run(asSystem('test'), async (tx) => refreshNextStep(tx, lead.id, null));
    const after = await app.actAs(cast.lore).raw<{ nextFollowUp: unknown }>('GET', `/api/v1/leads/${lead.id}`);
    expect(after.body.nextFollowUp).toBeNull();
  });

  test('is planned from what the lead says of itself', async () => {
    const lead = await addLead(
      app,
      cast.lore,
      newLead(cast, { primaryContactId: cast.contact, confidentiality: 'restricted' }),
    );
    const facts = await app.transactions.run(asSystem('test'), (tx) => leadForFollowUp(tx, lead.id));
    expect(facts).toMatchObject({
      number: lead.number,
      ownerId: cast.lore.personId,
      teamId: cast.investTeam,
      stageKey: 'prospect',
      stageCategory: 'open',
      organisation: { id: cast.jinlan },
      contact: { id: cast.contact, language: 'zh' },
    });
  });
});
