import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { activityEndpoints } from '@brug/contracts/activities';
import { followUpEndpoints } from '@brug/contracts/follow-ups';
import type { Problem } from '@brug/contracts/http';
import { leadEndpoints } from '@brug/contracts/leads';
import { asSystem } from '../platform/actors/caller.js';
import { addLead, moveLead, newLead } from '../testing/lead-fixtures.js';
import { TEST_NOW } from '../testing/test-app.js';
import { Scene } from './testing/scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.create();
});
beforeEach(() => scene.app.clock.set(TEST_NOW));
afterAll(() => scene.close());

const TO_PROPOSAL = {
  naceCodes: ['13.20'],
  estimatedValue: null,
  investment: {
    mode: 'greenfield',
    activity: ['production'],
    timeframe: 'within-6-months',
    capex: { amountMinor: '500000000', currency: 'EUR' },
    jobsNew: 20,
    buildingM2: 5000,
  },
} as const;

/** A lead with everything that the gates up to *proposal* ask for. */
async function qualifiedLead() {
  const { app, cast } = scene;
  const lead = await addLead(app, cast.lore, newLead(cast, { source: 'targeting', primaryContactId: cast.contact }));
  const { naceCodes, investment } = TO_PROPOSAL;
  const body = {
    version: lead.version,
    naceCodes: [...naceCodes],
    investment: { ...investment, activity: [...investment.activity] },
  };
  const answer = await app.actAs(cast.lore).send(leadEndpoints.update, { params: { id: lead.id }, body });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body;
}

describe('a lead from outside', () => {
  test('gives its owner a call within the response target, in the hours of the agency', async () => {
    const { app, cast } = scene;
    app.clock.set('2026-03-13T15:00:00Z');
    const lead = await addLead(
      app,
      cast.lore,
      newLead(cast, { source: 'inquiry-phone', primaryContactId: cast.contact }),
    );
    const [task, ...others] = await scene.ofLead(lead.id);
    expect(others).toEqual([]);
    expect(task).toMatchObject({
      kind: 'task',
      taskKind: 'call',
      state: 'planned',
      title: 'Eerste contact: bellen',
      dueAt: '2026-03-16T11:00:00Z',
      dueReason: { timing: 'response-target', calendar: 'BE', workingMinutes: 240 },
    });
    const { body } = await app.actAs(cast.lore).send(leadEndpoints.get, { params: { id: lead.id } });
    expect(body.nextFollowUp).toMatchObject({ id: task?.id, kind: 'task', taskKind: 'call', overdue: false });
  });

  test('has its task in the language of its owner', async () => {
    const { app, cast } = scene;
    await scene.set(`UPDATE people SET language = 'zh' WHERE id = $1`, [cast.bram.personId]);
    const lead = await addLead(app, cast.bram, newLead(cast, { source: 'referral' }));
    expect((await scene.ofLead(lead.id)).map(({ title }) => title)).toEqual(['首次联系：致电']);
  });

  test('is acknowledged at once when it came over the form, and the acknowledgement is not its next step', async () => {
    const lead = await scene.inquiry();
    const acknowledgement = await scene.acknowledgement(lead.id);
    expect(acknowledgement).toMatchObject({
      kind: 'message',
      state: 'planned',
      language: 'zh',
      dueAt: '2026-03-09T09:00:00Z',
    });
    expect(await scene.leadRow(lead.id)).toMatchObject({
      next_follow_up_kind: 'task',
      next_follow_up_task_kind: 'call',
    });
  });
});

test('a lead that we found ourselves is nobody’s to answer: nothing is planned', async () => {
  const { app, cast } = scene;
  const lead = await addLead(app, cast.lore, newLead(cast, { source: 'targeting' }));
  expect(await scene.ofLead(lead.id)).toEqual([]);
});

