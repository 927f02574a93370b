import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Problem } from '@brug/contracts/http';
import { type Lead, leadEndpoints } from '@brug/contracts/leads';
import { projectEndpoints } from '@brug/contracts/projects';
import { Injectable, Module } from '@nestjs/common';
import type { EventPayload } from '@brug/contracts/events';
import { newId } from '../platform/database/new-id.js';
import type { Tx } from '../platform/database/tx.js';
import { OnEventInTransaction } from '../platform/events/in-transaction-handlers.js';
import { ProjectsModule } from '../projects/projects.public.js';
import { addLead, type Cast, createLeadsApp, moveLead, newLead, stageId } from '../testing/lead-fixtures.js';
import type { TestApp } from '../testing/test-app.js';

/** Refuses what a test tells it to, after everything else of a move was written. */
@Injectable()
class Saboteur {
  armed = false;

  @OnEventInTransaction('project.created.v1')
  async fail(_tx: Tx, _payload: EventPayload<'project.created.v1'>): Promise<void> {
    if (this.armed) throw new Error('sabotage');
  }
}

@Module({ providers: [Saboteur] })
class SaboteurModule {}

let app: TestApp;
let cast: Cast;
beforeAll(async () => {
  ({ app, cast } = await createLeadsApp([ProjectsModule, SaboteurModule]));
});
afterAll(() => app.close());

type Refusal = Problem & { current: Lead; yours: unknown };

async function tryMove(lead: Lead, key: string, more: object = {}, actor = cast.lore) {
  const body = { version: lead.version, toStageId: await stageId(app, lead.track, key), ...more };
  return app.actAs(actor).raw<Refusal>('POST', `/api/v1/leads/${lead.id}/move`, body);
}

const QUALIFIED = {
  naceCodes: ['13.96'],
  investment: {
    mode: 'greenfield' as const,
    activity: ['production' as const],
    timeframe: 'within-12-months' as const,
  },
};
const euros = (amount: string) => ({ amountMinor: amount, currency: 'EUR' }) as const;
const SIGNED = { kind: 'investment', value: euros('500000000'), jobs: 12, signedOn: '2026-03-05' } as const;

const exportLead = (actor = cast.pieter) =>
  addLead(app, actor, { track: 'export', organisationId: cast.devos, title: 'Looms for Shaoxing', source: 'mission' });

