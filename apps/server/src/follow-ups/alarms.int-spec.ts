import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { overviewEndpoints, type Alarm } from '@brug/contracts/overview';
import { simpleParser } from 'mailparser';
import { newId } from '../platform/database/new-id.js';
import { Settings } from '../platform/settings/settings.js';
import { asSystem } from '../platform/actors/caller.js';
import { eventually } from '../testing/eventually.js';
import { TEST_NOW } from '../testing/test-app.js';
import { AlarmWatch } from './alarms.js';
import { Scene } from './testing/scene.js';

let scene: Scene;
let leadId: string;
beforeAll(async () => {
  scene = await Scene.create();
  leadId = (await scene.inquiry()).id;
  await scene.app.settle();
});
beforeEach(async () => {
  scene.app.clock.set(TEST_NOW);
  await scene.set('DELETE FROM alarm_mails');
  await scene.set('DELETE FROM alarms');
  await sentAll();
  await scene.set(
    'UPDATE sending_pause SET level = NULL, reason = NULL, paused_by = NULL, paused_at = NULL, resumed_at = NULL',
  );
  await scene.set(`UPDATE people SET language = 'nl', active = true`);
  scene.mailServer.follow({});
  scene.mailServer.received.length = 0;
});
afterAll(() => scene.close());

const manager = () => scene.app.actAs(scene.cast.manager);
const administrator = () => scene.app.actAs(scene.cast.administrator);
const look = () => scene.app.get(AlarmWatch).run();
const sentAll = () =>
  scene.set(
    `UPDATE follow_ups SET state = 'cancelled', ended_at = created_at WHERE kind = 'message' AND ended_at IS NULL`,
  );

/** Messages that were due and are not sent. */
async function waiting(count: number, secondsAgo = 61): Promise<void> {
  const dueAt = scene.app.clock.now().subtract({ seconds: secondsAgo }).toString();
  for (let message = 0; message < count; message += 1) {
    await scene.set(
      `INSERT INTO follow_ups (id, kind, state, lead_id, owner_id, title, trigger_at, due_at, due_reason, created_at, updated_at)
        VALUES ($1, 'message', 'planned', $2, $3, 'Message', $4, $4, '{}', $4, $4)`,
      [newId(), leadId, scene.cast.lore.personId, dueAt],
    );
  }
}

async function alarms(): Promise<Alarm[]> {
  return (await manager().send(overviewEndpoints.alarms)).body.items;
}

