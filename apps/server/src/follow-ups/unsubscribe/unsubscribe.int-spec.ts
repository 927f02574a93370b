import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Problem } from '@brug/contracts/http';
import type { Contact } from '@brug/contracts/organisations';
import { contactEndpoints } from '@brug/contracts/organisations';
import { unsubscribeEndpoints, type UnsubscribeState } from '@brug/contracts/unsubscribe';
import { addLead, newLead } from '../../testing/lead-fixtures.js';
import { addContact, messageRow, planMessage } from '../testing/messages.js';
import { Scene } from '../testing/scene.js';
import { UnsubscribeLinks } from './unsubscribe-links.js';

let scene: Scene;
let contactId: string;
let token: string;
let number = 0;
beforeAll(async () => {
  scene = await Scene.create();
});
beforeEach(async () => {
  number += 1;
  contactId = await addContact(scene, `reader${number}@jinlan.example`, 'nl');
  token = scene.app.get(UnsubscribeLinks).tokenOf(contactId);
});
afterAll(() => scene.close());

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const oneClick = (at = token, body = 'List-Unsubscribe=One-Click', headers: Record<string, string> = FORM) =>
  scene.app.raw<Problem>('POST', `/unsubscribe/${at}`, body, { headers });
const rowOf = (id: string) =>
  scene.app.database.readOne<object>(
    'SELECT opted_out_at AS at, opt_out_reason AS reason, version FROM contacts WHERE id = $1',
    [id],
  );
const eventsOf = (id: string) =>
  scene.app.database.read<{ name: string; payload: object }>(
    'SELECT name, payload FROM outbox WHERE aggregate_id = $1 ORDER BY sequence',
    [id],
  );

