import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { followUpEndpoints } from '@brug/contracts/follow-ups';
import { MESSAGE_LISTS, overviewEndpoints, type MessageList } from '@brug/contracts/overview';
import { newId } from '../platform/database/new-id.js';
import { TEST_NOW, type Client } from '../testing/test-app.js';
import { Scene } from './testing/scene.js';

let scene: Scene;
let leadId: string;
beforeAll(async () => {
  scene = await Scene.create();
  leadId = (await scene.inquiry()).id;
});
beforeEach(async () => {
  scene.app.clock.set(TEST_NOW);
  await scene.set('DELETE FROM follow_up_attempts');
  await scene.set('DELETE FROM activities');
  await scene.set('DELETE FROM follow_ups');
  await scene.set(
    'UPDATE sending_pause SET level = NULL, reason = NULL, paused_by = NULL, paused_at = NULL, resumed_at = NULL',
  );
});
afterAll(() => scene.close());

const manager = () => scene.app.actAs(scene.cast.manager);

interface Message {
  readonly state: string;
  readonly dueAt?: string;
  readonly endedAt?: string | null;
  readonly ownerId?: string;
  readonly templateKey?: string | null;
  readonly kind?: string;
  readonly acknowledgement?: boolean;
}

async function message(change: Message): Promise<string> {
  const id = newId();
  const { state, dueAt = '2026-03-09T08:00:00Z', endedAt = null, templateKey = null, kind = 'message' } = change;
  const owner = change.ownerId ?? scene.cast.lore.personId;
  await scene.set(
    `INSERT INTO follow_ups (id, kind, task_kind, state, lead_id, owner_id, template_key, title, trigger_at, due_at, due_reason,
        acknowledgement, ended_at, created_at, updated_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, 'Message', $8, $8, $9, $10, $11, $8, $8)`,
    [
      id,
      kind,
      kind === 'task' ? 'call' : null,
      state,
      leadId,
      owner,
      templateKey,
      dueAt,
      JSON.stringify({
        timing: 'immediate',
        calendar: null,
        workingDays: null,
        workingMinutes: null,
        provisional: false,
      }),
      change.acknowledgement ?? false,
      endedAt,
    ],
  );
  return id;
}

async function figures() {
  const answer = await manager().send(overviewEndpoints.overview);
  expect(answer.status).toBe(200);
  return answer.body;
}

async function rows(list: MessageList, more: Record<string, unknown> = {}): Promise<string[]> {
  const answer = await manager().send(overviewEndpoints.messages, { query: { list, ...more } });
  expect([answer.status, answer.text.slice(0, 200)]).toEqual([200, expect.anything()]);
  return answer.body.items.map(({ id }) => id);
}

/** One message of every kind, and some that no figure counts. */
async function oneOfEach(): Promise<Record<MessageList, string[]>> {
  const due = await message({ state: 'planned', dueAt: '2026-03-09T08:59:30Z' });
  const late = await message({ state: 'failed', dueAt: '2026-03-09T08:00:00Z' });
  const sending = await message({ state: 'sending', dueAt: '2026-03-09T08:59:50Z' });
  const stuck = await message({ state: 'claimed', dueAt: '2026-03-09T08:10:00Z' });
  const lists = {
    planned: [await message({ state: 'planned', dueAt: '2026-03-10T08:00:00Z' })],
    due: [late, due],
    unsent: [late, stuck],
    held: [],
    sending: [stuck, sending],
    failed: [await message({ state: 'failed', dueAt: '2026-03-09T09:05:00Z' })],
    dead: [await message({ state: 'dead' })],
    uncertain: [await message({ state: 'uncertain' })],
    sent: [
      await message({ state: 'sent', endedAt: '2026-03-09T08:30:00Z' }),
      await message({ state: 'sent', endedAt: '2026-03-03T08:30:00Z' }),
      await message({ state: 'sent', endedAt: '2026-03-02T22:30:00Z' }),
    ],
  };
  await message({ state: 'cancelled', endedAt: '2026-03-09T08:30:00Z' });
  await message({ state: 'planned', kind: 'task' });
  await message({ state: 'done', kind: 'task', endedAt: '2026-03-09T08:30:00Z' });
  return lists;
}

