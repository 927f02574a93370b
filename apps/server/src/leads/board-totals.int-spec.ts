import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type LeadCard, leadEndpoints, type ListLeadsQuery } from '@brug/contracts/leads';
import type { Actor } from '@brug/domain/permissions';
import { addLead, type Cast, createLeadsApp, newLead } from '../testing/lead-fixtures.js';
import { addRandomLeads } from '../testing/random-leads.js';
import type { TestApp } from '../testing/test-app.js';
import { BoardTotalsJob } from './board-totals.job.js';

let app: TestApp;
let cast: Cast;
beforeAll(async () => {
  ({ app, cast } = await createLeadsApp());
  await addRandomLeads(app, cast, 120, 7);
}, 60_000);
afterAll(() => app.close());

/** Every lead of a list, page by page. */
async function listAll(actor: Actor, query: ListLeadsQuery): Promise<LeadCard[]> {
  const leads: LeadCard[] = [];
  let cursor: string | null | undefined;
  do {
    const { status, body } = await app
      .actAs(actor)
      .send(leadEndpoints.list, { query: { limit: 7, ...query, ...(cursor ? { cursor } : {}) } });
    expect(status).toBe(200);
    leads.push(...body.items);
    cursor = body.nextCursor;
  } while (cursor);
  return leads;
}

function perCurrency(leads: readonly LeadCard[]): Record<string, string> {
  const sums: Record<string, bigint> = {};
  for (const { value } of leads) {
    if (value) sums[value.currency] = (sums[value.currency] ?? 0n) + BigInt(value.amountMinor);
  }
  return Object.fromEntries(Object.entries(sums).map(([currency, sum]) => [currency, String(sum)]));
}

const everybody = (): [string, Actor][] => [
  ['lore', cast.lore],
  ['pieter', cast.pieter],
  ['viewer', cast.viewer],
  ['manager', cast.manager],
];

describe("the board's totals", () => {
  test.each([{}, { ownerId: 'pieter' }, { teamId: 'invest' }, { priority: 'high' }, { q: 'lost' }] as const)(
    'are what the leads that the reader sees add up to, filtered by %j',
    async (named) => {
      const filter = {
        ...named,
        ...('ownerId' in named ? { ownerId: cast.pieter.personId } : {}),
        ...('teamId' in named ? { teamId: cast.investTeam } : {}),
      };
      const counts = new Set<number>();
      for (const [name, actor] of everybody()) {
        for (const track of ['investment', 'export'] as const) {
          const { status, body } = await app.actAs(actor).send(leadEndpoints.board, { query: { track, ...filter } });
          expect(status).toBe(200);
          for (const column of body.columns) {
            const leads = await listAll(actor, { stageId: column.stage.id, sort: '-stage-entered', ...filter });
            const sums = Object.fromEntries(
              column.perCurrency.map(({ currency, amountMinor }) => [currency, amountMinor]),
            );
            expect([name, column.stage.key, column.count, sums]).toEqual([
              name,
              column.stage.key,
              leads.length,
              perCurrency(leads),
            ]);
            expect(column.items.map(({ id }) => id)).toEqual(leads.slice(0, 20).map(({ id }) => id));
          }
          const open = body.columns.filter(({ stage }) => stage.category === 'open');
          const sum = (of: (column: (typeof open)[number]) => string) =>
            String(open.reduce((total, each) => total + BigInt(of(each)), 0n));
          expect(body.open).toEqual({
            count: open.reduce((total, { count }) => total + count, 0),
            euroCents: sum(({ euroCents }) => euroCents),
            weightedEuroCents: sum(({ weightedEuroCents }) => weightedEuroCents),
          });
          counts.add(body.columns.reduce((total, { count }) => total + count, 0));
        }
      }
      expect(counts.size).toBeGreaterThan(1);
    },
  );

  test('equal a recount after everything that happened', async () => {
    expect(await app.get(BoardTotalsJob).recountBoardTotals()).toEqual([]);
  });

  test('are repaired by the recount when somebody changed leads behind our back, and every difference is reported', async () => {
    const lead = await addLead(
      app,
      cast.lore,
      newLead(cast, { estimatedValue: { amountMinor: '100', currency: 'USD' } }),
    );
    await app.database.read(`UPDATE leads SET value_minor = 40 WHERE id = $1`, [lead.id]);
    const job = app.get(BoardTotalsJob);
    expect(await job.recountBoardTotals()).toEqual([
      { stageId: lead.stageId, currency: 'USD', leadCount: 0, amountMinor: '-60' },
    ]);
    expect(await job.recountBoardTotals()).toEqual([]);
  });

  test('convert each currency once at the rate of the day and weigh by the probability that counts', async () => {
    await app.database.read('TRUNCATE board_totals');
    await app.database.read(
      `INSERT INTO board_totals SELECT id, 'CNY', $1, $2, 'normal', 'normal', 3, 1001, 1001 * 500 FROM stages WHERE key = 'prospect'`,
      [cast.lore.personId, cast.investTeam],
    );
    const { body } = await app.actAs(cast.viewer).send(leadEndpoints.board, { query: { track: 'investment' } });
    await app.get(BoardTotalsJob).recountBoardTotals();
    // 1001 fen ÷ 8 = 125.125 cents; 5 % of it are 6.256 cents.
    expect(body.columns[0]).toMatchObject({ count: 3, euroCents: '125', weightedEuroCents: '6' });
    expect(body.rateDate).toBe('2026-03-09');
  });
});

