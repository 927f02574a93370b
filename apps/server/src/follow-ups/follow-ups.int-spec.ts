import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { type FollowUp, followUpEndpoints } from '@brug/contracts/follow-ups';
import type { Problem, RequestOf } from '@brug/contracts/http';
import { type Lead, leadEndpoints } from '@brug/contracts/leads';
import type { Actor } from '@brug/domain/permissions';
import { newId } from '../platform/database/new-id.js';
import { addLead, newLead } from '../testing/lead-fixtures.js';
import { TEST_NOW } from '../testing/test-app.js';
import { Scene } from './testing/scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.create();
});
beforeEach(() => {
  scene.app.clock.set(TEST_NOW);
  scene.mailServer.follow({});
  scene.mailServer.received.length = 0;
});
afterAll(() => scene.close());

type TaskBody = RequestOf<typeof followUpEndpoints.createTask>['body'];

async function leadOf(actor: Actor, change: Parameters<typeof newLead>[1] = {}): Promise<Lead> {
  return addLead(scene.app, actor, newLead(scene.cast, { source: 'targeting', ...change }));
}

async function addTask(actor: Actor, lead: Lead, change: Partial<TaskBody> = {}): Promise<FollowUp> {
  const body: TaskBody = {
    leadId: lead.id,
    taskKind: 'call',
    title: 'Call Shen',
    dueAt: '2026-03-10T08:00:00Z',
    ...change,
  };
  const answer = await scene.app.actAs(actor).send(followUpEndpoints.createTask, { body });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body;
}

const post = (actor: Actor, id: string, verb: string, body: unknown) =>
  scene.app.actAs(actor).raw<FollowUp & Problem>('POST', `/api/v1/follow-ups/${id}/${verb}`, body);
const listed = async (actor: Actor, lead: Lead): Promise<FollowUp[]> =>
  (await scene.app.actAs(actor).send(followUpEndpoints.ofLead, { params: { id: lead.id } })).body.items;
const codeOf = ({ status, body }: { status: number; body: { code: string } }) => [status, body.code];