describe('a move', () => {
  test('that is sent again with its key gets the answer of before, although its version is not the one any more', async () => {
    const lead = await addLead(app, cast.lore, newLead(cast));
    const body = { version: lead.version, toStageId: await stageId(app, 'investment', 'inquiry') };
    const headers = { 'idempotency-key': newId() };
    const send = () => app.actAs(cast.lore).send(leadEndpoints.move, { params: { id: lead.id }, body }, { headers });
    const first = await send();
    const second = await send();
    expect([first.status, first.body.version]).toEqual([200, 2]);
    expect([second.status, second.text, second.headers['idempotent-replayed']]).toEqual([200, first.text, 'true']);
  });

  test('back and forth adds up in the time of each stage, and says when it came there last', async () => {
    let lead = await addLead(app, cast.lore, newLead(cast));
    const [prospect, inquiry] = [lead.stageId, await stageId(app, 'investment', 'inquiry')];
    for (const [days, key] of [
      [1, 'inquiry'],
      [2, 'prospect'],
      [3, 'inquiry'],
      [4, 'prospect'],
    ] as const) {
      app.clock.advance({ hours: days * 24 + 9 });
      lead = await moveLead(app, cast.lore, lead, key, { reason: 'Both ways' });
    }
    app.clock.advance({ hours: 15 });
    const { body } = await app.actAs(cast.lore).send(leadEndpoints.get, { params: { id: lead.id } });
    app.clock.set('2026-03-09T09:00:00Z');
    // 33 + 81 hours and the 15 since, and 57 + 105.
    expect(body.timeInStages).toEqual([
      { stageId: inquiry, enteredAt: '2026-03-16T12:00:00Z', leftAt: '2026-03-20T21:00:00Z', days: 6 },
      { stageId: prospect, enteredAt: '2026-03-20T21:00:00Z', leftAt: null, days: 5 },
    ]);
  });

  test('forward past stages is recorded with who, when and how long the lead stayed', async () => {
    const lead = await addLead(app, cast.lore, newLead(cast));
    app.clock.advance({ hours: 50 });
    const moved = await moveLead(app, cast.lore, lead, 'qualified', { changes: QUALIFIED });
    app.clock.set('2026-03-09T09:00:00Z');
    expect(moved).toMatchObject({ version: 2, stage: { key: 'qualified' }, probabilityBp: 2500, naceCodes: ['13.96'] });
    expect(moved.timeInStages.map(({ days, leftAt }) => [days, leftAt])).toEqual([
      [2, '2026-03-11T11:00:00Z'],
      [0, null],
    ]);
    const history = await app.database.read(
      `SELECT direction, lead_version AS version, seconds_in_stage_left::int AS seconds, author_id AS author FROM stage_changes
        WHERE lead_id = $1 ORDER BY lead_version`,
      [lead.id],
    );
    expect(history).toEqual([
      { direction: 'created', version: 1, seconds: null, author: cast.lore.personId },
      { direction: 'forward', version: 2, seconds: 180_000, author: cast.lore.personId },
    ]);
    const events = await app.database.read<{ name: string; payload: object }>(
      'SELECT name, payload FROM outbox WHERE aggregate_id = $1 ORDER BY sequence',
      [lead.id],
    );
    expect(events.map(({ name }) => name)).toEqual(['lead.created.v1', 'lead.updated.v1', 'lead.stage-changed.v1']);
    expect(events[2]?.payload).toMatchObject({
      fromStageId: lead.stageId,
      toStageId: moved.stageId,
      toStageKey: 'qualified',
      fromCategory: 'open',
      toCategory: 'open',
      wakeUpOn: null,
    });
    const actions = await app.database.read<{ action: string }>(
      `SELECT action FROM audit_entries WHERE entity_id = $1 ORDER BY id`,
      [lead.id],
    );
    expect(actions.map(({ action }) => action)).toEqual(['create', 'update', 'move']);
  });

  test('that the gate refuses names every missing field and leaves the lead as it was', async () => {
    const lead = await addLead(app, cast.lore, newLead(cast));
    const { status, body } = await tryMove(lead, 'proposal', { changes: { investment: { capex: euros('100') } } });
    expect([status, body.code]).toEqual([422, 'lead.gate-refused']);
    expect(body.errors).toEqual([
      { path: 'jobsNew', code: 'gate.missing', message: 'jobsNew' },
      { path: 'landM2', code: 'gate.missing', message: 'landM2 or buildingM2' },
    ]);
    const after = await app.actAs(cast.lore).send(leadEndpoints.get, { params: { id: lead.id } });
    expect(after.body).toMatchObject({ version: 1, investment: { capex: null } });
  });

  test('asks a gate under its condition at the rate of the day', async () => {
    const lead = await addLead(
      app,
      cast.lore,
      newLead(cast, { investment: { siteVisitOn: '2026-04-01', siteVisitors: ['Shen'] } }),
    );
    // 10 M€ are 80 M yuan at 8 yuan a euro: from there on the gate asks for two visitors.
    const below = await tryMove(lead, 'site-visit', {
      changes: { investment: { capex: { amountMinor: '7999999900', currency: 'CNY' } } },
    });
    expect(below.status).toBe(200);
    const other = await addLead(
      app,
      cast.lore,
      newLead(cast, { investment: { siteVisitOn: '2026-04-01', siteVisitors: ['Shen'] } }),
    );
    const above = await tryMove(other, 'site-visit', {
      changes: { investment: { capex: { amountMinor: '8000000000', currency: 'CNY' } } },
    });
    expect(above.body.errors).toEqual([
      { path: 'siteVisitors', code: 'gate.missing', message: 'siteVisitors, at least 2' },
    ]);
  });

  test('to the stage it is in, to a stage of the other track and to nowhere is refused', async () => {
    const lead = await addLead(app, cast.lore, newLead(cast));
    expect((await tryMove(lead, 'prospect')).body).toMatchObject({
      code: 'lead.same-stage',
      errors: [{ path: 'body.toStageId' }],
    });
    const elsewhere = await tryMove(lead, 'prospect', { toStageId: await stageId(app, 'export', 'intake') });
    expect(elsewhere.body).toMatchObject({ status: 422, code: 'reference.unknown' });
    expect((await tryMove(lead, 'prospect', { toStageId: newId() })).body.code).toBe('reference.unknown');
  });

  test('back needs a reason, lost a lost reason, dormant a day after today', async () => {
    const lead = await moveLead(app, cast.lore, await addLead(app, cast.lore, newLead(cast)), 'inquiry');
    expect((await tryMove(lead, 'prospect')).body).toMatchObject({
      code: 'lead.reason-required',
      errors: [{ path: 'body.reason' }],
    });
    expect((await tryMove(lead, 'lost', { reason: 'gone' })).body).toMatchObject({
      errors: [{ path: 'body.lostReason' }],
    });
    for (const wakeUpOn of [undefined, '2026-03-09']) {
      expect((await tryMove(lead, 'dormant', { wakeUpOn })).body).toMatchObject({
        code: 'lead.wake-up-required',
        errors: [{ path: 'body.wakeUpOn' }],
      });
    }
  });

  test('to lost keeps why and where to, and back from there forgets it on the lead, not in the history', async () => {
    const lead = await addLead(app, cast.lore, newLead(cast));
    const lost = await moveLead(app, cast.lore, lead, 'lost', {
      lostReason: 'other-location',
      winningLocation: 'Lille',
    });
    expect(lost).toMatchObject({ lostReason: 'other-location', winningLocation: 'Lille', probabilityBp: 0 });
    const back = await moveLead(app, cast.lore, lost, 'prospect');
    expect(back).toMatchObject({ lostReason: null, winningLocation: null, stage: { key: 'prospect' } });
    const rows = await app.database.read<{ direction: string; lostReason: string | null }>(
      `SELECT direction, lost_reason AS "lostReason" FROM stage_changes WHERE lead_id = $1 ORDER BY lead_version`,
      [lead.id],
    );
    expect(rows.map(({ direction, lostReason }) => [direction, lostReason])).toEqual([
      ['created', null],
      ['lost', 'other-location'],
      ['reopened', null],
    ]);
  });

  test('to dormant says in its event when the lead wakes', async () => {
    const lead = await addLead(app, cast.lore, newLead(cast));
    const asleep = await moveLead(app, cast.lore, lead, 'dormant', { wakeUpOn: '2026-09-01' });
    expect(asleep.wakeUpOn).toBe('2026-09-01');
    const [event] = await app.database.read<{ wake: string }>(
      `SELECT payload->>'wakeUpOn' AS wake FROM outbox WHERE aggregate_id = $1 AND name = 'lead.stage-changed.v1'`,
      [lead.id],
    );
    expect(event?.wake).toBe('2026-09-01');
  });

  test("of another team's lead is refused, of one that may not be seen it is not found", async () => {
    const lead = await addLead(app, cast.lore, newLead(cast));
    expect((await tryMove(lead, 'inquiry', {}, cast.pieter)).status).toBe(403);
    expect((await tryMove(lead, 'inquiry', {}, cast.viewer)).status).toBe(403);
    expect((await tryMove(lead, 'inquiry', {}, cast.bram)).status).toBe(200);
    const hidden = await addLead(app, cast.lore, newLead(cast, { confidentiality: 'restricted' }));
    expect((await tryMove(hidden, 'inquiry', {}, cast.pieter)).status).toBe(404);
  });

  test('on an older version is refused with the lead as it is and what was asked', async () => {
    const lead = await addLead(app, cast.lore, newLead(cast));
    await moveLead(app, cast.bram, lead, 'inquiry');
    const { status, body } = await tryMove(lead, 'lost', { lostReason: 'no-budget' });
    expect([status, body.code, body.current.stage.key, body.current.version]).toEqual([
      409,
      'version.conflict',
      'inquiry',
      2,
    ]);
    expect(body.yours).toMatchObject({ version: 1, lostReason: 'no-budget' });
  });

  test('leaves a history that cannot be edited', async () => {
    const lead = await addLead(app, cast.lore, newLead(cast));
    await expect(
      app.database.read(`UPDATE stage_changes SET reason = 'x' WHERE lead_id = $1`, [lead.id]),
    ).rejects.toThrow('append-only');
    await expect(app.database.read('DELETE FROM stage_changes WHERE lead_id = $1', [lead.id])).rejects.toThrow(
      'append-only',
    );
  });
});

