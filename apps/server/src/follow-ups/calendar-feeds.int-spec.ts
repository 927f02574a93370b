import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { followUpEndpoints, taskPreferenceEndpoints, type FollowUp } from '@brug/contracts/follow-ups';
import type { Problem, RequestOf } from '@brug/contracts/http';
import type { Lead } from '@brug/contracts/leads';
import type { Actor } from '@brug/domain/permissions';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { newId } from '../platform/database/new-id.js';
import { addLead, newLead } from '../testing/lead-fixtures.js';
import { TEST_NOW } from '../testing/test-app.js';
import { Scene } from './testing/scene.js';

jest.setTimeout(60_000);

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.create();
});
beforeEach(async () => {
  scene.app.clock.set(TEST_NOW);
  await scene.set('DELETE FROM task_preferences');
  await scene.set('DELETE FROM rate_windows');
  await scene.set(`UPDATE follow_ups SET state = 'cancelled', ended_at = $1 WHERE ended_at IS NULL`, [TEST_NOW]);
  await scene.set('UPDATE people SET active = true');
});
afterAll(() => scene.close());

type TaskBody = RequestOf<typeof followUpEndpoints.createTask>['body'];

async function leadOf(actor: Actor, change: Parameters<typeof newLead>[1] = {}): Promise<Lead> {
  return addLead(scene.app, actor, newLead(scene.cast, { source: 'targeting', ...change }));
}

async function addTask(actor: Actor, lead: Lead, change: Partial<TaskBody> = {}): Promise<FollowUp> {
  const body: TaskBody = {
    leadId: lead.id,
    taskKind: 'visit',
    title: '拜访锦兰',
    dueAt: '2026-03-10T08:00:00Z',
    ...change,
  };
  const answer = await scene.app.actAs(actor).send(followUpEndpoints.createTask, { body });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body;
}

/** Makes the feed of somebody; resolves with the path of its address. */
async function feedOf(actor: Actor): Promise<string> {
  const client = scene.app.actAs(actor);
  const { version } = (await client.send(taskPreferenceEndpoints.get)).body;
  const made = await client.send(taskPreferenceEndpoints.renewCalendarFeed, { body: { version } });
  if (made.status !== 200) throw new Error(made.text);
  return new URL(made.body.url).pathname;
}

/** Reads a feed as a calendar program does: without signing in. */
const read = (path: string, headers: Record<string, string> = {}) =>
  scene.app.raw<string & Problem>('GET', path, undefined, { headers });

function eventsIn(text: string): ICAL.Event[] {
  return ICAL.Component.fromString(text)
    .getAllSubcomponents('vevent')
    .map((event) => new ICAL.Event(event));
}