describe('a task', () => {
  test('is planned with its reason, is the lead’s next step, and is told and audited', async () => {
    const { cast, app } = scene;
    const lead = await leadOf(cast.lore);
    const task = await addTask(cast.lore, lead, { taskKind: 'visit', contactId: cast.contact, body: 'bring samples' });
    expect(task).toMatchObject({
      kind: 'task',
      taskKind: 'visit',
      state: 'planned',
      title: 'Call Shen',
      body: 'bring samples',
      dueAt: '2026-03-10T08:00:00Z',
      dueReason: { timing: 'by-hand' },
      owner: { id: cast.lore.personId },
      contact: { id: cast.contact },
      lead: { id: lead.id, number: lead.number, organisation: { id: cast.jinlan } },
      overdue: false,
      workingDaysLate: 0,
      evidence: null,
      may: { complete: true, decide: true },
    });
    expect(await scene.leadRow(lead.id)).toMatchObject({
      next_follow_up_id: task.id,
      next_follow_up_task_kind: 'visit',
      version: 1,
    });
    const written = await app.database.read(
      `SELECT (SELECT count(*)::int FROM outbox WHERE payload->>'followUpId' = $1::text) AS events,
        (SELECT count(*)::int FROM audit_entries WHERE entity_id = $1::uuid AND actor_id = $2) AS audits`,
      [task.id, cast.lore.personId],
    );
    expect(written).toEqual([{ events: 1, audits: 1 }]);
  });

  test('sent twice with one key is planned once', async () => {
    const { cast, app } = scene;
    const lead = await leadOf(cast.lore);
    const body: TaskBody = { leadId: lead.id, taskKind: 'call', title: 'Call', dueAt: '2026-03-10T08:00:00Z' };
    const headers = { 'idempotency-key': newId() };
    const one = await app.actAs(cast.lore).send(followUpEndpoints.createTask, { body }, { headers });
    const two = await app.actAs(cast.lore).send(followUpEndpoints.createTask, { body }, { headers });
    expect([one.status, two.status, two.body.id]).toEqual([201, 201, one.body.id]);
    expect(await scene.ofLead(lead.id)).toHaveLength(1);
  });

  test('with wrong input is refused, every field named', async () => {
    const { cast, app } = scene;
    const wrong = { leadId: 'x', taskKind: 'sing', title: ' ', dueAt: 'soon', contactId: 1, ownerId: 'y' };
    const answer = await app.actAs(cast.lore).raw<Problem>('POST', '/api/v1/follow-ups/tasks', wrong);
    expect(codeOf(answer)).toEqual([422, 'request.invalid']);
    expect(new Set(answer.body.errors?.map(({ path }) => path))).toEqual(
      new Set(['leadId', 'taskKind', 'title', 'dueAt', 'contactId', 'ownerId'].map((field) => `body.${field}`)),
    );
  });

  test('for records that are not there is refused, each of them named', async () => {
    const { cast, app } = scene;
    const lead = await leadOf(cast.lore);
    const body = {
      leadId: lead.id,
      taskKind: 'call',
      title: 'Call',
      dueAt: '2026-03-10T08:00:00Z',
      ownerId: newId(),
      contactId: newId(),
    };
    const answer = await app.actAs(cast.lore).raw<Problem>('POST', '/api/v1/follow-ups/tasks', body);
    expect(codeOf(answer)).toEqual([422, 'reference.unknown']);
    expect(answer.body.errors?.map(({ path }) => path)).toEqual(['body.ownerId', 'body.contactId']);
    const nowhere = await app
      .actAs(cast.lore)
      .raw<Problem>('POST', '/api/v1/follow-ups/tasks', { ...body, leadId: newId() });
    expect(codeOf(nowhere)).toEqual([422, 'reference.unknown']);
  });

  test('is done, and taken up again', async () => {
    const { cast } = scene;
    const lead = await leadOf(cast.lore);
    const task = await addTask(cast.lore, lead);
    const done = await post(cast.lore, task.id, 'complete', { version: task.version });
    expect([done.status, done.body.state, done.body.endedAt]).toEqual([200, 'done', '2026-03-09T09:00:00Z']);
    expect((await scene.leadRow(lead.id))['next_follow_up_id']).toBeNull();
    expect(codeOf(await post(cast.lore, task.id, 'complete', { version: done.body.version }))).toEqual([
      409,
      'follow-up.not-open',
    ]);
    const again = await post(cast.lore, task.id, 'reopen', { version: done.body.version });
    expect([again.body.state, again.body.endedAt]).toEqual(['planned', null]);
    expect((await scene.leadRow(lead.id))['next_follow_up_id']).toBe(task.id);
    expect(codeOf(await post(cast.lore, task.id, 'reopen', { version: again.body.version }))).toEqual([
      409,
      'follow-up.not-open',
    ]);
  });

  test('is put off by working days of its owner, or of the calendar it was planned on, from its own day on', async () => {
    const { cast, app } = scene;
    app.clock.set('2026-02-13T10:00:00Z');
    const lead = await leadOf(cast.lore);
    const task = await addTask(cast.lore, lead, { dueAt: '2026-02-13T15:00:00Z' });
    const snoozed = await post(cast.lore, task.id, 'snooze', { version: task.version, workingDays: 2 });
    expect(snoozed.body).toMatchObject({
      dueAt: '2026-02-17T08:00:00Z',
      dueReason: { timing: 'snoozed', calendar: 'BE', workingDays: 2, provisional: false },
    });
    await scene.set(`UPDATE follow_ups SET due_reason = jsonb_set(due_reason, '{calendar}', '"CN"') WHERE id = $1`, [
      task.id,
    ]);
    const overNewYear = await post(cast.lore, task.id, 'snooze', { version: snoozed.body.version, workingDays: 2 });
    expect(overNewYear.body).toMatchObject({
      dueAt: '2026-02-25T08:00:00Z',
      dueReason: { timing: 'snoozed', calendar: 'CN' },
    });
    expect((await scene.leadRow(lead.id))['next_follow_up_at']).toBe('2026-02-25T08:00:00Z');
  });

  test('is called off with a reason, and stands on the timeline', async () => {
    const { cast, app } = scene;
    const lead = await leadOf(cast.lore);
    const task = await addTask(cast.lore, lead);
    const { body } = await post(cast.lore, task.id, 'cancel', { version: task.version, reason: 'They called us' });
    expect([body.state, body.endReason]).toEqual(['cancelled', 'They called us']);
    const timeline = await app.actAs(cast.lore).raw<{ items: object[] }>('GET', `/api/v1/leads/${lead.id}/timeline`);
    expect(timeline.body.items).toContainEqual(
      expect.objectContaining({
        type: 'follow-up',
        state: 'cancelled',
        title: 'Call Shen',
        reason: 'They called us',
        author: expect.objectContaining({ id: cast.lore.personId }),
      }),
    );
  });

  test('changed by somebody meanwhile is refused, with both versions', async () => {
    const { cast } = scene;
    const task = await addTask(cast.lore, await leadOf(cast.lore));
    await post(cast.bram, task.id, 'snooze', { version: task.version, workingDays: 1 });
    const answer = await post(cast.lore, task.id, 'complete', { version: task.version });
    expect(codeOf(answer)).toEqual([409, 'version.conflict']);
    expect(answer.body.current).toMatchObject({ id: task.id, version: 2, state: 'planned' });
    expect(answer.body.yours).toEqual({ version: 1 });
  });

  test.each([
    ['complete', {}],
    ['reopen', {}],
    ['snooze', { workingDays: 1 }],
    ['cancel', {}],
    ['decide', { decision: 'went' }],
  ])('that is not there cannot be found to %s', async (verb, body) => {
    const answer = await post(scene.cast.manager, newId(), verb, { ...body, version: 1 });
    expect(codeOf(answer)).toEqual([404, 'resource.not-found']);
  });
});