describe('one click in a mail program', () => {
  test('unsubscribes without cookies, in one transaction with its events and audit', async () => {
    const answer = await oneClick();
    expect([answer.status, answer.headers['set-cookie'], answer.headers['location']]).toEqual([
      200,
      undefined,
      undefined,
    ]);
    const at = '2026-03-09T09:00:00Z';
    expect(await rowOf(contactId)).toEqual({ at, reason: 'unsubscribed', version: 2 });
    expect(await eventsOf(contactId)).toEqual([
      {
        name: 'contact.updated.v1',
        payload: { contactId, organisationId: scene.cast.jinlan, fields: ['optedOut', 'optOutReason'] },
      },
      { name: 'contact.opted-out.v1', payload: { contactId, reason: 'unsubscribed' } },
    ]);
    const [entry] = await scene.app.database.read<object>(
      'SELECT action, actor_name AS actor, changes FROM audit_entries WHERE entity_id = $1',
      [contactId],
    );
    expect(entry).toEqual({
      action: 'update',
      actor: 'public',
      changes: [
        { field: 'optedOut', before: false, after: true },
        { field: 'optOutReason', before: null, after: 'unsubscribed' },
      ],
    });
  });

  test('may be a form of either kind', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const body = '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n';
    expect((await oneClick(token, body, headers)).status).toBe(200);
    expect(await rowOf(contactId)).toMatchObject({ reason: 'unsubscribed' });
  });

  test('a second time is as good as the first and changes nothing', async () => {
    await oneClick();
    scene.app.clock.advance({ hours: 1 });
    const before = await rowOf(contactId);
    expect((await oneClick()).status).toBe(200);
    expect(await rowOf(contactId)).toEqual(before);
    expect(await eventsOf(contactId)).toHaveLength(2);
    scene.app.clock.advance({ hours: -1 });
  });

  test.each([
    ['is something else', 'x=1'],
    ['has another value', 'List-Unsubscribe=Two-Clicks'],
    ['is empty', ''],
  ])('does nothing when what is sent %s', async (_what, body) => {
    expect((await oneClick(token, body)).status).toBe(400);
    expect(await rowOf(contactId)).toMatchObject({ at: null });
  });

  test('on an address that is none of ours is not found', async () => {
    const answer = await oneClick(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`);
    expect([answer.status, answer.body.code]).toEqual([404, 'resource.not-found']);
    expect(await rowOf(contactId)).toMatchObject({ at: null });
  });

  test.each(['GET', 'HEAD', 'OPTIONS'] as const)(
    'is not what a scanner does that follows the link with %s',
    async (method) => {
      for (const url of [`/unsubscribe/${token}`, `/api/v1/unsubscribe/${token}`])
        await scene.app.nest.inject({ method, url });
      expect(await rowOf(contactId)).toMatchObject({ at: null });
    },
  );
});

describe('who unsubscribes', () => {
  test('has all that is planned to them called off, on every lead, and nothing of anybody else', async () => {
    const leads = [
      await addLead(scene.app, scene.cast.lore, newLead(scene.cast)),
      await addLead(scene.app, scene.cast.lore, newLead(scene.cast)),
    ];
    const dueAt = scene.app.clock.now().add({ hours: 24 });
    const ids = await Promise.all(leads.map(({ id }) => planMessage(scene, { leadId: id, contactId, dueAt })));
    const other = await planMessage(scene, { leadId: leads[0]?.id ?? '', dueAt });
    await oneClick();
    for (const id of ids)
      expect(await messageRow(scene, id)).toMatchObject({ state: 'cancelled', endReason: 'opted-out' });
    expect(await messageRow(scene, other)).toMatchObject({ state: 'planned' });
    const changed = (await eventsOf(leads[1]?.id ?? '')).filter(({ name }) => name === 'follow-up.changed.v1');
    expect(changed).toEqual([expect.objectContaining({ payload: expect.objectContaining({ state: 'cancelled' }) })]);
  });

  test('is not sent what was claimed at that moment', async () => {
    const lead = await addLead(scene.app, scene.cast.lore, newLead(scene.cast));
    const id = await planMessage(scene, { leadId: lead.id, contactId });
    await oneClick();
    await scene.app.settle();
    expect(scene.mailServer.received).toEqual([]);
    expect(await messageRow(scene, id)).toMatchObject({ state: 'cancelled', attempts: 0 });
  });

  test('of whom a colleague writes it down is treated alike', async () => {
    const lead = await addLead(scene.app, scene.cast.lore, newLead(scene.cast));
    const id = await planMessage(scene, { leadId: lead.id, contactId });
    const body = { version: 1, optedOut: true };
    const answer = await scene.app
      .actAs(scene.cast.lore)
      .send(contactEndpoints.update, { params: { id: contactId }, body });
    expect(answer.body).toMatchObject({ optedOut: true, optOutReason: 'by-hand' });
    expect(await messageRow(scene, id)).toMatchObject({ state: 'cancelled', endReason: 'opted-out' });
    expect((await eventsOf(contactId)).at(-1)).toEqual({
      name: 'contact.opted-out.v1',
      payload: { contactId, reason: 'by-hand' },
    });
  });
});

describe('the page behind the link', () => {
  const params = () => ({ params: { token } });

  test('is told in which language, for whom and by which address, of which it shows no more than needed', async () => {
    const { status, body } = await scene.app.send(unsubscribeEndpoints.state, params());
    expect(status).toBe(200);
    expect(body).toMatchObject({ language: 'nl', address: 'r•••@jinlan.example', optedOut: false, canUndo: false });
    expect(body.agencyName.zh).toBe('西弗兰德省发展署');
  });

  test('unsubscribes, and takes it back as a mistake; what was called off stays so', async () => {
    const lead = await addLead(scene.app, scene.cast.lore, newLead(scene.cast));
    const id = await planMessage(scene, {
      leadId: lead.id,
      contactId,
      dueAt: scene.app.clock.now().add({ hours: 24 }),
    });
    const out = await scene.app.send(unsubscribeEndpoints.unsubscribe, params());
    expect(out.body).toMatchObject({ optedOut: true, canUndo: true });
    const back = await scene.app.send(unsubscribeEndpoints.undo, params());
    expect(back.body).toMatchObject({ optedOut: false, canUndo: false });
    expect(await rowOf(contactId)).toEqual({ at: null, reason: null, version: 3 });
    expect(await messageRow(scene, id)).toMatchObject({ state: 'cancelled' });
    const shown = await scene.app.actAs(scene.cast.lore).raw<Contact>('GET', `/api/v1/contacts/${contactId}`);
    expect(shown.body).toMatchObject({ optedOut: false, optOutReason: null });
  });

  test('does not take back what came about in another way', async () => {
    const body = { version: 1, optedOut: true };
    await scene.app.actAs(scene.cast.lore).send(contactEndpoints.update, { params: { id: contactId }, body });
    const answer = await scene.app.send(unsubscribeEndpoints.undo, params());
    expect([answer.status, answer.body]).toEqual([200, expect.objectContaining({ optedOut: true, canUndo: false })]);
  });

  test('knows a link that is none, and one that cannot be one', async () => {
    const wrong = await scene.app.raw<Problem>('GET', `/api/v1/unsubscribe/${'A'.repeat(43)}`);
    expect([wrong.status, wrong.body.code]).toEqual([404, 'resource.not-found']);
    const none = await scene.app.raw<Problem>('POST', '/api/v1/unsubscribe/abc');
    expect([none.status, none.body.errors?.map(({ path }) => path)]).toEqual([422, ['params.token']]);
  });

  test('is refused to a machine that clicks to and fro', async () => {
    const statuses: number[] = [];
    for (let click = 0; click < 31; click += 1) {
      statuses.push((await scene.app.raw<UnsubscribeState>('POST', `/api/v1/unsubscribe/${token}`)).status);
    }
    expect(statuses.slice(0, 30).every((status) => status === 200)).toBe(true);
    expect(statuses[30]).toBe(429);
    const answer = await oneClick();
    expect([answer.status, Number(answer.headers['retry-after']) > 0]).toEqual([429, true]);
  });
});