describe('the calendar feed', () => {
  test('shows the open tasks of whoever made it, as an independent parser reads them', async () => {
    const { cast } = scene;
    const lead = await leadOf(cast.lore);
    const visit = await addTask(cast.lore, lead, { body: '带样品；目录,\\n', contactId: cast.contact, agreed: true });
    await addTask(cast.lore, lead, { taskKind: 'call', title: 'Call Shen', dueAt: '2026-03-29T00:30:00Z' });
    const done = await addTask(cast.lore, lead, { title: 'Done' });
    await scene.app
      .actAs(cast.lore)
      .send(followUpEndpoints.complete, { params: { id: done.id }, body: { version: done.version } });
    await addTask(cast.bram, await leadOf(cast.bram), { title: 'Of somebody else' });
    const answer = await read(await feedOf(cast.lore));
    expect([answer.status, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([
      200,
      'text/calendar; charset=utf-8',
      'private, no-cache',
    ]);
    const calendar = ICAL.Component.fromString(answer.text);
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Brug · Lore');
    const [first, second, ...others] = eventsIn(answer.text);
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      uid: `task-${visit.id}@localhost`,
      sequence: 1,
      summary: '拜访锦兰 · Jinlan 绍兴锦兰纺织有限公司',
      description: `Jinlan 绍兴锦兰纺织有限公司\n${lead.number} ${lead.title}\nShen Lan\n\n带样品；目录,\\n`,
    });
    expect(first?.component.getFirstPropertyValue('url')).toBe(`http://localhost:3000/leads/${lead.id}`);
    expect(first?.component.getFirstPropertyValue('status')).toBe('CONFIRMED');
    expect(timesOf(first)).toEqual(['2026-03-10T08:00:00.000Z', '2026-03-10T10:00:00.000Z']);
    expect(second?.component.getFirstPropertyValue('status')).toBe('TENTATIVE');
    expect(timesOf(second)).toEqual(['2026-03-29T00:30:00.000Z', '2026-03-29T01:00:00.000Z']);
  });

  test('keeps the id of a task that moves, and counts its changes', async () => {
    const { cast } = scene;
    const task = await addTask(cast.lore, await leadOf(cast.lore));
    const feed = await feedOf(cast.lore);
    const [before] = eventsIn((await read(feed)).text);
    scene.app.clock.advance({ minutes: 5 });
    await scene.app
      .actAs(cast.lore)
      .send(followUpEndpoints.snooze, { params: { id: task.id }, body: { version: task.version, workingDays: 2 } });
    const [after] = eventsIn((await read(feed)).text);
    expect(after?.uid).toBe(before?.uid);
    expect([before?.sequence, after?.sequence]).toEqual([1, 2]);
    expect(timesOf(after)[0]).toBe('2026-03-12T08:00:00.000Z');
    expect(String(after?.component.getFirstPropertyValue('dtstamp'))).toBe('2026-03-09T09:05:00Z');
  });

  test('is not sent again while nothing has changed', async () => {
    const { cast } = scene;
    const lead = await leadOf(cast.lore);
    const feed = await feedOf(cast.lore);
    const { etag } = (await read(feed)).headers as { etag: string };
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await read(feed, { 'if-none-match': known });
      expect([again.status, again.text, again.headers['etag']]).toEqual([304, '', etag]);
    }
    await addTask(cast.lore, lead);
    const changed = await read(feed, { 'if-none-match': etag });
    expect([changed.status, changed.headers['etag'] === etag]).toEqual([200, false]);
  });

  test('loses what its owner may not see any more, at the next reading', async () => {
    const { cast } = scene;
    const lead = await leadOf(cast.lore);
    await addTask(cast.manager, lead, { ownerId: cast.pieter.personId });
    const feed = await feedOf(cast.pieter);
    expect(eventsIn((await read(feed)).text)).toHaveLength(1);
    await scene.set(`UPDATE leads SET confidentiality = 'restricted' WHERE id = $1`, [lead.id]);
    expect(eventsIn((await read(feed)).text)).toEqual([]);
    await scene.set(`UPDATE leads SET team_id = $2 WHERE id = $1`, [lead.id, cast.exportTeam]);
    expect(eventsIn((await read(feed)).text)).toHaveLength(1);
  });

  test('ends when it is revoked, renewed, or its owner leaves', async () => {
    const { cast, app } = scene;
    const client = app.actAs(cast.lore);
    const first = await feedOf(cast.lore);
    const second = await feedOf(cast.lore);
    expect([(await read(first)).status, (await read(second)).status]).toEqual([404, 200]);
    await scene.set('UPDATE people SET active = false WHERE id = $1', [cast.lore.personId]);
    expect((await read(second)).status).toBe(404);
    await scene.set('UPDATE people SET active = true WHERE id = $1', [cast.lore.personId]);
    const { version } = (await client.send(taskPreferenceEndpoints.get)).body;
    const revoked = await client.send(taskPreferenceEndpoints.revokeCalendarFeed, { body: { version } });
    expect(revoked.body).toEqual({ version: version + 1, digest: true, calendarFeed: null });
    const gone = await read(second);
    expect([gone.status, gone.body.code]).toEqual([404, 'resource.not-found']);
  });

  test.each(['x.ics', `${'a'.repeat(43)}.ics`, 'a'.repeat(43), `${'%00'.repeat(10)}.ics`, "'; DROP TABLE people.ics"])(
    'is not found at %s',
    async (file) => {
      const answer = await read(`/api/v1/calendar-feed/${encodeURIComponent(file)}`);
      expect([answer.status, answer.body.code]).toEqual([404, 'resource.not-found']);
    },
  );

  test('is read so often and no more', async () => {
    const feed = await feedOf(scene.cast.lore);
    const statuses = new Set<number>();
    for (let reading = 1; reading <= 121; reading += 1) statuses.add((await read(feed)).status);
    expect([...statuses]).toEqual([200, 429]);
    scene.app.clock.advance({ hours: 2 });
    expect((await read(feed)).status).toBe(200);
  });

  test('has an address that is kept nowhere: not in the tables, the audit trail or the answers that are kept', async () => {
    const { cast, app } = scene;
    const client = app.actAs(cast.lore);
    const made = await client.raw<{ url: string }>(
      'PUT',
      '/api/v1/me/calendar-feed',
      { version: 1 },
      {
        headers: { 'idempotency-key': newId() },
      },
    );
    const token = /([\w-]{43})\.ics$/.exec(made.body.url)?.[1] ?? '';
    const kept = await app.database.read<{ everything: string }>(
      `SELECT (SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]') FROM task_preferences t)::text
        || (SELECT coalesce(jsonb_agg(to_jsonb(a)), '[]') FROM audit_entries a)::text
        || (SELECT coalesce(jsonb_agg(to_jsonb(i)), '[]') FROM idempotency_answers i)::text
        || (SELECT coalesce(jsonb_agg(to_jsonb(o)), '[]') FROM outbox o)::text AS everything`,
    );
    expect(token).toHaveLength(43);
    expect(kept[0]?.everything).toContain('renew-calendar-feed');
    expect(kept[0]?.everything).not.toContain(token);
  });

  test('of any tasks is valid, and none is lost', async () => {
    const { cast } = scene;
    const lead = await leadOf(cast.lore);
    const feed = await feedOf(cast.lore);
    const task = fc.record({
      title: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }).filter((title) => title.trim() !== ''),
      body: fc.string({ unit: 'binary', maxLength: 400 }),
      minute: fc.integer({ min: Date.parse('1900-01-01') / 60_000, max: Date.parse('2199-12-31') / 60_000 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(task, { minLength: 1, maxLength: 8 }), async (tasks) => {
        await scene.set('DELETE FROM rate_windows');
        await scene.set(`UPDATE follow_ups SET state = 'cancelled', ended_at = $1 WHERE ended_at IS NULL`, [TEST_NOW]);
        const due: string[] = [];
        for (const { title, body, minute } of tasks) {
          const dueAt = Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toString();
          const given = { leadId: lead.id, taskKind: 'to-do', title, body, dueAt };
          const answer = await scene.app.actAs(cast.lore).raw('POST', '/api/v1/follow-ups/tasks', given);
          if (answer.status === 201) due.push(new Date(dueAt).toISOString());
        }
        const { text } = await read(feed);
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(eventsIn(text).map((event) => timesOf(event)[0])).toEqual(due.toSorted());
      }),
      { numRuns: 15, seed: 20_261_126 },
    );
  });
});