describe('rights', () => {
  test('a task is done by its owner, their team and managers; others see it and may not', async () => {
    const { cast } = scene;
    const task = await addTask(cast.lore, await leadOf(cast.lore));
    expect(codeOf(await post(cast.pieter, task.id, 'complete', { version: 1 }))).toEqual([403, 'auth.forbidden']);
    expect(codeOf(await post(cast.viewer, task.id, 'complete', { version: 1 }))).toEqual([403, 'auth.forbidden']);
    expect((await post(cast.bram, task.id, 'snooze', { version: 1, workingDays: 1 })).status).toBe(200);
    expect((await post(cast.manager, task.id, 'complete', { version: 2 })).status).toBe(200);
  });

  test('nobody outside its team plans a task on a lead', async () => {
    const { cast, app } = scene;
    const lead = await leadOf(cast.lore);
    const body: TaskBody = { leadId: lead.id, taskKind: 'call', title: 'Call', dueAt: '2026-03-10T08:00:00Z' };
    const answer = await app.actAs(cast.pieter).send(followUpEndpoints.createTask, { body });
    expect(answer.status).toBe(403);
  });

  test('the follow-ups of a restricted lead are not there for other teams', async () => {
    const { cast, app } = scene;
    const lead = await leadOf(cast.lore, { confidentiality: 'restricted' });
    const task = await addTask(cast.lore, lead);
    expect(codeOf(await post(cast.pieter, task.id, 'complete', { version: 1 }))).toEqual([404, 'resource.not-found']);
    const list = await app.actAs(cast.pieter).raw<Problem>('GET', `/api/v1/leads/${lead.id}/follow-ups`);
    expect(codeOf(list)).toEqual([404, 'resource.not-found']);
    const body: TaskBody = { leadId: lead.id, taskKind: 'call', title: 'Call', dueAt: '2026-03-10T08:00:00Z' };
    const add = await app.actAs(cast.pieter).raw<Problem>('POST', '/api/v1/follow-ups/tasks', body);
    expect(codeOf(add)).toEqual([422, 'reference.unknown']);
    expect((await post(cast.manager, task.id, 'complete', { version: 1 })).status).toBe(200);
  });

  test('a task on a restricted lead is for somebody who may see it', async () => {
    const { cast, app } = scene;
    const lead = await leadOf(cast.lore, { confidentiality: 'restricted' });
    const body = { leadId: lead.id, taskKind: 'call', title: 'Call', dueAt: '2026-03-10T08:00:00Z' };
    const answerFor = (owner: Actor) =>
      app.actAs(cast.lore).raw<Problem>('POST', '/api/v1/follow-ups/tasks', { ...body, ownerId: owner.personId });
    const refused = await answerFor(cast.pieter);
    expect(codeOf(refused)).toEqual([422, 'reference.unknown']);
    expect(refused.body.errors?.map(({ path }) => path)).toEqual(['body.ownerId']);
    for (const owner of [cast.bram, cast.manager]) expect((await answerFor(owner)).status).toBe(201);
  });

  test('what is due on a lead goes to its owner when whoever had it may see the lead no more', async () => {
    const { cast, app } = scene;
    const lead = await leadOf(cast.lore);
    const [outside, inside] = [
      await addTask(cast.lore, lead, { ownerId: cast.pieter.personId }),
      await addTask(cast.lore, lead, { ownerId: cast.bram.personId }),
    ];
    const restricted = await app.actAs(cast.lore).send(leadEndpoints.update, {
      params: { id: lead.id },
      body: { version: lead.version, confidentiality: 'restricted' },
    });
    expect(restricted.status).toBe(200);
    const owners = async () => new Map((await listed(cast.manager, lead)).map(({ id, owner }) => [id, owner.id]));
    expect(await owners()).toEqual(
      new Map([
        [outside.id, cast.lore.personId],
        [inside.id, cast.bram.personId],
      ]),
    );
    const given = await app.actAs(cast.manager).send(leadEndpoints.update, {
      params: { id: lead.id },
      body: { version: restricted.body.version, ownerId: cast.pieter.personId },
    });
    expect(given.status).toBe(200);
    expect(new Set((await owners()).values())).toEqual(new Set([cast.pieter.personId]));
    const [audit] = await app.database.read<{ changes: unknown }>(
      `SELECT changes FROM audit_entries WHERE entity_id = $1 AND action = 'hand-over'`,
      [inside.id],
    );
    expect(audit?.changes).toEqual([{ field: 'ownerId', before: cast.bram.personId, after: cast.pieter.personId }]);
    // Off Pieter's Today, for the tests after this one.
    await scene.set('UPDATE follow_ups SET ended_at = due_at, state = $2 WHERE lead_id = $1', [lead.id, 'done']);
  });

  test('nobody reads anything without signing in', async () => {
    expect((await scene.app.send(followUpEndpoints.today)).status).toBe(401);
  });
});

