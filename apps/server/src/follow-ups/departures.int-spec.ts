import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Lead } from '@brug/contracts/leads';
import { simpleParser, type ParsedMail } from 'mailparser';
import { addLead, newLead } from '../testing/lead-fixtures.js';
import { TEST_NOW } from '../testing/test-app.js';
import { Sweep } from './sweep.js';
import { addContact, messageRow, planMessage } from './testing/messages.js';
import { Scene } from './testing/scene.js';
import { UnsubscribeLinks } from './unsubscribe/unsubscribe-links.js';

let scene: Scene;
let lead: Lead;
beforeAll(async () => {
  scene = await Scene.create({ env: { PUBLIC_URL: 'https://brug.example' } });
});
beforeEach(async () => {
  scene.app.clock.set(TEST_NOW);
  await scene.app.settle();
  lead = await addLead(scene.app, scene.cast.lore, newLead(scene.cast));
  scene.mailServer.follow({});
  scene.mailServer.received.length = 0;
});
afterAll(() => scene.close());

/** 19:00 in Hangzhou on a Monday. */
const EVENING = '2026-03-09T11:00:00Z';
const NEXT_MORNING = '2026-03-10T01:00:00Z';

async function mails(): Promise<ParsedMail[]> {
  return Promise.all(scene.mailServer.received.map(({ content }) => simpleParser(content)));
}

describe('outside the working hours of its recipient', () => {
  test('a message that comes late, because no worker ran, waits for the next moment at work', async () => {
    const id = await planMessage(scene, { leadId: lead.id });
    scene.app.clock.set(EVENING);
    await scene.app.settle();
    expect(scene.mailServer.received).toEqual([]);
    expect(await messageRow(scene, id)).toMatchObject({
      state: 'planned',
      putOff: 'quiet-hours',
      dueAt: NEXT_MORNING,
      revision: 2,
      attempts: 0,
    });
    scene.app.clock.set(NEXT_MORNING);
    await scene.app.settle();
    expect(await messageRow(scene, id)).toMatchObject({ state: 'sent' });
    expect(scene.mailServer.received).toHaveLength(1);
  });

  test('the hours are those of the contact, not those of the firm', async () => {
    const contactId = await addContact(scene, 'mei@jinlan.example');
    await scene.set(`UPDATE contacts SET time_zone = 'Europe/Brussels' WHERE id = $1`, [contactId]);
    // 14:00 in Kortrijk.
    scene.app.clock.set('2026-03-09T13:00:00Z');
    const id = await planMessage(scene, { leadId: lead.id, contactId });
    await scene.app.settle();
    expect(await messageRow(scene, id)).toMatchObject({ state: 'sent' });
  });

  test('no message is tried again: the retry is put off as well', async () => {
    scene.app.clock.set('2026-03-09T09:29:30Z');
    scene.mailServer.follow({ recipient: '450 4.2.1 greylisted' });
    const id = await planMessage(scene, { leadId: lead.id });
    await scene.app.settle();
    // A minute later it is past 17:30 in Hangzhou.
    expect(await messageRow(scene, id)).toMatchObject({ state: 'failed', putOff: 'quiet-hours', dueAt: NEXT_MORNING });
    scene.mailServer.follow({});
    scene.app.clock.set(NEXT_MORNING);
    await scene.app.settle();
    expect(await messageRow(scene, id)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  test('an acknowledgement leaves and is tried again at any hour', async () => {
    scene.app.clock.set(EVENING);
    scene.mailServer.follow((mail) => (mail === 1 ? { recipient: '450 4.2.1 greylisted' } : {}));
    const id = await planMessage(scene, { leadId: lead.id, acknowledgement: true });
    await scene.app.settle();
    expect(await messageRow(scene, id)).toMatchObject({
      state: 'failed',
      putOff: 'retry',
      dueAt: '2026-03-09T11:01:00Z',
    });
    scene.app.clock.advance({ minutes: 1 });
    await scene.app.settle();
    expect(await messageRow(scene, id)).toMatchObject({ state: 'sent' });
  });

  test('what waits is no message that is due but unsent, and survives the loss of the queue', async () => {
    const id = await planMessage(scene, { leadId: lead.id });
    scene.app.clock.set(EVENING);
    await scene.app.settle();
    scene.app.jobs.clear();
    expect(await scene.app.get(Sweep).run()).toMatchObject({ due: 0 });
    scene.app.clock.set(NEXT_MORNING);
    expect(await scene.app.get(Sweep).run()).toMatchObject({ due: 1 });
    await scene.app.settle();
    expect(await messageRow(scene, id)).toMatchObject({ state: 'sent' });
  });
});

describe('messages to one contact about one lead', () => {
  test('make a thread, under the subject they were given', async () => {
    const ids: string[] = [];
    for (let number = 0; number < 3; number += 1) {
      ids.push(await planMessage(scene, { leadId: lead.id }));
      await scene.app.settle();
      scene.app.clock.advance({ minutes: 1 });
    }
    const [first, second, third] = await mails();
    const of = (index: number) => `<followup.${ids[index]}@brug.example>`;
    expect([first?.inReplyTo, first?.references]).toEqual([undefined, undefined]);
    expect([second?.inReplyTo, second?.references]).toEqual([of(0), of(0)]);
    expect([third?.inReplyTo, third?.references]).toEqual([of(1), [of(0), of(1)]]);
    expect(third?.subject).toBe(first?.subject);
  });

  test('do not continue what went to somebody else or about another lead', async () => {
    const other = await addLead(scene.app, scene.cast.lore, newLead(scene.cast));
    const contactId = await addContact(scene, 'hu@jinlan.example');
    await planMessage(scene, { leadId: lead.id });
    await scene.app.settle();
    await planMessage(scene, { leadId: lead.id, contactId });
    await planMessage(scene, { leadId: other.id });
    await scene.app.settle();
    expect((await mails()).map(({ inReplyTo }) => inReplyTo)).toEqual([undefined, undefined, undefined]);
  });
});

describe('the way out of further messages', () => {
  test.each([
    ['nl', 'Schrijf u hier uit'],
    ['en', 'Unsubscribe here'],
    ['zh', '请点击此处退订'],
  ])('stands in the headers and at the end of a message in %s', async (language, words) => {
    const contactId = await addContact(scene, `wang.${language}@jinlan.example`, language);
    await planMessage(scene, { leadId: lead.id, contactId });
    await scene.app.settle();
    const [mail] = await mails();
    const address = `https://brug.example/unsubscribe/${scene.app.get(UnsubscribeLinks).tokenOf(contactId)}`;
    expect(mail?.headers.get('list')).toMatchObject({ unsubscribe: { url: address } });
    expect(scene.mailServer.received[0]?.content).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/mu);
    expect(mail?.text).toContain(words);
    expect(mail?.text?.trim().endsWith(address)).toBe(true);
    expect(mail?.html).toContain(`<a href="${address}">${words}</a>`);
  });

  test('is a link of which one cannot be made from another', () => {
    const links = scene.app.get(UnsubscribeLinks);
    const token = links.tokenOf(scene.cast.contact);
    expect(links.contactOf(token)).toBe(scene.cast.contact);
    const bytes = Buffer.from(token, 'base64url');
    for (let index = 0; index < bytes.length; index += 1) {
      const other = Buffer.from(bytes);
      other[index] = (other[index] ?? 0) ^ 1;
      expect(links.contactOf(other.toString('base64url'))).toBeNull();
    }
    for (const wrong of ['', 'x', token.slice(1), `${token}A`, `${token}==`]) expect(links.contactOf(wrong)).toBeNull();
  });
});