test('what is planned is recorded: an event each, an audit entry each, a wake-up for the message alone', async () => {
  const { app } = scene;
  await app.drainOutbox();
  app.jobs.clear();
  const lead = await scene.inquiry();
  const rows = await scene.ofLead(lead.id);
  const events = await app.database.read<{ payload: { followUpId: string; kind: string; revision: number } }>(
    `SELECT payload FROM outbox WHERE name = 'follow-up.planned.v1' AND aggregate_id = $1 ORDER BY sequence`,
    [lead.id],
  );
  expect(events.map(({ payload }) => payload.followUpId).toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
  const audit = await app.database.read(
    `SELECT action FROM audit_entries WHERE entity = 'follow-up' AND entity_id = ANY($1)`,
    [rows.map(({ id }) => id)],
  );
  expect(audit).toEqual([{ action: 'plan' }, { action: 'plan' }]);
  await app.drainOutbox();
  const message = rows.find(({ kind }) => kind === 'message');
  expect(app.jobs.jobs.map(({ jobId }) => jobId)).toEqual([`followup-${message?.id}-1`]);
});

describe('a move', () => {
  test('plans what the stage asks for, and calls it off when the stage is left', async () => {
    const { app, cast } = scene;
    const lead = await qualifiedLead();
    const qualified = await moveLead(app, cast.lore, lead, 'qualified');
    expect((await scene.ofLead(lead.id)).map(({ title, state }) => [title, state])).toEqual([
      ['Voorstel opmaken', 'planned'],
    ]);
    await moveLead(app, cast.lore, qualified, 'proposal');
    const rows = await scene.ofLead(lead.id);
    expect(rows.map(({ title, state, endReason }) => [title, state, endReason]).toSorted()).toEqual([
      ['Nabellen over het voorstel', 'planned', null],
      ['Voorstel opmaken', 'cancelled', 'stage-left'],
    ]);
    // Three Chinese working days after Monday 9 March, in the office hours of Kortrijk.
    const call = rows.find(({ state }) => state === 'planned');
    expect([call?.dueAt, call?.dueReason.calendar]).toEqual(['2026-03-12T08:00:00Z', 'CN']);
    expect((await scene.leadRow(lead.id))['next_follow_up_title']).toBe('Nabellen over het voorstel');
  });

  test('to dormant plans the wake-up on its day, in the transaction of the move', async () => {
    const { app, cast } = scene;
    const lead = await scene.inquiry();
    const asleep = await moveLead(app, cast.lore, lead, 'dormant', { wakeUpOn: '2026-07-21' });
    const wakeUp = (await scene.ofLead(lead.id)).find(({ title }) => title === 'Slapende lead wekken');
    // 21 July is the national holiday.
    expect(wakeUp).toMatchObject({ state: 'planned', dueAt: '2026-07-22T07:00:00Z' });
    await moveLead(app, cast.lore, asleep, 'inquiry');
    const after = (await scene.ofLead(lead.id)).find(({ id }) => id === wakeUp?.id);
    expect([after?.state, after?.endReason]).toEqual(['cancelled', 'stage-left']);
  });

  test('that fails leaves no wake-up behind', async () => {
    const { app, cast } = scene;
    const lead = await scene.inquiry();
    const before = await scene.ofLead(lead.id);
    const failing = app.transactions.run(asSystem('test'), async (tx) => {
      await tx.events.record(
        'lead.stage-changed.v1',
        {
          leadId: lead.id,
          track: 'investment',
          ownerId: cast.lore.personId,
          teamId: cast.investTeam,
          confidentiality: 'normal',
          stageChangeId: lead.id,
          fromStageId: lead.stageId,
          toStageId: lead.stageId,
          toStageKey: 'dormant',
          toCategory: 'dormant',
          fromCategory: 'open',
          wakeUpOn: '2026-07-21',
        },
        { aggregate: lead.id },
      );
      throw new Error('the move fails');
    });
    await expect(failing).rejects.toThrow('the move fails');
    expect(await scene.ofLead(lead.id)).toEqual(before);
    await app.drainOutbox();
    expect(app.jobs.jobs.filter(({ jobId }) => before.every(({ id }) => !jobId.includes(id)))).not.toContainEqual(
      expect.objectContaining({ payload: { followUpId: lead.id } }),
    );
  });

  test('to lost ends what rules planned, but neither the acknowledgement nor a task somebody made', async () => {
    const { app, cast } = scene;
    const lead = await scene.inquiry();
    const body = {
      leadId: lead.id,
      taskKind: 'to-do',
      title: 'Send the file back',
      dueAt: '2026-03-20T09:00:00Z',
    } as const;
    await app.actAs(cast.lore).send(followUpEndpoints.createTask, { body });
    await moveLead(app, cast.lore, lead, 'lost', { lostReason: 'no-budget' });
    const states = (await scene.ofLead(lead.id)).map(({ title, state, endReason }) => [title, state, endReason]);
    expect(states.toSorted()).toEqual([
      ['Eerste contact: bellen', 'cancelled', 'lead-closed'],
      ['Ontvangstbevestiging', 'planned', null],
      ['Send the file back', 'planned', null],
    ]);
    expect((await scene.leadRow(lead.id))['next_follow_up_title']).toBe('Send the file back');
  });
});

describe('a call that is written down', () => {
  test('does the task it was meant for, in one transaction', async () => {
    const { app, cast } = scene;
    const lead = await scene.inquiry();
    const task = (await scene.ofLead(lead.id)).find(({ kind }) => kind === 'task');
    const body = {
      kind: 'call',
      outcome: 'reached',
      body: 'They will send drawings',
      completesFollowUpId: task?.id,
    } as const;
    const answer = await app.actAs(cast.lore).send(activityEndpoints.record, { params: { id: lead.id }, body });
    expect(answer.status).toBe(201);
    const done = (await scene.ofLead(lead.id)).find(({ id }) => id === task?.id);
    expect(done).toMatchObject({ state: 'done', endedAt: '2026-03-09T09:00:00Z' });
    expect((await scene.leadRow(lead.id))['next_follow_up_id']).toBeNull();

    const again = await app
      .actAs(cast.lore)
      .raw<Problem>('POST', `/api/v1/leads/${lead.id}/activities`, { ...body, body: 'Once more' });
    expect([again.status, again.body.code]).toEqual([409, 'follow-up.not-open']);
  });

  test('cannot do a task of another lead', async () => {
    const { app, cast } = scene;
    const [one, other] = [await scene.inquiry(), await scene.inquiry()];
    const task = (await scene.ofLead(other.id)).find(({ kind }) => kind === 'task');
    const body = { kind: 'call', outcome: 'reached', completesFollowUpId: task?.id };
    const answer = await app.actAs(cast.lore).raw<Problem>('POST', `/api/v1/leads/${one.id}/activities`, body);
    expect([answer.status, answer.body.code]).toEqual([422, 'reference.unknown']);
  });
});