describe('the follow-ups of a lead', () => {
  test('are the open ones by their time and then the ended ones from the newest, page by page', async () => {
    const { cast, app } = scene;
    const lead = await leadOf(cast.lore);
    const add = (title: string, day: number) => addTask(cast.lore, lead, { title, dueAt: `2026-03-${day}T08:00:00Z` });
    const [later, sooner, first, last] = [
      await add('later', 20),
      await add('sooner', 11),
      await add('ended first', 12),
      await add('ended last', 13),
    ];
    await post(cast.lore, first.id, 'complete', { version: 1 });
    app.clock.advance({ minutes: 1 });
    await post(cast.lore, last.id, 'complete', { version: 1 });
    const titles: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: 1, ...(cursor ? { cursor } : {}) };
      const { body } = await app.actAs(cast.viewer).send(followUpEndpoints.ofLead, { params: { id: lead.id }, query });
      titles.push(...body.items.map(({ title }) => title));
      cursor = body.nextCursor ?? undefined;
    } while (cursor);
    expect(titles).toEqual([sooner, later, last, first].map(({ title }) => title));
  });

  test('refuse a cursor of another list, and are not there for no lead', async () => {
    const { cast, app } = scene;
    const lead = await leadOf(cast.lore);
    const wrong = await app.actAs(cast.lore).raw<Problem>('GET', `/api/v1/leads/${lead.id}/follow-ups?cursor=abc`);
    expect(codeOf(wrong)).toEqual([400, 'cursor.invalid']);
    const nowhere = await app.actAs(cast.lore).raw<Problem>('GET', `/api/v1/leads/${newId()}/follow-ups`);
    expect(codeOf(nowhere)).toEqual([404, 'resource.not-found']);
  });
});

