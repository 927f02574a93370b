import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { activityEndpoints } from '@brug/contracts/activities';
import { followUpEndpoints, type FollowUp } from '@brug/contracts/follow-ups';
import type { Problem, RequestOf } from '@brug/contracts/http';
import type { Lead } from '@brug/contracts/leads';
import { addLead, newLead } from '../testing/lead-fixtures.js';
import { TEST_NOW } from '../testing/test-app.js';
import { Scene } from './testing/scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.create();
});
beforeEach(async () => {
  scene.app.clock.set(TEST_NOW);
  await scene.set(`UPDATE people SET time_zone = 'Europe/Brussels'`);
});
afterAll(() => scene.close());

type TaskBody = RequestOf<typeof followUpEndpoints.createTask>['body'];

async function leadOfLore(): Promise<Lead> {
  return addLead(scene.app, scene.cast.lore, newLead(scene.cast, { source: 'targeting' }));
}

async function addTask(lead: Lead, change: Partial<TaskBody> = {}): Promise<FollowUp> {
  const body: TaskBody = {
    leadId: lead.id,
    taskKind: 'visit',
    title: 'Visit Jinlan',
    dueAt: '2026-03-12T08:00:00Z',
    ...change,
  };
  const answer = await scene.app.actAs(scene.cast.lore).send(followUpEndpoints.createTask, { body });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body;
}

const snooze = async ({ id, version }: FollowUp, workingDays: number): Promise<FollowUp> =>
  (
    await scene.app
      .actAs(scene.cast.lore)
      .send(followUpEndpoints.snooze, { params: { id }, body: { version, workingDays } })
  ).body;

const bookedOf = (lead: Lead) =>
  scene.app.database.read<{ payload: unknown }>(
    `SELECT payload FROM outbox WHERE aggregate_id = $1 AND name = 'meeting.booked.v1'`,
    [lead.id],
  );

describe('an appointment that was agreed', () => {
  test('is a task that says so, and that a meeting was booked', async () => {
    const lead = await leadOfLore();
    const task = await addTask(lead, { agreed: true, contactId: scene.cast.contact });
    expect(task.agreed).toBe(true);
    expect(await bookedOf(lead)).toEqual([
      {
        payload: {
          leadId: lead.id,
          contactId: scene.cast.contact,
          followUpId: task.id,
          at: '2026-03-12T08:00:00.000Z',
        },
      },
    ]);
  });

  test('is none unless told', async () => {
    const lead = await leadOfLore();
    expect((await addTask(lead)).agreed).toBe(false);
    expect(await bookedOf(lead)).toEqual([]);
    const wrong = { leadId: lead.id, taskKind: 'visit', title: 'x', dueAt: '2026-03-12T08:00:00Z', agreed: 'yes' };
    const answer = await scene.app.actAs(scene.cast.lore).raw<Problem>('POST', '/api/v1/follow-ups/tasks', wrong);
    expect([answer.status, answer.body.errors?.map(({ path }) => path)]).toEqual([422, ['body.agreed']]);
  });

  test('that is put off is not agreed any more: the other side knows nothing of the new time', async () => {
    const task = await addTask(await leadOfLore(), { agreed: true });
    const put = await snooze(task, 1);
    expect([put.agreed, put.dueAt]).toEqual([false, '2026-03-13T08:00:00Z']);
  });
});

describe('a WeChat task', () => {
  test('shows the text to copy on Today and on the lead, and is done by the exchange that is written down', async () => {
    const { cast, app } = scene;
    const client = app.actAs(cast.lore);
    const lead = await leadOfLore();
    const body = '沈总您好：\n下周二可以通话吗？';
    const task = await addTask(lead, { taskKind: 'wechat', title: '微信', body, dueAt: '2026-03-09T10:00:00Z' });
    const today = (await client.send(followUpEndpoints.today)).body;
    expect(today.dueToday.find(({ id }) => id === task.id)?.body).toBe(body);
    const ofLead = (await client.send(followUpEndpoints.ofLead, { params: { id: lead.id } })).body.items;
    expect(ofLead.find(({ id }) => id === task.id)?.body).toBe(body);
    const exchange = await client.send(activityEndpoints.record, {
      params: { id: lead.id },
      body: { kind: 'wechat', body, completesFollowUpId: task.id },
    });
    expect(exchange.status).toBe(201);
    const after = (await client.send(followUpEndpoints.ofLead, { params: { id: lead.id } })).body.items;
    expect(after.find(({ id }) => id === task.id)).toMatchObject({ state: 'done', endedAt: TEST_NOW });
    const timeline = (await client.send(activityEndpoints.timeline, { params: { id: lead.id } })).body.items;
    expect(timeline).toContainEqual(expect.objectContaining({ type: 'activity', kind: 'wechat', body }));
  });
});

describe('put off by working days, a task comes back', () => {
  test.each([
    [
      'on the make-up Saturday, for an owner in Hangzhou',
      'Asia/Shanghai',
      '2026-02-13T02:00:00Z',
      1,
      '2026-02-14T01:00:00Z',
    ],
    [
      'after the Spring Festival, for an owner in Hangzhou',
      'Asia/Shanghai',
      '2026-02-13T02:00:00Z',
      2,
      '2026-02-24T01:00:00Z',
    ],
    ['in the festival, for an owner in Kortrijk', 'Europe/Brussels', '2026-02-13T10:00:00Z', 2, '2026-02-17T08:00:00Z'],
    ['after Easter Monday', 'Europe/Brussels', '2026-04-03T08:00:00Z', 1, '2026-04-07T07:00:00Z'],
    [
      'when the office opens, once the clocks went forward',
      'Europe/Brussels',
      '2026-03-27T09:00:00Z',
      1,
      '2026-03-30T07:00:00Z',
    ],
    ['after sixty working days', 'Europe/Brussels', '2026-03-09T09:00:00Z', 60, '2026-06-05T07:00:00Z'],
  ] as const)('%s', async (_what, zone, now, days, expected) => {
    await scene.set('UPDATE people SET time_zone = $1', [zone]);
    scene.app.clock.set(now);
    const task = await addTask(await leadOfLore(), { dueAt: now });
    expect((await snooze(task, days)).dueAt).toBe(expected);
  });

  test('provisionally, when nobody knows yet which days are worked', async () => {
    await scene.set(`UPDATE people SET time_zone = 'Asia/Shanghai'`);
    scene.app.clock.set('2026-12-24T02:00:00Z');
    const task = await addTask(await leadOfLore(), { dueAt: '2026-12-24T02:00:00Z' });
    expect((await snooze(task, 8)).dueReason).toMatchObject({
      timing: 'snoozed',
      calendar: 'CN',
      workingDays: 8,
      workingMinutes: null,
      provisional: true,
    });
  });
});
