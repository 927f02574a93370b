import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { followUpEndpoints } from '@brug/contracts/follow-ups';
import type { Lead } from '@brug/contracts/leads';
import { contactEndpoints } from '@brug/contracts/organisations';
import { simpleParser } from 'mailparser';
import { recordLeadActivity } from '../../leads/leads.public.js';
import { asSystem } from '../../platform/actors/caller.js';
import { addLead, newLead } from '../../testing/lead-fixtures.js';
import { TEST_NOW } from '../../testing/test-app.js';
import { BounceIntake } from '../follow-ups.public.js';
import { addContact, messageRow, planMessage } from '../testing/messages.js';
import { Scene } from '../testing/scene.js';
import { abuseReport, deliveryReport } from './testing/reports.js';

let scene: Scene;
let lead: Lead;
let contactId: string;
let address: string;
let number = 0;
beforeAll(async () => {
  scene = await Scene.create();
});
beforeEach(async () => {
  scene.app.clock.set(TEST_NOW);
  scene.mailServer.follow({});
  number += 1;
  address = `reader${number}@jinlan.example`;
  contactId = await addContact(scene, address);
  lead = await addLead(scene.app, scene.cast.lore, newLead(scene.cast, { primaryContactId: contactId }));
});
afterAll(() => scene.close());

const take = async (source: string) =>
  scene.app.get(BounceIntake).takeReport(await simpleParser(source, { keepDeliveryStatus: true }));
const ofLead = async () =>
  (await scene.app.actAs(scene.cast.lore).send(followUpEndpoints.ofLead, { params: { id: lead.id } })).body.items;
/** Without the call that the rules plan. */
const tasksOfBounces = async () => (await ofLead()).filter(({ taskKind }) => taskKind === 'to-do');
const contact = async () =>
  (await scene.app.actAs(scene.cast.lore).send(contactEndpoints.get, { params: { id: contactId } })).body;
const eventsOf = (id: string) =>
  scene.app.database.read<{ name: string; payload: object }>(
    'SELECT name, payload FROM outbox WHERE aggregate_id = $1 ORDER BY sequence',
    [id],
  );

/** A message to the contact that the server took; resolves with its id and Message-ID. */
async function sent(): Promise<{ id: string; messageId: string }> {
  const id = await planMessage(scene, { leadId: lead.id, contactId });
  await scene.app.settle();
  expect(await messageRow(scene, id)).toMatchObject({ state: 'sent', recipient: address });
  scene.app.clock.advance({ minutes: 10 });
  return { id, messageId: `<followup.${id}@brug.example>` };
}