describe('an uncertain message', () => {
  async function uncertain(): Promise<{ lead: Lead; message: FollowUp }> {
    scene.mailServer.follow({ content: 'drop' });
    const lead = await scene.inquiry();
    await scene.app.settle();
    scene.mailServer.follow({});
    return { lead, message: await viewed(lead) };
  }

  async function viewed(lead: Lead): Promise<FollowUp> {
    const { body } = await scene.app
      .actAs(scene.cast.lore)
      .send(followUpEndpoints.ofLead, { params: { id: lead.id }, query: {} });
    const message = body.items.find(({ kind }) => kind === 'message');
    if (!message) throw new Error('no message');
    return message;
  }

  test('waits on its owner’s Today with its evidence', async () => {
    const { message } = await uncertain();
    const { body } = await scene.app.actAs(scene.cast.lore).send(followUpEndpoints.today);
    expect(body.uncertain.find(({ id }) => id === message.id)).toMatchObject({
      state: 'uncertain',
      evidence: {
        attempts: 1,
        handedOverAt: '2026-03-09T09:00:00Z',
        serverResponse: expect.stringContaining('Connection closed'),
        messageId: `<followup.${message.id}@brug.example>`,
        recipient: 'shen@jinlan.example',
        bounce: null,
        repliedAt: null,
      },
      may: { decide: true },
    });
  });

  test('went: it is sent and stands on the timeline', async () => {
    const { lead, message } = await uncertain();
    const { body } = await post(scene.cast.lore, message.id, 'decide', { version: message.version, decision: 'went' });
    expect(body.state).toBe('sent');
    const timeline = await scene.app
      .actAs(scene.cast.lore)
      .raw<{ items: { kind?: string; at: string }[] }>('GET', `/api/v1/leads/${lead.id}/timeline`);
    expect(timeline.body.items.filter(({ kind }) => kind === 'mail-out')).toHaveLength(1);
    await scene.app.settle();
    expect(scene.mailServer.received).toHaveLength(1);
  });

  test('did not go: it is sent now, once more and under the same Message-ID', async () => {
    const { lead, message } = await uncertain();
    const { body } = await post(scene.cast.lore, message.id, 'decide', {
      version: message.version,
      decision: 'send-now',
    });
    expect(body.state).toBe('planned');
    await scene.app.settle();
    expect((await viewed(lead)).state).toBe('sent');
    expect(scene.mailServer.received).toHaveLength(2);
    for (const { content } of scene.mailServer.received)
      expect(content).toContain(`<followup.${message.id}@brug.example>`);
  });

  test('is not wanted any more: it is dropped', async () => {
    const { message } = await uncertain();
    const { body } = await post(scene.cast.lore, message.id, 'decide', { version: message.version, decision: 'drop' });
    expect([body.state, body.endReason]).toEqual(['cancelled', 'dropped']);
  });

  test('is decided by its owner or a manager, not by a colleague, and not called off instead', async () => {
    const { message } = await uncertain();
    const { version } = message;
    expect(codeOf(await post(scene.cast.bram, message.id, 'decide', { version, decision: 'went' }))).toEqual([
      403,
      'auth.forbidden',
    ]);
    expect(codeOf(await post(scene.cast.lore, message.id, 'cancel', { version }))).toEqual([409, 'follow-up.not-open']);
    expect((await post(scene.cast.manager, message.id, 'decide', { version, decision: 'went' })).status).toBe(200);
  });

  test('is the only kind to decide on; a dead one can be sent now but cannot have gone', async () => {
    const task = await addTask(scene.cast.lore, await leadOf(scene.cast.lore));
    expect(codeOf(await post(scene.cast.lore, task.id, 'decide', { version: 1, decision: 'drop' }))).toEqual([
      409,
      'follow-up.not-uncertain',
    ]);
    scene.mailServer.follow({ recipient: '550 no such user' });
    const lead = await scene.inquiry();
    await scene.app.settle();
    scene.mailServer.follow({});
    const dead = await viewed(lead);
    expect(codeOf(await post(scene.cast.lore, dead.id, 'decide', { version: dead.version, decision: 'went' }))).toEqual(
      [409, 'follow-up.not-uncertain'],
    );
    await post(scene.cast.lore, dead.id, 'decide', { version: dead.version, decision: 'send-now' });
    await scene.app.settle();
    expect((await viewed(lead)).state).toBe('sent');
  });
});