describe('a single task as a calendar file', () => {
  test('is handed out to whoever may see it', async () => {
    const { cast, app } = scene;
    const task = await addTask(cast.lore, await leadOf(cast.lore));
    const answer = await app.actAs(cast.viewer).raw('GET', `/api/v1/follow-ups/${task.id}/calendar`);
    expect([answer.status, answer.headers['content-type'], answer.headers['content-disposition']]).toEqual([
      200,
      'text/calendar; charset=utf-8',
      'attachment; filename="brug-task.ics"',
    ]);
    const [event] = eventsIn(answer.text);
    expect([event?.uid, event?.startDate.toJSDate().toISOString()]).toEqual([
      `task-${task.id}@localhost`,
      '2026-03-10T08:00:00.000Z',
    ]);
  });

  test('is not for strangers, and not of a lead that one may not see', async () => {
    const { cast, app } = scene;
    const task = await addTask(cast.lore, await leadOf(cast.lore, { confidentiality: 'restricted' }));
    const path = `/api/v1/follow-ups/${task.id}/calendar`;
    expect((await app.raw('GET', path)).status).toBe(401);
    expect((await app.actAs(cast.pieter).raw('GET', path)).status).toBe(404);
    expect((await app.actAs(cast.bram).raw('GET', path)).status).toBe(200);
    for (const id of [newId(), 'nothing', '%00']) {
      expect((await app.actAs(cast.lore).raw('GET', `/api/v1/follow-ups/${id}/calendar`)).status).toBe(404);
    }
  });

  test('is not there once the task is done', async () => {
    const { cast, app } = scene;
    const task = await addTask(cast.lore, await leadOf(cast.lore));
    const client = app.actAs(cast.lore);
    await client.send(followUpEndpoints.complete, { params: { id: task.id }, body: { version: task.version } });
    expect((await client.raw('GET', `/api/v1/follow-ups/${task.id}/calendar`)).status).toBe(404);
  });
});