describe('the figures of follow-ups', () => {
  test('count every message once, by what is to become of it', async () => {
    await oneOfEach();
    const { total, oldestUnsentSeconds } = await figures();
    expect(total).toEqual({
      planned: 1,
      due: 2,
      sending: 2,
      failed: 1,
      dead: 1,
      uncertain: 1,
      unsent: 2,
      held: 0,
      sentToday: 1,
      sentInSevenDays: 2,
    });
    expect(oldestUnsentSeconds).toBe(3600);
  });

  test('open exactly their rows', async () => {
    const expected = await oneOfEach();
    for (const list of MESSAGE_LISTS) expect([list, await rows(list)]).toEqual([list, expected[list]]);
  });

  test('count a step that its run keeps back as planned, whatever its date', async () => {
    const kept = await message({ state: 'planned', dueAt: '2026-03-09T08:00:00Z' });
    await scene.set('UPDATE follow_ups SET held = true WHERE id = $1', [kept]);
    const { total } = await figures();
    expect([total.planned, total.due, total.unsent]).toEqual([1, 0, 0]);
    expect([await rows('planned'), await rows('due')]).toEqual([[kept], []]);
  });

  test('are told by owner and by template, and add up', async () => {
    await message({ state: 'dead' });
    await message({ state: 'dead', ownerId: scene.cast.bram.personId });
    await message({ state: 'sent', endedAt: '2026-03-09T08:30:00Z', ownerId: scene.cast.bram.personId });
    const { owners, templates, total } = await figures();
    expect(owners.map(({ owner, dead, sentToday }) => [owner.name, dead, sentToday])).toEqual([
      ['Bram', 1, 1],
      ['Lore', 1, 0],
    ]);
    expect(templates.map(({ templateKey, dead }) => [templateKey, dead])).toEqual([[null, 2]]);
    expect([total.dead, total.sentToday]).toEqual([2, 1]);
  });

  test('narrow their rows by owner and by period', async () => {
    const mine = await message({ state: 'planned', dueAt: '2026-03-10T08:00:00Z' });
    await message({ state: 'planned', dueAt: '2026-03-10T08:00:00Z', ownerId: scene.cast.bram.personId });
    const later = await message({ state: 'planned', dueAt: '2026-03-12T08:00:00Z' });
    const owner = { ownerId: scene.cast.lore.personId };
    expect(await rows('planned', owner)).toEqual([mine, later]);
    expect(await rows('planned', { ...owner, to: '2026-03-11' })).toEqual([mine]);
    expect(await rows('planned', { ...owner, from: '2026-03-12', to: '2026-03-12' })).toEqual([later]);
  });

  test('give what is held by a pause apart, and not as late', async () => {
    const acknowledgement = await message({ state: 'planned', acknowledgement: true });
    const held = await message({ state: 'planned' });
    await scene.set(
      `UPDATE sending_pause SET level = 'all-but-acknowledgements', reason = 'r', paused_by = $1, paused_at = $2`,
      [scene.cast.administrator.personId, TEST_NOW],
    );
    const { total } = await figures();
    expect([total.due, total.held, total.unsent]).toEqual([2, 1, 1]);
    expect(await rows('held')).toEqual([held]);
    expect(await rows('unsent')).toEqual([acknowledgement]);
  });
});

describe('the rows behind a figure', () => {
  test('page by keyset to the end, each once', async () => {
    const ids = [];
    for (let day = 10; day < 15; day += 1)
      ids.push(await message({ state: 'planned', dueAt: `2026-03-${day}T08:00:00Z` }));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { list: 'planned' as const, limit: 2, ...(cursor ? { cursor } : {}) };
      const { body } = await manager().send(overviewEndpoints.messages, { query });
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(ids);
  });

  test('refuse a cursor of another list, and a list there is not', async () => {
    for (let day = 10; day < 13; day += 1) await message({ state: 'planned', dueAt: `2026-03-${day}T08:00:00Z` });
    const first = await manager().send(overviewEndpoints.messages, { query: { list: 'planned', limit: 1 } });
    const cursor = first.body.nextCursor ?? '';
    const other = await manager().send(overviewEndpoints.messages, { query: { list: 'dead', limit: 1, cursor } });
    expect([other.status, other.body]).toEqual([400, expect.objectContaining({ code: 'cursor.invalid' })]);
    const wrong = await manager().raw('GET', '/api/v1/administration/follow-ups/messages?list=lost');
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('query.list')]);
  });

  test('are for those who may read settings', async () => {
    const lore = scene.app.actAs(scene.cast.lore);
    expect((await lore.send(overviewEndpoints.messages, { query: { list: 'dead' } })).status).toBe(403);
    expect((await lore.send(overviewEndpoints.overview)).status).toBe(403);
  });
});