describe('the alarm for what is due and unsent', () => {
  test('is raised after a minute and mails every active administrator once', async () => {
    await waiting(2, 59);
    await look();
    expect(await alarms()).toEqual([]);
    scene.app.clock.advance({ seconds: 2 });
    await Promise.all([look(), look(), look()]);
    scene.app.clock.advance({ minutes: 1 });
    await look();
    expect(scene.mailServer.received.map(({ to }) => to)).toEqual(['Wim@example.org']);
    const [alarm, ...others] = await alarms();
    expect(others).toEqual([]);
    expect(alarm).toMatchObject({
      kind: 'due-unsent',
      most: 2,
      clearedAt: null,
      tellings: 1,
      notifiedAt: '2026-03-09T09:00:02Z',
      mails: { sent: 1, waiting: 0, failed: 0 },
    });
  });

  test.each([
    ['nl', 'Brug verstuurt berichten niet op tijd'],
    ['en', 'Brug is not sending messages on time'],
    ['zh', 'Brug 未能按时发送邮件'],
  ])('is told in the language of who reads it: %s', async (language, subject) => {
    await scene.set('UPDATE people SET language = $1', [language]);
    await waiting(3);
    await look();
    const mail = await simpleParser(scene.mailServer.received[0]?.content ?? '');
    expect(mail.subject).toBe(subject);
    expect(mail.text).toContain('3');
    expect(mail.text).toContain('http://localhost:3000/administration/follow-ups');
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
  });

  test('goes to those the setting names instead', async () => {
    const { manager: an } = scene.cast;
    const settings = scene.app.get(Settings);
    const set = async (ids: string[]) => {
      await scene.app.transactions.run(asSystem('test'), (tx) => settings.set(tx, 'alarmRecipients', ids));
      settings.forget();
    };
    await set([an.personId]);
    await waiting(1);
    await look();
    await set([]);
    expect(scene.mailServer.received.map(({ to }) => to)).toEqual(['An@example.org']);
  });

  test('is told again after an hour, and not once somebody has taken note', async () => {
    await waiting(1);
    await look();
    scene.app.clock.advance({ minutes: 60 });
    await look();
    expect(scene.mailServer.received).toHaveLength(2);
    const [alarm] = await alarms();
    const { id = '', version = 0 } = alarm ?? {};
    const taken = await administrator().send(overviewEndpoints.acknowledgeAlarm, { params: { id }, body: { version } });
    expect(taken.body).toMatchObject({ acknowledgedBy: { name: 'Wim' }, tellings: 2 });
    scene.app.clock.advance({ hours: 5 });
    await look();
    expect(scene.mailServer.received).toHaveLength(2);
  });

  test('is over by itself, stays in the history, and may be raised anew', async () => {
    await waiting(1);
    await look();
    await sentAll();
    scene.app.clock.advance({ minutes: 1 });
    await look();
    expect((await alarms()).map(({ clearedBecause }) => clearedBecause)).toEqual(['sent']);
    await waiting(1);
    await look();
    expect((await alarms()).map(({ clearedBecause }) => clearedBecause)).toEqual([null, 'sent']);
    expect(scene.mailServer.received).toHaveLength(2);
  });

  test('is read page by page, each once', async () => {
    for (let incident = 0; incident < 3; incident += 1) {
      await waiting(1);
      await look();
      await sentAll();
      await look();
      scene.app.clock.advance({ minutes: 5 });
    }
    const first = await manager().send(overviewEndpoints.alarms, { query: { limit: 2 } });
    const cursor = first.body.nextCursor ?? '';
    const second = await manager().send(overviewEndpoints.alarms, { query: { limit: 2, cursor } });
    const ids = [...first.body.items, ...second.body.items].map(({ id }) => id);
    expect([ids, second.body.nextCursor]).toEqual([(await alarms()).map(({ id }) => id), null]);
    expect(ids).toHaveLength(3);
  });

  test('is none while sending is paused, and says that this is why it is over', async () => {
    await waiting(1);
    await look();
    await scene.set(`UPDATE sending_pause SET level = 'everything', reason = 'r', paused_by = $1, paused_at = $2`, [
      scene.cast.administrator.personId,
      TEST_NOW,
    ]);
    await look();
    expect((await alarms()).map(({ clearedBecause }) => clearedBecause)).toEqual(['paused']);
  });

  test('waits for a mail server that refuses for now, and is told once when it answers', async () => {
    scene.mailServer.follow((mail) => (mail === 1 ? { content: '451 4.3.0 later' } : {}));
    await waiting(1);
    await look();
    expect((await alarms())[0]?.mails).toEqual({ sent: 0, waiting: 1, failed: 0 });
    scene.app.clock.advance({ minutes: 1 });
    await look();
    expect((await alarms())[0]?.mails).toEqual({ sent: 1, waiting: 0, failed: 0 });
  });

  test('is not mailed again when its process died while it was handed over', async () => {
    await waiting(1);
    await look();
    await scene.set(`UPDATE alarm_mails SET state = 'sending', ended_at = NULL`);
    scene.app.clock.advance({ minutes: 6 });
    await look();
    expect(scene.mailServer.received).toHaveLength(1);
    expect((await alarms())[0]?.mails).toEqual({ sent: 0, waiting: 0, failed: 1 });
  });

  test('is raised by a process of its own accord, without a queue and without a worker', async () => {
    await waiting(1);
    const watch = scene.app.get(AlarmWatch);
    watch.start(10);
    await eventually(() => scene.mailServer.received.length === 1);
    await watch.stop();
    expect((await alarms())[0]?.mails).toEqual({ sent: 1, waiting: 0, failed: 0 });
  });

  test('stands before managers and administrators, and before nobody else', async () => {
    await waiting(2);
    await look();
    const seenBy = async (person: (typeof scene.cast)['lore']) =>
      (await scene.app.actAs(person).send(overviewEndpoints.status)).body.alarm;
    expect(await seenBy(scene.cast.manager)).toMatchObject({ unsent: 2, oldestSeconds: 61, acknowledged: false });
    expect(await seenBy(scene.cast.lore)).toBeNull();
  });
});

describe('taking note of an alarm', () => {
  test('needs the right, the alarm and its version', async () => {
    await waiting(1);
    await look();
    const [alarm] = await alarms();
    const params = { id: alarm?.id ?? '' };
    const body = { version: alarm?.version ?? 0 };
    expect((await manager().send(overviewEndpoints.acknowledgeAlarm, { params, body })).status).toBe(403);
    const { status } = await administrator().send(overviewEndpoints.acknowledgeAlarm, {
      params,
      body: { version: 99 },
    });
    expect(status).toBe(409);
    const nowhere = { id: newId() };
    expect((await administrator().send(overviewEndpoints.acknowledgeAlarm, { params: nowhere, body })).status).toBe(
      404,
    );
  });

  test('leaves an audit entry and an event', async () => {
    await waiting(1);
    await look();
    const [alarm] = await alarms();
    const id = alarm?.id ?? '';
    await administrator().send(overviewEndpoints.acknowledgeAlarm, {
      params: { id },
      body: { version: alarm?.version ?? 0 },
    });
    const entries = await scene.app.database.read<{ action: string }>(
      `SELECT action FROM audit_entries WHERE entity = 'alarm' AND entity_id = $1 ORDER BY at, id`,
      [id],
    );
    expect(entries.map(({ action }) => action)).toEqual(['raise', 'acknowledge']);
    const events = await scene.app.database.read(
      `SELECT payload FROM outbox WHERE name = 'alarm.changed.v1' AND aggregate_id = $1`,
      [id],
    );
    expect(events).toHaveLength(2);
  });
});
