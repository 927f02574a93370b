import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Lead } from '@brug/contracts/leads';
import { addLead, newLead } from '../testing/lead-fixtures.js';
import { eventually } from '../testing/eventually.js';
import { TEST_NOW } from '../testing/test-app.js';
import { Claims } from './claims.js';
import { FollowUpSender } from './sender.js';
import { Sweep } from './sweep.js';
import { messageRow, planDue, planMessage, setLimits } from './testing/messages.js';
import { Scene } from './testing/scene.js';

let scene: Scene;
let lead: Lead;
beforeAll(async () => {
  scene = await Scene.create();
  lead = await addLead(scene.app, scene.cast.lore, newLead(scene.cast));
  await setLimits(scene, {});
});
beforeEach(() => {
  scene.app.clock.set(TEST_NOW);
  scene.mailServer.follow({});
  scene.mailServer.received.length = 0;
});
afterEach(async () => {
  await scene.set(
    `UPDATE follow_ups SET state = 'cancelled', ended_at = now() WHERE kind = 'message' AND ended_at IS NULL`,
  );
  scene.app.jobs.clear();
});
afterAll(() => scene.close());

const sendDue = () => scene.app.get(FollowUpSender).sendDue();
const stateOf = async (id: string) => (await messageRow(scene, id)).state;
const statesOf = (ids: readonly string[]) => Promise.all(ids.map(stateOf));

const due = (count: number) => planDue(scene, count, { leadId: lead.id });

describe('messages that are due together', () => {
  test('have one wake-up, and a few after the queue was lost', async () => {
    await scene.app.drainOutbox();
    scene.app.jobs.clear();
    const dueAt = scene.app.clock.now().add({ minutes: 10 });
    for (let number = 0; number < 12; number += 1) await planMessage(scene, { leadId: lead.id, dueAt });
    await scene.app.drainOutbox();
    const wakeUps = () => scene.app.jobs.jobs.map(({ name, runAt }) => [name, runAt?.toString()]);
    expect(wakeUps()).toEqual([['follow-up.wake', dueAt.toString()]]);
    scene.app.jobs.clear();
    scene.app.clock.set(dueAt.add({ seconds: 1 }).toString());
    expect(await scene.app.get(Sweep).run()).toMatchObject({ due: 12 });
    expect(scene.app.jobs.jobs).toHaveLength(8);
    await scene.app.settle();
    expect(scene.mailServer.received).toHaveLength(12);
  });

  test('are all sent, more than are on their way at the same time', async () => {
    const ids = await due(50);
    await sendDue();
    expect(new Set(await statesOf(ids))).toEqual(new Set(['sent']));
    expect(scene.mailServer.received).toHaveLength(50);
    const activities = await scene.app.database.read(
      `SELECT FROM activities WHERE kind = 'mail-out' AND follow_up_id = ANY($1)`,
      [ids],
    );
    expect(activities).toHaveLength(50);
  });

  test('leave in the order in which they are due, acknowledgements before them', async () => {
    const ids = await due(3);
    const thanks = await planMessage(scene, { leadId: lead.id, acknowledgement: true });
    const order = { worker: 'a worker', sender: 'noreply@brug.example', now: scene.app.clock.now(), limit: 3 };
    const claims = await scene.app.get(Claims).claimDue(order);
    expect(claims.map(({ id }) => id)).toEqual([thanks, ids[0], ids[1]]);
  });

  test('leave also when one of them cannot be written down as handed over', async () => {
    const ids = await due(4);
    // Its Message-ID is another's: a fault that should not be, and holds only for this one.
    const other = await planMessage(scene, { leadId: lead.id, dueAt: scene.app.clock.now().add({ hours: 1 }) });
    await scene.set('UPDATE follow_ups SET message_id = $1 WHERE id = $2', [
      `<followup.${ids[1]}@brug.example>`,
      other,
    ]);
    await expect(sendDue()).rejects.toThrow('follow_ups_message_id');
    expect(await statesOf(ids)).toEqual(['sent', 'claimed', 'sent', 'sent']);
    await scene.set('UPDATE follow_ups SET message_id = NULL WHERE id = $1', [other]);
    scene.app.clock.advance({ seconds: 61 });
    await scene.app.get(Sweep).run();
    await scene.app.settle();
    expect(await stateOf(ids[1] ?? '')).toBe('sent');
    expect(scene.mailServer.received).toHaveLength(4);
  });

  test('are written down as sent also when that fails for one of them, and so is it once it can be', async () => {
    const ids = await due(4);
    await scene.set(`CREATE FUNCTION refuse_one() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN IF NEW.follow_up_id = '${ids[2]}' THEN RAISE 'not this one'; END IF; RETURN NEW; END $$`);
    await scene.set('CREATE TRIGGER refuse_one BEFORE INSERT ON activities FOR EACH ROW EXECUTE FUNCTION refuse_one()');
    const sending = sendDue();
    await eventually(async () => (await statesOf(ids)).filter((state) => state === 'sent').length === 3);
    expect(await stateOf(ids[2] ?? '')).toBe('sending');
    await scene.set('DROP TRIGGER refuse_one ON activities');
    await sending;
    expect(await stateOf(ids[2] ?? '')).toBe('sent');
    expect(scene.mailServer.received).toHaveLength(4);
    await scene.set('DROP FUNCTION refuse_one');
  });
});

test('an answer with what PostgreSQL cannot keep is written down without it', async () => {
  scene.mailServer.follow({ content: '250 2.0.0 taken \0as q1' });
  const [id = ''] = await due(1);
  await sendDue();
  const row = await scene.app.database.readOne('SELECT state, server_response AS said FROM follow_ups WHERE id = $1', [
    id,
  ]);
  expect(row).toEqual({ state: 'sent', said: '250 2.0.0 taken as q1' });
});

test('a message that the mail server keeps waiting for holds no other up', async () => {
  scene.mailServer.follow((mail) => (mail === 1 ? { content: 'hang' } : {}));
  const ids = await due(30);
  const sending = sendDue();
  const others = async () => (await statesOf(ids)).filter((state) => state === 'sent').length;
  await eventually(async () => (await others()) === 29);
  expect((await statesOf(ids)).filter((state) => state === 'sending')).toHaveLength(1);
  scene.mailServer.dropConnections();
  await sending;
  expect((await statesOf(ids)).filter((state) => state === 'uncertain')).toHaveLength(1);
});

test('what becomes due while a message hangs is sent at once', async () => {
  scene.mailServer.follow((mail) => (mail === 1 ? { content: 'hang' } : {}));
  const [first = ''] = await due(1);
  const sending = sendDue();
  await eventually(() => scene.mailServer.received.length === 1);
  const [second = ''] = await due(1);
  await sendDue();
  expect(await statesOf([first, second])).toEqual(['sending', 'sent']);
  scene.mailServer.dropConnections();
  await sending;
  expect(await stateOf(first)).toBe('uncertain');
});

test('whoever calls while others are claimed need not wait, and what it came for is sent', async () => {
  const [first = ''] = await due(1);
  const sending = sendDue();
  const [second = ''] = await due(1);
  await sendDue();
  await sending;
  expect(await statesOf([first, second])).toEqual(['sent', 'sent']);
});