describe('a signature', () => {
  const projectOf = (id: string, actor = cast.lore) =>
    app.actAs(actor).send(projectEndpoints.ofLead, { params: { id } });

  test('names what the project still needs', async () => {
    const lead = await addLead(app, cast.lore, newLead(cast));
    const { body } = await tryMove(lead, 'signed', { project: { kind: 'investment' } });
    expect(body.errors?.map(({ path }) => path)).toEqual(['project.value', 'project.jobs', 'project.signedOn']);
    const trade = await exportLead();
    const refused = await tryMove(trade, 'signed', { project: SIGNED }, cast.pieter);
    expect(refused.body.errors?.map(({ path }) => path)).toEqual(['project.counterpartId']);
    const unknown = await tryMove(
      trade,
      'signed',
      { project: { ...SIGNED, counterpartOrganisationId: newId() } },
      cast.pieter,
    );
    expect(unknown.body).toMatchObject({
      code: 'reference.unknown',
      errors: [{ path: 'body.project.counterpartOrganisationId' }],
    });
  });

  test('of an investment makes the project and announces value, capex and jobs', async () => {
    const lead = await addLead(
      app,
      cast.lore,
      newLead(cast, { estimatedValue: euros('1'), investment: { jobsNew: 99 } }),
    );
    const signed = await moveLead(app, cast.lore, lead, 'signed', { project: SIGNED });
    expect(signed).toMatchObject({
      value: { amountMinor: '500000000', currency: 'EUR' },
      jobs: 12,
      probabilityBp: 10_000,
      signature: {
        title: lead.title,
        kind: 'investment',
        value: euros('500000000'),
        capex: null,
        jobs: 12,
        signedOn: '2026-03-05',
        counterpart: null,
      },
    });
    const { status, body } = await projectOf(lead.id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ leadId: lead.id, title: lead.title, kind: 'investment', signedOn: '2026-03-05' });
    const lines = body.commitments.map(({ measure, status: state, money, jobs }) => [measure, state, money, jobs]);
    expect(lines).toEqual([
      ['contract-value', 'announced', euros('500000000'), null],
      ['capex', 'announced', euros('500000000'), null],
      ['jobs', 'announced', null, 12],
    ]);
    const events = await app.database.read<{ name: string }>(
      'SELECT name FROM outbox WHERE aggregate_id = $1 ORDER BY sequence',
      [lead.id],
    );
    expect(events.map(({ name }) => name)).toEqual(['lead.created.v1', 'lead.stage-changed.v1', 'project.created.v1']);
  });

  test('of a trade contract has its counterpart and no capex unless given', async () => {
    const lead = await exportLead();
    const project = {
      kind: 'trade-contract',
      value: { amountMinor: '800', currency: 'CNY' },
      signedOn: '2026-03-01',
      counterpartOrganisationId: cast.jinlan,
      title: 'Twelve looms',
    } as const;
    const signed = await moveLead(app, cast.pieter, lead, 'signed', { project });
    expect(signed.signature).toMatchObject({ title: 'Twelve looms', jobs: null, counterpart: { name: 'Jinlan' } });
    const { body } = await projectOf(lead.id);
    expect([body.title, body.counterpart?.id]).toEqual(['Twelve looms', cast.jinlan]);
    expect(body.commitments.map(({ measure }) => measure)).toEqual(['contract-value']);
  });

  test('makes the project in the same transaction, or nothing happens', async () => {
    const lead = await addLead(app, cast.lore, newLead(cast));
    const saboteur = app.get(Saboteur);
    saboteur.armed = true;
    const failed = await tryMove(lead, 'signed', { project: SIGNED });
    saboteur.armed = false;
    expect(failed.status).toBe(500);
    const after = await app.actAs(cast.lore).send(leadEndpoints.get, { params: { id: lead.id } });
    expect(after.body).toMatchObject({ version: 1, stage: { key: 'prospect' }, signature: null });
    expect((await projectOf(lead.id)).status).toBe(404);
    const left = await app.database.read(
      `SELECT 1 FROM signatures WHERE lead_id = $1 UNION ALL SELECT 1 FROM stage_changes WHERE lead_id = $1 AND direction = 'signed'
        UNION ALL SELECT 1 FROM outbox WHERE aggregate_id = $1 AND name <> 'lead.created.v1'`,
      [lead.id],
    );
    expect(left).toEqual([]);
    expect((await tryMove(lead, 'signed', { project: SIGNED })).status).toBe(200);
  });

  test('is left by managers only, with a reason; signature and project are then annulled and can be made anew', async () => {
    const lead = await moveLead(app, cast.lore, await addLead(app, cast.lore, newLead(cast)), 'signed', {
      project: SIGNED,
    });
    expect((await tryMove(lead, 'decision', { reason: 'withdrawn' })).status).toBe(403);
    expect((await tryMove(lead, 'prospect', {}, cast.manager)).body.code).toBe('lead.reason-required');
    const back = await moveLead(app, cast.manager, lead, 'prospect', { reason: 'withdrawn' });
    expect(back).toMatchObject({ signature: null, stage: { key: 'prospect' }, value: { amountMinor: '500000000' } });
    expect((await projectOf(lead.id)).status).toBe(404);
    const kept = await app.database.read(
      `SELECT count(*)::int AS commitments, bool_and(p.annulled_at IS NOT NULL) AS annulled FROM projects p
        JOIN commitments c ON c.project_id = p.id WHERE p.lead_id = $1`,
      [lead.id],
    );
    expect(kept).toEqual([{ commitments: 3, annulled: true }]);
    const again = await moveLead(app, cast.lore, back, 'signed', { project: { ...SIGNED, jobs: 3 } });
    expect([again.jobs, (await projectOf(lead.id)).body.commitments.at(-1)?.jobs]).toEqual([3, 3]);
  });

  test('holds the value of the lead: it cannot be estimated differently any more', async () => {
    const lead = await moveLead(app, cast.lore, await addLead(app, cast.lore, newLead(cast)), 'signed', {
      project: SIGNED,
    });
    const answer = await app
      .actAs(cast.lore)
      .raw<Problem>('PATCH', `/api/v1/leads/${lead.id}`, { version: lead.version, estimatedValue: euros('1') });
    expect([answer.status, answer.body.code, answer.body.errors?.[0]?.path]).toEqual([
      409,
      'lead.already-signed',
      'body.estimatedValue',
    ]);
    const title = await app
      .actAs(cast.lore)
      .raw('PATCH', `/api/v1/leads/${lead.id}`, { version: lead.version, title: 'Better' });
    expect(title.status).toBe(200);
  });

  test('of a lead that may not be seen is not found', async () => {
    const lead = await addLead(app, cast.lore, newLead(cast, { confidentiality: 'restricted' }));
    await moveLead(app, cast.lore, lead, 'signed', { project: SIGNED });
    expect((await projectOf(lead.id, cast.pieter)).status).toBe(404);
    expect((await projectOf(lead.id, cast.manager)).status).toBe(200);
  });
});