describe('the board', () => {
  test('goes on in a column where its first page ended', async () => {
    const query = { track: 'investment', limit: 3 } as const;
    const { body } = await app.actAs(cast.manager).send(leadEndpoints.board, { query });
    const column = body.columns.find(({ count }) => count > 6);
    if (!column?.nextCursor) throw new Error('a column with a second page is needed');
    for (const track of [undefined, 'investment'] as const) {
      const next = await app.actAs(cast.manager).send(leadEndpoints.list, {
        query: {
          stageId: column.stage.id,
          ...(track ? { track } : {}),
          sort: '-stage-entered',
          limit: 3,
          cursor: column.nextCursor,
        },
      });
      expect(next.status).toBe(200);
      const all = await listAll(cast.manager, { stageId: column.stage.id, sort: '-stage-entered' });
      expect([...column.items, ...next.body.items].map(({ id }) => id)).toEqual(all.slice(0, 6).map(({ id }) => id));
    }
  });
});

describe('a list', () => {
  const sorts = ['-received', '-stage-entered', '-value', 'number'] as const;
  test.each(sorts)('by %s shows every lead once, in order, however it is paged', async (sort) => {
    const all = await listAll(cast.manager, { sort, limit: 200 });
    const paged = await listAll(cast.manager, { sort, limit: 7 });
    expect(paged.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const keys = all.map((lead) => {
      if (sort === '-value') return BigInt(lead.value?.amountMinor ?? -1);
      return sort === 'number' ? lead.number : sort === '-received' ? lead.receivedAt : lead.stageEnteredAt;
    });
    const inOrder = keys.every((key, index) => {
      const before = keys[index - 1];
      return before === undefined || (sort === 'number' ? before < key : before >= key);
    });
    expect(inOrder).toBe(true);
  });

  test('is narrowed by every filter', async () => {
    const all = await listAll(cast.manager, { limit: 200 });
    const expectOnly = async (query: ListLeadsQuery, keep: (lead: LeadCard) => boolean) => {
      const ids = (await listAll(cast.manager, query)).map(({ id }) => id);
      const expected = all.filter(keep).map(({ id }) => id);
      expect([query, ids.toSorted()]).toEqual([query, expected.toSorted()]);
      expect(expected.length).toBeGreaterThan(0);
    };
    const stages = await app.database.read<{ id: string; category: string }>('SELECT id, category FROM stages');
    const categoryOf = new Map(stages.map(({ id, category }) => [id, category]));
    await expectOnly({ track: 'export' }, ({ track }) => track === 'export');
    await expectOnly({ ownerId: cast.bram.personId }, ({ owner }) => owner.id === cast.bram.personId);
    await expectOnly({ teamId: cast.exportTeam }, ({ teamId }) => teamId === cast.exportTeam);
    await expectOnly(
      { priority: 'high', currency: 'CNY' },
      (lead) => lead.priority === 'high' && lead.value?.currency === 'CNY',
    );
    await expectOnly({ category: 'lost' }, ({ stageId }) => categoryOf.get(stageId) === 'lost');
    await expectOnly(
      { category: 'signed', track: 'export' },
      (lead) => lead.track === 'export' && categoryOf.get(lead.stageId) === 'signed',
    );
    await expectOnly({ organisationId: cast.jinlan }, ({ organisation }) => organisation.id === cast.jinlan);
    await expectOnly({ withoutNextStep: 'true' as never }, () => true);
    expect(await listAll(cast.manager, { withoutNextStep: 'false' as never })).toEqual([]);
    await expectOnly({ q: all[0]!.number.toLowerCase() }, ({ number }) => number === all[0]!.number);
  });

  test('refuses a cursor of another list, filter or order', async () => {
    const first = await app.actAs(cast.manager).send(leadEndpoints.list, { query: { limit: 2 } });
    const cursor = first.body.nextCursor ?? '';
    const others: ListLeadsQuery[] = [{ sort: 'number' }, { track: 'export' }, { q: 'x' }];
    for (const query of others) {
      const { status, text } = await app.actAs(cast.manager).send(leadEndpoints.list, { query: { ...query, cursor } });
      expect([status, JSON.parse(text).code]).toEqual([400, 'cursor.invalid']);
    }
  });
});
