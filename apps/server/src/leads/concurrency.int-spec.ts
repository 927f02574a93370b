import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Problem } from '@brug/contracts/http';
import { type Lead, leadEndpoints } from '@brug/contracts/leads';
import { formatLeadNumber } from '@brug/domain/leads';
import { asSystem } from '../platform/actors/caller.js';
import { ProjectsModule } from '../projects/projects.public.js';
import { addLead, type Cast, createLeadsApp, newLead, stageId } from '../testing/lead-fixtures.js';
import type { TestApp } from '../testing/test-app.js';
import { BoardTotalsJob } from './board-totals.job.js';

let app: TestApp;
let cast: Cast;
beforeAll(async () => {
  ({ app, cast } = await createLeadsApp([ProjectsModule]));
});
afterAll(() => app.close());

const recount = () => app.get(BoardTotalsJob).recountBoardTotals();

async function inParallel<T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_unused, index) => work(index)));
}

describe('200 creations at the same time', () => {
  test('get numbers without gaps or doubles per track, also when some of them fail, and the totals equal a recount', async () => {
    const answers = await inParallel(200, (index) => {
      const track = index % 3 === 0 ? 'export' : 'investment';
      const owner = [cast.lore, cast.bram, cast.pieter][index % 3] ?? cast.lore;
      // Every tenth fails late, by a contact that is not the organisation's.
      const wrong = index % 10 === 9 ? { primaryContactId: cast.jinlan } : {};
      const value = { amountMinor: String(index * 1000), currency: 'EUR' };
      return app.actAs(owner).raw<Lead>('POST', '/api/v1/leads', {
        ...newLead(cast),
        track,
        estimatedValue: value,
        ...wrong,
      });
    });
    const created = answers.filter(({ status }) => status === 201).map(({ body }) => body);
    expect(created).toHaveLength(180);
    for (const track of ['investment', 'export'] as const) {
      const numbers = created.filter((lead) => lead.track === track).map(({ number }) => number);
      const expected = numbers.map((_number, index) => formatLeadNumber(track, 2026, index + 1));
      expect(numbers.toSorted()).toEqual(expected);
    }
    expect(await recount()).toEqual([]);
  });

  test('give the number of a rolled-back creation to the next one', async () => {
    const before = await addLead(app, cast.lore, newLead(cast));
    const rollback = app.transactions.run(asSystem('test'), async (tx) => {
      await tx.execute(`UPDATE lead_counters SET last = last + 1 WHERE track = 'investment' AND year = 2026`);
      throw new Error('rolled back');
    });
    await expect(rollback).rejects.toThrow('rolled back');
    const after = await addLead(app, cast.lore, newLead(cast));
    const sequence = (lead: Lead) => Number(lead.number.slice(-4));
    expect(sequence(after)).toBe(sequence(before) + 1);
  });

  test('go on with five digits after 9 999', async () => {
    await app.database.read(`INSERT INTO lead_counters VALUES ('investment', 2030, 9998)`);
    app.clock.set('2030-05-06T08:00:00Z');
    const numbers = [
      (await addLead(app, cast.lore, newLead(cast))).number,
      (await addLead(app, cast.lore, newLead(cast))).number,
    ];
    app.clock.set('2026-03-09T09:00:00Z');
    expect(numbers).toEqual([formatLeadNumber('investment', 2030, 9999), formatLeadNumber('investment', 2030, 10_000)]);
  });
});