describe('a mail that comes back for good', () => {
  test('is marked with what the server said, and its owner has a task', async () => {
    const { id, messageId } = await sent();
    expect(await take(deliveryReport({ messageId, recipient: address }))).toEqual({ handled: true });
    const items = await ofLead();
    expect(items.find((item) => item.id === id)).toMatchObject({
      state: 'sent',
      evidence: {
        recipient: address,
        bounce: {
          at: '2026-03-09T09:10:00Z',
          kind: 'hard',
          status: '5.1.1',
          text: expect.stringContaining('User unknown'),
        },
      },
    });
    const today = await scene.app.actAs(scene.cast.lore).send(followUpEndpoints.today);
    const task = [...today.body.dueToday, ...today.body.overdue].find(
      (item) => item.taskKind === 'to-do' && item.lead?.id === lead.id,
    );
    expect(task).toMatchObject({
      kind: 'task',
      title: `Mail aan Shen Lan kwam terug (${address}): zoek het juiste adres`,
      contact: { id: contactId },
    });
    const [entry] = await scene.app.database.read<object>(
      `SELECT action, actor_name AS actor FROM audit_entries WHERE entity_id = $1 AND action = 'bounce'`,
      [id],
    );
    expect(entry).toEqual({ action: 'bounce', actor: 'follow-ups.bounces' });
    expect((await eventsOf(lead.id)).map(({ name }) => name)).toContain('follow-up.changed.v1');
  });

  test('ends further ones to the address, with the reason, until there is another', async () => {
    const { messageId } = await sent();
    const dueAt = scene.app.clock.now().add({ hours: 24 });
    const later = await planMessage(scene, { leadId: lead.id, contactId, dueAt });
    await take(deliveryReport({ messageId, recipient: address }));
    expect(await contact()).toMatchObject({ emailBouncedAt: '2026-03-09T09:10:00Z', version: 2, optedOut: false });
    expect((await eventsOf(contactId)).map(({ name, payload }) => [name, payload])).toEqual([
      ['contact.updated.v1', expect.objectContaining({ fields: ['emailBouncedAt'] })],
      ['contact.opted-out.v1', { contactId, reason: 'bounce' }],
    ]);
    expect(await messageRow(scene, later)).toMatchObject({ state: 'planned' });
    const refused = await planMessage(scene, { leadId: lead.id, contactId });
    await scene.app.settle();
    expect(await messageRow(scene, refused)).toMatchObject({
      state: 'skipped',
      endReason: 'address-bounced',
      attempts: 0,
    });

    const change = (body: { version: number; email?: string; jobTitle?: string }) =>
      scene.app.actAs(scene.cast.lore).send(contactEndpoints.update, { params: { id: contactId }, body });
    expect((await change({ version: 2, jobTitle: 'CEO' })).body.emailBouncedAt).toBe('2026-03-09T09:10:00Z');
    expect((await change({ version: 3, email: `new.${address}` })).body.emailBouncedAt).toBeNull();
    const id = await planMessage(scene, { leadId: lead.id, contactId });
    await scene.app.settle();
    expect(await messageRow(scene, id)).toMatchObject({ state: 'sent', recipient: `new.${address}` });
  });

  test('says nothing of the address that the contact has by now', async () => {
    const { messageId } = await sent();
    await scene.set('UPDATE contacts SET email = $2, version = version + 1 WHERE id = $1', [
      contactId,
      `new.${address}`,
    ]);
    expect(await take(deliveryReport({ messageId, recipient: address }))).toEqual({ handled: true });
    expect((await contact()).emailBouncedAt).toBeNull();
  });

  test('because of what it says, not of whom it is for, leaves the address alone', async () => {
    const { id, messageId } = await sent();
    await take(deliveryReport({ messageId, recipient: address, status: '5.7.1' }));
    expect(await messageRow(scene, id)).toMatchObject({ bounceKind: 'hard', bounceStatus: '5.7.1' });
    expect((await contact()).emailBouncedAt).toBeNull();
  });

  test('counts once, however often it is reported', async () => {
    const { id, messageId } = await sent();
    for (let times = 0; times < 3; times += 1) {
      expect(await take(deliveryReport({ messageId, recipient: address }))).toEqual({ handled: true });
      scene.app.clock.advance({ minutes: 1 });
    }
    expect(await messageRow(scene, id)).toMatchObject({ bouncedAt: '2026-03-09T09:10:00Z' });
    expect(await tasksOfBounces()).toHaveLength(1);
  });

  test('is found by its address when nothing of it was given back, within a week', async () => {
    const { id } = await sent();
    expect(await take(deliveryReport({ messageId: null, recipient: address.toUpperCase() }))).toEqual({
      handled: true,
    });
    expect(await messageRow(scene, id)).toMatchObject({ bounceKind: 'hard' });
    scene.app.clock.advance({ hours: 8 * 24 });
    expect(await take(deliveryReport({ messageId: null, recipient: address }))).toEqual({ handled: false });
  });
});

