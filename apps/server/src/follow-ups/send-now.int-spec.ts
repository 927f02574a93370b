import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type DecidedFollowUp, type FollowUp, followUpEndpoints } from '@brug/contracts/follow-ups';
import type { Lead } from '@brug/contracts/leads';
import { overviewEndpoints } from '@brug/contracts/overview';
import type { PauseLevel } from '@brug/domain/follow-ups';
import { addLead, newLead } from '../testing/lead-fixtures.js';
import { messageRow, planMessage, setLimits, type GivenMessage } from './testing/messages.js';
import { Scene } from './testing/scene.js';

/** A Monday, 10:30 in Hangzhou. */
const AT_WORK = '2026-03-09T02:30:00Z';
/** The same day, 19:00 there. */
const EVENING = '2026-03-09T11:00:00Z';
const NEXT_MORNING = '2026-03-10T01:00:00Z';

let scene: Scene;
let lead: Lead;
beforeAll(async () => {
  scene = await Scene.create();
});
beforeEach(async () => {
  scene.app.clock.set(AT_WORK);
  lead = await addLead(scene.app, scene.cast.lore, newLead(scene.cast));
  await setLimits(scene, {});
  await scene.set('DELETE FROM sending_quotas');
});
afterEach(() => setPause(null));
afterAll(() => scene.close());

/** A message of which nobody knows whether it went. */
async function uncertain(given: Omit<GivenMessage, 'leadId'> = {}): Promise<FollowUp> {
  const id = await planMessage(scene, { leadId: lead.id, ...given });
  scene.mailServer.follow({ content: 'drop' });
  await scene.app.settle();
  scene.mailServer.follow({});
  scene.mailServer.received.length = 0;
  const ofLead = { params: { id: lead.id }, query: {} };
  const { body } = await scene.app.actAs(scene.cast.lore).send(followUpEndpoints.ofLead, ofLead);
  const message = body.items.find((each) => each.id === id);
  if (message?.state !== 'uncertain') throw new Error(`The message is ${message?.state}.`);
  return message;
}

async function decide(
  { id, version }: FollowUp,
  decision: 'went' | 'send-now' | 'drop' = 'send-now',
): Promise<DecidedFollowUp> {
  const request = { params: { id }, body: { version, decision } };
  const answer = await scene.app.actAs(scene.cast.lore).send(followUpEndpoints.decide, request);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body;
}

async function setPause(level: PauseLevel | null): Promise<void> {
  const administrator = scene.app.actAs(scene.cast.administrator);
  const { version } = (await administrator.send(overviewEndpoints.status)).body.pause;
  if (level === null) await administrator.send(overviewEndpoints.resume, { body: { version } });
  else await administrator.send(overviewEndpoints.pause, { body: { version, level, reason: 'Wrong text' } });
}

describe('a message that is sent now by a person', () => {
  test('leaves at once while its recipient is at work, and the answer says so', async () => {
    const message = await uncertain();
    const decided = await decide(message);
    expect(decided.leaving).toEqual({ at: AT_WORK, waitsFor: null, region: 'CN' });
    expect(decided).toMatchObject({ state: 'planned', dueAt: AT_WORK, putOff: null });
    await scene.app.settle();
    expect((await messageRow(scene, message.id)).state).toBe('sent');
  });

  test('waits for the hours of its recipient, and the answer says until when', async () => {
    const message = await uncertain();
    scene.app.clock.set(EVENING);
    const decided = await decide(message);
    expect(decided.leaving).toEqual({ at: NEXT_MORNING, waitsFor: 'quiet-hours', region: 'CN' });
    expect(decided).toMatchObject({ dueAt: NEXT_MORNING, putOff: 'quiet-hours' });
    await scene.app.settle();
    expect(scene.mailServer.received).toEqual([]);
    scene.app.clock.set(NEXT_MORNING);
    await scene.app.settle();
    expect((await messageRow(scene, message.id)).state).toBe('sent');
  });

  test('that answers an inquiry leaves at any hour', async () => {
    const message = await uncertain({ acknowledgement: true });
    scene.app.clock.set(EVENING);
    expect((await decide(message)).leaving).toMatchObject({ at: EVENING, waitsFor: null });
    await scene.app.settle();
    expect((await messageRow(scene, message.id)).state).toBe('sent');
  });

  test('waits for the limits, and the answer says that it does', async () => {
    const message = await uncertain();
    await setLimits(scene, { domainPerMinute: 1 });
    await planMessage(scene, { leadId: lead.id });
    await scene.app.settle();
    const { leaving } = await decide(message);
    expect(leaving).toEqual({ at: '2026-03-09T02:31:00.5Z', waitsFor: 'limit', region: 'CN' });
    await scene.app.settle();
    // Who hands it over decides the same.
    expect(await messageRow(scene, message.id)).toMatchObject({
      state: 'planned',
      putOff: 'limit',
      dueAt: leaving?.at,
    });
  });

  test('is held by a pause, and the answer says that it is', async () => {
    const message = await uncertain();
    await setPause('all-but-acknowledgements');
    expect((await decide(message)).leaving).toMatchObject({ at: AT_WORK, waitsFor: 'pause' });
    await scene.app.settle();
    expect(scene.mailServer.received).toEqual([]);
  });

  test('under a pause it is planned for the hours of its recipient all the same', async () => {
    const message = await uncertain();
    scene.app.clock.set(EVENING);
    await setPause('everything');
    const decided = await decide(message);
    expect(decided.leaving).toMatchObject({ at: NEXT_MORNING, waitsFor: 'pause' });
    expect(decided).toMatchObject({ dueAt: NEXT_MORNING, putOff: 'quiet-hours' });
  });
});

test.each(['went', 'drop'] as const)('of a message that is not to go (%s) nothing is told', async (decision) => {
  expect((await decide(await uncertain(), decision)).leaving).toBeNull();
});