describe('50 moves and edits of one lead at the same time', () => {
  test('lose nothing: what was acknowledged is in the history once, what was not got a conflict', async () => {
    const lead = await addLead(
      app,
      cast.lore,
      newLead(cast, { estimatedValue: { amountMinor: '500', currency: 'EUR' } }),
    );
    const [prospect, inquiry] = [
      await stageId(app, 'investment', 'prospect'),
      await stageId(app, 'investment', 'inquiry'),
    ];
    const acknowledged: { version: number; what: 'move' | 'edit'; tag: string }[] = [];
    let conflicts = 0;

    /** Reads, tries, and after a conflict tries again on the version which the conflict shows. */
    const persist = async (index: number): Promise<void> => {
      const actor = [cast.lore, cast.bram, cast.manager][index % 3] ?? cast.lore;
      const client = app.actAs(actor);
      let { body: current } = await client.send(leadEndpoints.get, { params: { id: lead.id } });
      for (;;) {
        const tag = `edit ${index}`;
        const what = index % 2 === 0 ? 'move' : 'edit';
        const target = current.stageId === prospect ? inquiry : prospect;
        const answer =
          what === 'move'
            ? await client.raw<Lead & Problem>('POST', `/api/v1/leads/${lead.id}/move`, {
                version: current.version,
                toStageId: target,
                reason: tag,
              })
            : await client.raw<Lead & Problem>('PATCH', `/api/v1/leads/${lead.id}`, {
                version: current.version,
                tags: [tag],
              });
        if (answer.status === 200) {
          acknowledged.push({ version: current.version + 1, what, tag });
          return;
        }
        expect([answer.status, answer.body.code]).toEqual([409, 'version.conflict']);
        conflicts += 1;
        current = answer.body.current as Lead;
      }
    };
    await inParallel(50, persist);

    expect(conflicts).toBeGreaterThan(0);
    const { body: final } = await app.actAs(cast.lore).send(leadEndpoints.get, { params: { id: lead.id } });
    expect(final.version).toBe(51);
    expect(acknowledged.map(({ version }) => version).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 50 }, (_unused, index) => index + 2),
    );
    const moves = await app.database.read<{ version: number; tag: string; from: string; to: string }>(
      `SELECT lead_version AS version, reason AS tag, from_stage_id AS "from", to_stage_id AS "to" FROM stage_changes
        WHERE lead_id = $1 AND from_stage_id IS NOT NULL ORDER BY lead_version`,
      [lead.id],
    );
    const ofMoves = acknowledged.filter(({ what }) => what === 'move').toSorted((a, b) => a.version - b.version);
    expect(moves.map(({ version, tag }) => [version, tag])).toEqual(ofMoves.map(({ version, tag }) => [version, tag]));
    // Each move begins where the one before it ended.
    moves.forEach(({ from }, index) => expect(from).toBe(index === 0 ? prospect : moves[index - 1]?.to));
    const edits = await app.database.read<{ tag: string }>(
      `SELECT changes->0->'after'->>0 AS tag FROM audit_entries WHERE entity_id = $1 AND action = 'update'`,
      [lead.id],
    );
    expect(edits.map(({ tag }) => tag).toSorted()).toEqual(
      acknowledged
        .filter(({ what }) => what === 'edit')
        .map(({ tag }) => tag)
        .toSorted(),
    );
    const lastEdit = acknowledged.filter(({ what }) => what === 'edit').toSorted((a, b) => b.version - a.version)[0];
    expect(final.tags).toEqual([lastEdit?.tag]);
    const events = await app.database.read(`SELECT 1 FROM outbox WHERE aggregate_id = $1`, [lead.id]);
    expect(events).toHaveLength(51);
    expect(await recount()).toEqual([]);
  }, 60_000);
});

describe('moves, edits and creations of many leads of one owner at the same time', () => {
  test('neither deadlock nor disturb the totals', async () => {
    const leads = await inParallel(20, (index) =>
      addLead(
        app,
        cast.lore,
        newLead(cast, { estimatedValue: { amountMinor: String(index), currency: index % 2 ? 'EUR' : 'CNY' } }),
      ),
    );
    const targets = await Promise.all(['inquiry', 'lost', 'dormant'].map((key) => stageId(app, 'investment', key)));
    const answers = await inParallel(60, async (index) => {
      const lead = leads[index % 20];
      if (!lead) throw new Error('no lead');
      if (index < 20)
        return app.actAs(cast.manager).raw('POST', `/api/v1/leads/${lead.id}/move`, {
          version: 1,
          toStageId: targets[index % 3],
          lostReason: 'other',
          wakeUpOn: '2027-01-04',
        });
      if (index < 40)
        return app.actAs(cast.lore).raw('PATCH', `/api/v1/leads/${lead.id}`, {
          version: 1,
          estimatedValue: { amountMinor: '7', currency: 'USD' },
          priority: 'high',
        });
      return app.actAs(cast.lore).raw('POST', '/api/v1/leads', newLead(cast));
    });
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 201, 409]));
    expect(await recount()).toEqual([]);
  });
});
