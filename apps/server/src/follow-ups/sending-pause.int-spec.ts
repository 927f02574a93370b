import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Problem } from '@brug/contracts/http';
import { overviewEndpoints, type SendingPause } from '@brug/contracts/overview';
import type { PauseLevel } from '@brug/domain/follow-ups';
import { TEST_NOW } from '../testing/test-app.js';
import { Claims } from './claims.js';
import { FollowUpMetrics } from './follow-up-metrics.js';
import { Sweep } from './sweep.js';
import { claimed, handOverOf } from './testing/messages.js';
import { Scene } from './testing/scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.create();
});
beforeEach(async () => {
  scene.app.clock.set(TEST_NOW);
  await resume();
  await cancelAll();
  await scene.app.settle();
  scene.mailServer.follow({});
  scene.mailServer.received.length = 0;
});
afterAll(() => scene.close());

const cancelAll = () =>
  scene.set(
    `UPDATE follow_ups SET state = 'cancelled', ended_at = created_at, lease_until = NULL
      WHERE kind = 'message' AND ended_at IS NULL`,
  );
const administrator = () => scene.app.actAs(scene.cast.administrator);

async function current(): Promise<SendingPause> {
  return (await administrator().send(overviewEndpoints.status)).body.pause;
}

async function pause(level: PauseLevel): Promise<SendingPause> {
  const { version } = await current();
  const answer = await administrator().send(overviewEndpoints.pause, {
    body: { version, level, reason: 'Wrong text' },
  });
  expect([answer.status, answer.text]).toEqual([200, expect.anything()]);
  return answer.body;
}

async function resume(): Promise<SendingPause> {
  const { version } = await current();
  return (await administrator().send(overviewEndpoints.resume, { body: { version } })).body;
}

/** A due message of an inquiry that is no acknowledgement. */
async function dueMessage(): Promise<string> {
  const lead = await scene.inquiry();
  const { id } = await scene.acknowledgement(lead.id);
  await scene.set('UPDATE follow_ups SET acknowledgement = false WHERE id = $1', [id]);
  return id;
}

/** The ids of what a worker can claim, so many at most. */
const claim = async (limit = 100): Promise<string[]> => {
  const order = { worker: 'a worker', sender: 'noreply@brug.example', now: scene.app.clock.now(), limit };
  return (await scene.app.get(Claims).claimDue(order)).map(({ id }) => id);
};
const stateOf = async (id: string) =>
  (await scene.app.database.readOne<{ state: string }>('SELECT state FROM follow_ups WHERE id = $1', [id]))?.state;