describe('how somebody hears of their tasks', () => {
  test('is a digest and no feed, until they change it', async () => {
    const { cast, app } = scene;
    const client = app.actAs(cast.viewer);
    expect((await client.send(taskPreferenceEndpoints.get)).body).toEqual({
      version: 1,
      digest: true,
      calendarFeed: null,
    });
    const off = await client.send(taskPreferenceEndpoints.update, { body: { version: 1, digest: false } });
    expect(off.body).toEqual({ version: 2, digest: false, calendarFeed: null });
    const made = await client.send(taskPreferenceEndpoints.renewCalendarFeed, { body: { version: 2 } });
    expect(made.body.preferences).toEqual({ version: 3, digest: false, calendarFeed: { madeAt: TEST_NOW } });
    expect(made.body.url).toMatch(/^http:\/\/localhost:3000\/api\/v1\/calendar-feed\/[\w-]{43}\.ics$/);
    expect((await client.send(taskPreferenceEndpoints.get)).body).toEqual(made.body.preferences);
    const audit = await app.database.read(
      `SELECT action FROM audit_entries WHERE entity = 'person' AND entity_id = $1 ORDER BY at, id`,
      [cast.viewer.personId],
    );
    expect(audit).toEqual([{ action: 'switch-digest' }, { action: 'renew-calendar-feed' }]);
  });

  test('changed in another window meanwhile is refused, with both versions', async () => {
    const client = scene.app.actAs(scene.cast.lore);
    await client.send(taskPreferenceEndpoints.update, { body: { version: 1, digest: false } });
    for (const [method, path, body] of [
      ['PATCH', '/me/task-preferences', { version: 1, digest: true }],
      ['PUT', '/me/calendar-feed', { version: 1 }],
      ['POST', '/me/calendar-feed/revoke', { version: 1 }],
    ] as const) {
      const answer = await client.raw<Problem>(method, `/api/v1${path}`, body);
      expect([answer.status, answer.body.code, answer.body.current, answer.body.yours]).toEqual([
        409,
        'version.conflict',
        { version: 2, digest: false, calendarFeed: null },
        body,
      ]);
    }
  });

  test('changed twice at the same time for the first time is changed once', async () => {
    const client = scene.app.actAs(scene.cast.lore);
    const answers = await Promise.all(
      [true, false, true, false].map((digest) =>
        client.send(taskPreferenceEndpoints.update, { body: { version: 1, digest } }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
  });

  test('with wrong input is refused, every field named', async () => {
    const client = scene.app.actAs(scene.cast.lore);
    const answer = await client.raw<Problem>('PATCH', '/api/v1/me/task-preferences', { version: 0, digest: 'no' });
    expect([answer.status, answer.body.errors?.map(({ path }) => path)]).toEqual([
      422,
      ['body.version', 'body.digest'],
    ]);
    expect((await scene.app.raw('GET', '/api/v1/me/task-preferences')).status).toBe(401);
  });
});

function timesOf(event: ICAL.Event | undefined): (string | undefined)[] {
  return [event?.startDate, event?.endDate].map((time) => time?.toJSDate().toISOString());
}
