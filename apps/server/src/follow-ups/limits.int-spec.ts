import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Lead } from '@brug/contracts/leads';
import { mailDomainOf } from '@brug/domain/follow-ups';
import { addLead, newLead } from '../testing/lead-fixtures.js';
import { TEST_NOW } from '../testing/test-app.js';
import { Claims } from './claims.js';
import { Departures } from './departures.js';
import { Outcomes, type Delivered } from './outcomes.js';
import { FollowUpSender } from './sender.js';
import { Sweep } from './sweep.js';
import {
  addContact,
  anotherSender,
  claimed,
  handOverOf,
  messageRow,
  planDue,
  planMessage,
  setLimits,
} from './testing/messages.js';
import { Scene } from './testing/scene.js';

let scene: Scene;
let lead: Lead;
beforeAll(async () => {
  scene = await Scene.create();
  lead = await addLead(scene.app, scene.cast.lore, newLead(scene.cast));
});
beforeEach(async () => {
  scene.app.clock.set(TEST_NOW);
  await scene.set('DELETE FROM sending_quotas');
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

const planned = (count: number, contactId = scene.cast.contact) =>
  planDue(scene, count, { leadId: lead.id, contactId });

const sendDue = () => scene.app.get(FollowUpSender).sendDue();

const arrived = () =>
  scene.mailServer.received.map(({ content }) => /Message-ID: <followup\.([^@]+)@/u.exec(content)?.[1]);

describe('a mail domain', () => {
  test('gets as many messages a minute as it may, in the order in which they were due, and none is lost', async () => {
    await setLimits(scene, { domainPerMinute: 2 });
    const ids = await planned(5);
    await scene.app.settle();
    expect(arrived()).toEqual(ids.slice(0, 2));
    const waiting = await Promise.all(ids.slice(2).map((id) => messageRow(scene, id)));
    expect(waiting).toEqual(
      ['2026-03-09T09:01:00.5Z', '2026-03-09T09:01:30.5Z', '2026-03-09T09:02:00.5Z'].map((dueAt) =>
        expect.objectContaining({ state: 'planned', putOff: 'limit', dueAt, revision: 2, attempts: 0 }),
      ),
    );
    for (const sent of [2, 3, 4, 5]) {
      await scene.app.settle();
      expect(arrived()).toEqual(ids.slice(0, sent));
      scene.app.clock.advance({ seconds: sent === 2 ? 61 : 30 });
    }
  });

  test('holds nothing up that goes to another one', async () => {
    await setLimits(scene, { domainPerMinute: 1 });
    const other = await addContact(scene, 'an@dewulf.example');
    const ids = [...(await planned(2)), ...(await planned(1, other))];
    await scene.app.settle();
    expect(arrived().toSorted()).toEqual([ids[0], ids[2]].toSorted());
  });

  test('is not filled up by several workers that each count for themselves', async () => {
    await setLimits(scene, { domainPerMinute: 7 });
    const ids = await planned(30);
    await Promise.all([anotherSender(scene), anotherSender(scene), anotherSender(scene)].map((each) => each.sendDue()));
    expect(scene.mailServer.received).toHaveLength(7);
    expect(await quota('domain', 'jinlan.example')).toMatchObject({ taken: 7, underWay: [] });
    const states = await Promise.all(ids.map((id) => messageRow(scene, id)));
    expect(states.filter(({ state }) => state === 'sent')).toHaveLength(7);
    expect(states.filter(({ state, putOff }) => state === 'planned' && putOff === 'limit')).toHaveLength(23);
    // Each has a turn of its own.
    expect(new Set(states.filter(({ putOff }) => putOff).map(({ dueAt }) => dueAt)).size).toBe(23);
  });

  test('gets what comes new behind those who wait, but an acknowledgement before them', async () => {
    await setLimits(scene, { domainPerMinute: 1 });
    const ids = await planned(3);
    await scene.app.settle();
    scene.app.clock.set('2026-03-09T09:01:00.5Z');
    const [late] = await planned(1);
    const thanks = await planMessage(scene, { leadId: lead.id, acknowledgement: true });
    await sendDue();
    expect(await messageRow(scene, thanks)).toMatchObject({ state: 'sent' });
    expect(await messageRow(scene, late ?? '')).toMatchObject({ putOff: 'limit', dueAt: '2026-03-09T09:03:00.5Z' });
    for (const minute of [1, 2, 3, 4]) {
      for (const moment of ['00.1', '00.6']) {
        scene.app.clock.set(`2026-03-09T09:0${minute}:${moment}Z`);
        await scene.app.settle();
      }
    }
    expect(arrived()).toEqual([ids[0], thanks, ids[1], ids[2], late]);
  });

  test('has so many handed over at the same time, until they are, or the worker that died with them is given up', async () => {
    await setLimits(scene, { domainAtOnce: 1 });
    const [first = '', second = '', third = ''] = await planned(3);
    const begun = await handOver(first);
    await sendDue();
    expect(await messageRow(scene, second)).toMatchObject({ putOff: 'limit', dueAt: '2026-03-09T09:00:01Z' });
    await scene.app.get(Outcomes).delivered([begun]);
    scene.app.clock.advance({ seconds: 1 });
    await sendDue();
    expect(await messageRow(scene, second)).toMatchObject({ state: 'sent' });

    const dead = (await planned(1))[0] ?? '';
    await handOver(dead);
    scene.app.clock.advance({ seconds: 1 });
    await sendDue();
    expect(await messageRow(scene, third)).toMatchObject({ state: 'planned' });
    scene.app.clock.advance({ minutes: 6 });
    await sendDue();
    expect(await messageRow(scene, third)).toMatchObject({ state: 'sent' });
  });
});

describe('a sender', () => {
  test.each([
    ['an hour', { senderPerHour: 2 }, '2026-03-09T03:00:00.5Z'],
    // Midnight in UTC is night in Hangzhou: the next morning there.
    ['a day', { senderPerDay: 2 }, '2026-03-10T01:00:00Z'],
  ])('sends as many messages in %s as it may, whoever they are for', async (_time, limits, dueAt) => {
    scene.app.clock.set('2026-03-09T02:30:00Z');
    await setLimits(scene, limits);
    const other = await addContact(scene, `b${dueAt.slice(11, 13)}@dewulf.example`);
    const ids = [...(await planned(1)), ...(await planned(1, other)), ...(await planned(1))];
    await sendDue();
    expect(arrived().toSorted()).toEqual(ids.slice(0, 2).toSorted());
    expect(await messageRow(scene, ids[2] ?? '')).toMatchObject({ state: 'planned', dueAt });
    expect(await quota('sender', 'noreply@brug.example')).toMatchObject({ taken: 2 });
  });
});

test('what was put off leaves also when the queue was lost meanwhile', async () => {
  await setLimits(scene, { domainPerMinute: 1 });
  const ids = await planned(2);
  await scene.app.settle();
  scene.app.jobs.clear();
  scene.app.clock.advance({ minutes: 2 });
  await scene.app.get(Sweep).run();
  await scene.app.settle();
  expect(arrived()).toEqual(ids);
});

test('without limits nothing is counted', async () => {
  await setLimits(scene, {});
  await planned(3);
  await scene.app.settle();
  expect(scene.mailServer.received).toHaveLength(3);
  expect(await scene.app.database.read('SELECT FROM sending_quotas')).toEqual([]);
});

const quota = (kind: string, key: string) =>
  scene.app.database.readOne<object>(
    'SELECT short_taken AS taken, under_way AS "underWay" FROM sending_quotas WHERE kind = $1 AND key = $2',
    [kind, key],
  );

/** A worker hands the message over, and the server has not answered yet. */
async function handOver(id: string): Promise<Delivered> {
  const [claims, departures, now] = [scene.app.get(Claims), scene.app.get(Departures), scene.app.clock.now()];
  const others = await scene.app.database.read<{ id: string }>(
    `UPDATE follow_ups SET held = true WHERE id <> $1 AND state = 'planned' AND NOT held RETURNING id`,
    [id],
  );
  const context = await claimed(scene, id);
  await scene.set('UPDATE follow_ups SET held = false WHERE id = ANY($1)', [others.map((other) => other.id)]);
  if (!context.contact?.email) throw new Error('no address');
  expect(mailDomainOf(context.contact.email)).toBe('jinlan.example');
  const message = { subject: 's', text: 't', html: 'h' };
  const takes = await departures.takes({ do: 'send', to: context.contact.email, language: 'en', message }, now);
  const begun = await claims.beginSending([handOverOf(context, takes)], now);
  const attempt = begun.get(id);
  expect(attempt).toMatchObject({ number: 1 });
  return { handOver: handOverOf(context, takes), attempt: attempt!, result: { kind: 'accepted', response: '250' } };
}