describe('a mail that is late', () => {
  test('is evidence and no more, and may come back yet', async () => {
    const { id, messageId } = await sent();
    await take(deliveryReport({ messageId, recipient: address, action: 'delayed', status: '4.4.1' }));
    expect(await messageRow(scene, id)).toMatchObject({ bounceKind: 'soft', bounceStatus: '4.4.1' });
    expect((await contact()).emailBouncedAt).toBeNull();
    expect(await tasksOfBounces()).toEqual([]);
    await take(deliveryReport({ messageId, recipient: address }));
    await take(deliveryReport({ messageId, recipient: address, action: 'delayed', status: '4.4.1' }));
    expect(await messageRow(scene, id)).toMatchObject({ bounceKind: 'hard', bounceStatus: '5.1.1' });
  });
});

describe('an uncertain message', () => {
  test('has what came back and what its reader wrote as evidence on its owner’s Today', async () => {
    scene.mailServer.follow({ content: 'drop' });
    const id = await planMessage(scene, { leadId: lead.id, contactId });
    await scene.app.settle();
    scene.app.clock.advance({ minutes: 10 });
    await take(deliveryReport({ messageId: `<followup.${id}@brug.example>`, recipient: address, status: '5.2.2' }));
    scene.app.clock.advance({ minutes: 10 });
    await scene.app.transactions.run(asSystem('test'), (tx) =>
      recordLeadActivity(tx, {
        kind: 'mail-in',
        leadId: lead.id,
        contactId,
        at: tx.at,
        subject: 'Re',
        body: 'Thank you',
      }),
    );
    const { body } = await scene.app.actAs(scene.cast.lore).send(followUpEndpoints.today);
    expect(body.uncertain.find((item) => item.id === id)).toMatchObject({
      state: 'uncertain',
      evidence: {
        handedOverAt: TEST_NOW,
        recipient: address,
        bounce: { at: '2026-03-09T09:10:00Z', kind: 'hard', status: '5.2.2' },
        repliedAt: '2026-03-09T09:20:00Z',
      },
    });
    expect(await tasksOfBounces()).toEqual([]);
  });
});

describe('a complaint', () => {
  test('is taken for opting out: what is planned is called off, and nothing more is sent', async () => {
    const { messageId } = await sent();
    const planned = await planMessage(scene, {
      leadId: lead.id,
      contactId,
      dueAt: scene.app.clock.now().add({ hours: 24 }),
    });
    expect(await take(abuseReport({ messageId, recipient: address }))).toEqual({ handled: true });
    expect(await contact()).toMatchObject({ optedOut: true, optOutReason: 'complaint' });
    expect(await messageRow(scene, planned)).toMatchObject({ state: 'cancelled', endReason: 'opted-out' });
    expect((await eventsOf(contactId)).at(-1)).toEqual({
      name: 'contact.opted-out.v1',
      payload: { contactId, reason: 'complaint' },
    });
  });

  test('that is none changes nothing', async () => {
    const { messageId } = await sent();
    expect(await take(abuseReport({ messageId, feedback: 'not-spam' }))).toEqual({ handled: true });
    expect(await contact()).toMatchObject({ optedOut: false, optOutReason: null });
  });
});

describe('what is no report on a message of ours', () => {
  test('is left to who asked', async () => {
    expect(await take('From: a@b.example\r\nSubject: Re\r\n\r\nThank you.\r\n')).toEqual({ handled: false });
    const foreign = { messageId: '<somebody@elsewhere.example>', recipient: address };
    expect(await take(deliveryReport(foreign))).toEqual({ handled: false });
    expect(await take(abuseReport(foreign))).toEqual({ handled: false });
  });

  test('nor on one that never left', async () => {
    const dueAt = scene.app.clock.now().add({ hours: 24 });
    const id = await planMessage(scene, { leadId: lead.id, contactId, dueAt });
    expect(await take(deliveryReport({ messageId: `<followup.${id}@brug.example>` }))).toEqual({ handled: false });
    expect(await messageRow(scene, id)).toMatchObject({ bouncedAt: null });
  });
});