describe('a message that is planned', () => {
  test('is called off before it leaves, and its wake-up then does nothing', async () => {
    const lead = await scene.inquiry();
    const { id, version } = await scene.acknowledgement(lead.id);
    const { body } = await post(scene.cast.lore, id, 'cancel', { version });
    expect(body.state).toBe('cancelled');
    await scene.app.settle();
    expect(scene.mailServer.received).toEqual([]);
    expect(codeOf(await post(scene.cast.lore, id, 'complete', { version: body.version }))).toEqual([
      409,
      'follow-up.not-open',
    ]);
  });
});

describe('Today', () => {
  test('sorts what is open by the day of the person and the clock of the server, with counts', async () => {
    const { cast, app } = scene;
    const bare = await leadOf(cast.pieter, { track: 'export', organisationId: cast.devos });
    const lead = await leadOf(cast.pieter, { track: 'export', organisationId: cast.devos });
    const add = (title: string, dueAt: string) => addTask(cast.pieter, lead, { title, dueAt });
    await add('late', '2026-03-05T15:00:00Z');
    await add('an hour late', '2026-03-09T08:00:00Z');
    await add('this afternoon', '2026-03-09T13:00:00Z');
    await add('before midnight in Kortrijk', '2026-03-09T22:59:00Z');
    await add('after midnight in Kortrijk', '2026-03-09T23:00:00Z');
    const { body, status } = await app.actAs(cast.pieter).send(followUpEndpoints.today);
    expect(status).toBe(200);
    expect(body.now).toBe(TEST_NOW);
    expect(body.overdue.map(({ title, workingDaysLate }) => [title, workingDaysLate])).toEqual([
      ['late', 2],
      ['an hour late', 0],
    ]);
    expect(body.dueToday.map(({ title }) => title)).toEqual(['this afternoon', 'before midnight in Kortrijk']);
    expect(body.upcoming.map(({ title }) => title)).toEqual(['after midnight in Kortrijk']);
    expect(body.withoutNextStep.map(({ id }) => id)).toEqual([bare.id]);
    expect(body.counts).toEqual({
      uncertain: 0,
      overdue: 2,
      dueToday: 2,
      goingOut: 0,
      upcoming: 1,
      withoutNextStep: 1,
    });

    await scene.set(`UPDATE people SET time_zone = 'Asia/Shanghai' WHERE id = $1`, [cast.pieter.personId]);
    const inHangzhou = await app.actAs(cast.pieter).send(followUpEndpoints.today);
    expect(inHangzhou.body.dueToday.map(({ title }) => title)).toEqual(['this afternoon']);
    await scene.set(`UPDATE people SET time_zone = 'Europe/Brussels' WHERE id = $1`, [cast.pieter.personId]);
  });

  test('shows the messages that leave today, and the dead ones among what is overdue', async () => {
    const { cast, app } = scene;
    const lead = await scene.inquiry(cast.bram);
    const planned = await app.actAs(cast.bram).send(followUpEndpoints.today);
    expect(planned.body.goingOut.map(({ lead: of }) => of?.id)).toEqual([lead.id]);
    scene.mailServer.follow({ recipient: '550 no such user' });
    await app.settle();
    const { body } = await app.actAs(cast.bram).send(followUpEndpoints.today);
    expect(body.goingOut).toEqual([]);
    expect(body.overdue.map(({ state, endReason }) => [state, endReason])).toContainEqual(['dead', 'server-refused']);
  });

  test('takes at most six statements', async () => {
    const { app, cast } = scene;
    const ask = jest.spyOn(app.database.pool, 'query');
    await app.actAs(cast.lore).send(followUpEndpoints.today);
    expect(ask.mock.calls.length).toBeLessThanOrEqual(6);
    ask.mockRestore();
  });
});