describe('while everything is paused', () => {
  test('nothing is sent, acknowledgements neither, and nothing is lost', async () => {
    await pause('everything');
    const lead = await scene.inquiry();
    await scene.app.settle();
    expect(scene.mailServer.received).toEqual([]);
    expect((await scene.acknowledgement(lead.id)).state).toBe('planned');
    await resume();
    await scene.app.settle();
    expect((await scene.acknowledgement(lead.id)).state).toBe('sent');
    expect(scene.mailServer.received).toHaveLength(1);
  });

  test('a claim after the commit fails, whatever the worker knew before', async () => {
    // A worker that has asked before: its statements are prepared, its settings are in memory.
    await claim();
    const id = await dueMessage();
    await pause('everything');
    expect(await claim()).toEqual([]);
    await resume();
    expect(await claim()).toEqual([id]);
  });

  test('what was claimed before is not handed over', async () => {
    const id = await dueMessage();
    const context = await claimed(scene, id);
    await pause('everything');
    const begun = await scene.app.get(Claims).beginSending([handOverOf(context)], scene.app.clock.now());
    expect(begun).toEqual(new Map());
    expect(await stateOf(id)).toBe('claimed');
  });

  test('of claims that race the pause none begins after its commit', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => dueMessage()));
    const { version } = await current();
    const pausing = administrator().send(overviewEndpoints.pause, {
      body: { version, level: 'everything', reason: 'Wrong text' },
    });
    const racing = Promise.all(ids.map(() => claim(1)));
    await pausing;
    expect(await claim()).toEqual([]);
    const won = (await racing).flat();
    const states = await Promise.all(ids.map(stateOf));
    expect(states.filter((state) => state === 'claimed')).toHaveLength(won.length);
    // Neither is one that won the race handed over: the same is asked again before the mail server is.
    expect(scene.mailServer.received).toEqual([]);
  });

  test('the sweep wakes nothing, and after it everything in its order', async () => {
    await pause('everything');
    const [later, earlier] = [await dueMessage(), await dueMessage()];
    await scene.set(`UPDATE follow_ups SET due_at = due_at - interval '1 hour' WHERE id = $1`, [earlier]);
    await scene.app.settle();
    // Still in the working hours of their recipient.
    scene.app.clock.advance({ minutes: 10 });
    expect(await scene.app.get(Sweep).run()).toMatchObject({ due: 0 });
    expect(scene.app.jobs.jobs).toEqual([]);
    await resume();
    await scene.app.settle();
    const handedOver = scene.mailServer.received.map(
      ({ content }) => /^Message-ID: <followup\.([\da-f-]+)@/mu.exec(content)?.[1],
    );
    expect(handedOver).toEqual([earlier, later]);
    expect(await Promise.all([stateOf(earlier), stateOf(later)])).toEqual(['sent', 'sent']);
  });

  test('what is held is not late, and not when it was just let go either', async () => {
    await pause('everything');
    await dueMessage();
    await scene.app.settle();
    scene.app.clock.advance({ minutes: 10 });
    const metrics = scene.app.get(FollowUpMetrics);
    expect(await metrics.unsent()).toMatchObject({ count: 0, held: 1 });
    await resume();
    expect(await metrics.unsent()).toMatchObject({ count: 0, held: 0 });
    scene.app.clock.advance({ seconds: 61 });
    expect(await metrics.unsent()).toMatchObject({ count: 1, oldestSeconds: 661 });
  });
});

describe('while all but acknowledgements are paused', () => {
  test('who writes to us hears that it arrived, and nothing else is sent', async () => {
    await pause('all-but-acknowledgements');
    const held = await dueMessage();
    const lead = await scene.inquiry();
    await scene.app.settle();
    expect([(await scene.acknowledgement(lead.id)).state, await stateOf(held)]).toEqual(['sent', 'planned']);
    expect(scene.mailServer.received).toHaveLength(1);
  });
});

describe('the switch', () => {
  test('is seen by everybody, with its reason, who and since when', async () => {
    await pause('everything');
    const { body } = await scene.app.actAs(scene.cast.viewer).send(overviewEndpoints.status);
    expect(body).toEqual({
      pause: expect.objectContaining({
        level: 'everything',
        reason: 'Wrong text',
        pausedAt: TEST_NOW,
        pausedBy: expect.objectContaining({ name: 'Wim' }),
      }),
      alarm: null,
    });
  });

  test('is turned by administrators only, against the version they saw, with a reason', async () => {
    const { version } = await current();
    const body = { version, level: 'everything', reason: 'Wrong text' } as const;
    expect((await scene.app.actAs(scene.cast.manager).send(overviewEndpoints.pause, { body })).status).toBe(403);
    const stale = await administrator().raw<Problem>('POST', '/api/v1/administration/follow-ups/pause', {
      ...body,
      version: version + 1,
    });
    expect([stale.status, stale.body.code]).toEqual([409, 'version.conflict']);
    const bare = await administrator().raw<Problem>('POST', '/api/v1/administration/follow-ups/pause', {
      version,
      level: 'everything',
      reason: ' ',
    });
    expect([bare.status, bare.body.errors?.map(({ path }) => path)]).toEqual([422, ['body.reason']]);
    expect((await current()).level).toBeNull();
  });

  test('leaves an audit entry and an event each time it is turned, and none when it is not', async () => {
    const count = async () => {
      const row = await scene.app.database.readOne<{ entries: number; events: number }>(
        `SELECT (SELECT count(*)::int FROM audit_entries WHERE entity = 'sending-pause') AS entries,
          (SELECT count(*)::int FROM outbox WHERE name = 'sending.pause-changed.v1') AS events`,
      );
      return [row?.entries ?? 0, row?.events ?? 0];
    };
    const [entries = 0, events = 0] = await count();
    await pause('everything');
    await pause('all-but-acknowledgements');
    await resume();
    await resume();
    expect(await count()).toEqual([entries + 3, events + 3]);
  });
});