test('the figures are counted in indexes, whatever has ended', async () => {
  await scene.set(
    `INSERT INTO follow_ups (id, kind, state, lead_id, owner_id, title, trigger_at, due_at, due_reason, ended_at, created_at, updated_at)
    SELECT gen_random_uuid(), 'message', CASE WHEN n % 2 = 0 THEN 'cancelled' ELSE 'sent' END, $1, $2, 'm', at, at, '{}', at, at, at
    FROM (SELECT n, timestamptz '2025-01-01' + n * interval '1 minute' AS at FROM generate_series(1, 20000) n) ended`,
    [leadId, scene.cast.lore.personId],
  );
  await message({ state: 'planned' });
  const client = await scene.app.database.pool.connect();
  try {
    await client.query('VACUUM ANALYZE follow_ups');
    const plan = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN SELECT owner_id, count(*) FROM follow_ups
      WHERE state = 'sent' AND ended_at >= '2026-03-03T00:00:00Z' GROUP BY owner_id`);
    expect(plan.rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('follow_ups_sent');
    const open = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN SELECT owner_id, count(*) FROM follow_ups f
      WHERE f.kind = 'message' AND f.state IN ('planned', 'claimed', 'sending', 'failed', 'dead', 'uncertain') GROUP BY owner_id`);
    expect(open.rows.map((row) => row['QUERY PLAN']).join('\n')).not.toContain('Seq Scan');
  } finally {
    client.release();
  }
  expect((await figures()).total).toMatchObject({ due: 1, sentInSevenDays: 0 });
});

describe('a follow-up on its lead', () => {
  test('says which days were counted and which were not', async () => {
    scene.app.clock.set('2026-02-13T09:00:00Z');
    const id = await message({ state: 'planned', dueAt: '2026-02-25T01:00:00Z' });
    await scene.set(
      `UPDATE follow_ups SET contact_id = $2, trigger_at = '2026-02-13T09:00:00Z',
        due_reason = '{"timing": "working-days", "calendar": "CN", "workingDays": 3, "workingMinutes": null, "provisional": false}'
      WHERE id = $1`,
      [id, scene.cast.contact],
    );
    const { body } = await scene.app.actAs(scene.cast.lore).send(followUpEndpoints.ofLead, { params: { id: leadId } });
    const { explanation, ownerTimeZone } = body.items[0] ?? {};
    expect(explanation?.days.filter(({ role }) => role === 'counted').map(({ date }) => date)).toEqual([
      '2026-02-14',
      '2026-02-24',
      '2026-02-25',
    ]);
    expect(explanation?.days.find(({ date }) => date === '2026-02-17')?.statuses[0]?.names?.zh).toContain('春节');
    expect([explanation?.moved, explanation?.actingRegion, ownerTimeZone]).toEqual([false, 'CN', 'Europe/Brussels']);
  });
});

describe('what administrators decide about sending', () => {
  const administrator = () => scene.app.actAs(scene.cast.administrator);
  const none = { domainPerMinute: null, domainAtOnce: null, senderPerHour: null, senderPerDay: null };

  test('are the limits, changed on the version that was seen, by administrators only', async () => {
    const { body: before } = await administrator().send(overviewEndpoints.limits);
    expect(before.value.domainPerMinute).toBe(60);
    const change = (who: Client, version: number) =>
      who.send(overviewEndpoints.changeLimits, { body: { version, value: none } });
    expect((await change(scene.app.actAs(scene.cast.manager), before.version)).status).toBe(403);
    const { body: after } = await change(administrator(), before.version);
    expect(after).toEqual({ version: before.version + 1, value: none });
    expect((await change(administrator(), before.version)).body).toMatchObject({
      code: 'version.conflict',
      current: after,
    });
    const [entry] = await scene.app.database.read(
      `SELECT changes FROM audit_entries WHERE entity = 'setting' ORDER BY at DESC, id DESC LIMIT 1`,
    );
    expect(entry).toMatchObject({ changes: [{ field: 'sendingLimits', after: none }] });
  });

  test('are who hears the alarm, and only somebody who works here', async () => {
    const { body: before } = await administrator().send(overviewEndpoints.alarmRecipients);
    const change = (value: string[]) =>
      administrator().send(overviewEndpoints.changeAlarmRecipients, { body: { version: before.version, value } });
    const refused = await change([scene.cast.lore.personId, scene.cast.contact]);
    expect(refused.body).toMatchObject({ code: 'reference.unknown', errors: [{ path: 'body.value.1' }] });
    expect((await change([scene.cast.lore.personId])).body.value).toEqual([scene.cast.lore.personId]);
  });
});
