import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TimelineEntry } from '@brug/contracts/activities';
import { activityEndpoints } from '@brug/contracts/activities';
import type { Problem } from '@brug/contracts/http';
import { contactEndpoints } from '@brug/contracts/organisations';
import { leadEndpoints } from '@brug/contracts/leads';
import {
  type BeginLeadFromMail,
  type InboundMailDetail,
  inboundMailEndpoints,
  type LinkInboundMail,
} from '@brug/contracts/replies';
import type { Actor } from '@brug/domain/permissions';
import { addLead, newLead } from '../../testing/lead-fixtures.js';
import { BeginRuns } from '../sequences/begin-runs.js';
import { addHello, addSequence, definition, message, switchOff, trigger } from '../sequences/testing/sequences.js';
import { Scene } from '../testing/scene.js';
import { InboundMail } from './inbound-mail.js';
import { mail, type MailParts } from './testing/mails.js';

const FROM = '王磊 Wang Lei <Wang.Lei@unknown.example>';
const NAME = { familyName: 'Wang', givenName: 'Lei', chineseFamilyName: '王', chineseGivenName: '磊' };
const SENDER = { ...NAME, language: 'zh' } as const;

let scene: Scene;
let lore: Actor;

beforeAll(async () => {
  scene = await Scene.create();
  lore = scene.cast.lore;
});
afterAll(() => scene.close());

beforeEach(async () => {
  await scene.set('UPDATE leads SET archived_at = now() WHERE archived_at IS NULL');
  await scene.set(`UPDATE inbound_mails SET state = 'set-aside' WHERE state = 'waiting'`);
  await scene.set(`UPDATE contacts SET archived_at = now() WHERE email <> 'shen@jinlan.example'`);
  await scene.app.drainOutbox();
});

async function take(parts: MailParts = {}): Promise<string> {
  return scene.app.get(InboundMail).take(mail({ from: FROM, ...parts }), { kind: 'webhook' });
}

/** A mail that waits, as the inbox shows it. */
async function waiting(parts: MailParts = {}): Promise<InboundMailDetail> {
  expect(await take(parts)).toBe('waiting');
  const { body } = await scene.app.actAs(lore).send(inboundMailEndpoints.list, { query: { limit: 1 } });
  return detail(body.items[0]!.id);
}

async function detail(id: string): Promise<InboundMailDetail> {
  const { body } = await scene.app.actAs(lore).send(inboundMailEndpoints.get, { params: { id } });
  return body;
}

const lead = async (more: Parameters<typeof newLead>[1] = {}): Promise<string> =>
  (await addLead(scene.app, lore, newLead(scene.cast, more))).id;

function link(
  { id, version }: { readonly id: string; readonly version: number },
  body: Omit<LinkInboundMail, 'version'>,
  actor: Actor = lore,
) {
  return scene.app.actAs(actor).send(inboundMailEndpoints.link, { params: { id }, body: { version, ...body } });
}

function begin(
  { id, version }: { readonly id: string; readonly version: number },
  body: Omit<BeginLeadFromMail, 'version'>,
  actor: Actor = lore,
) {
  return scene.app.actAs(actor).send(inboundMailEndpoints.beginLead, { params: { id }, body: { version, ...body } });
}

/** What was refused: status, code and every field with what is wrong with it. */
function refusal({ status, body }: { readonly status: number; readonly body: unknown }): readonly unknown[] {
  const { code, errors = [] } = body as Problem;
  return [status, code, ...errors.map((error) => `${error.path} ${error.code}`)];
}

async function timeline(leadId: string): Promise<Extract<TimelineEntry, { type: 'activity' }>[]> {
  const { body } = await scene.app.actAs(lore).send(activityEndpoints.timeline, { params: { id: leadId } });
  return body.items.filter((entry) => entry.type === 'activity');
}

const eventsOf = (name: string): Promise<{ payload: Record<string, unknown> }[]> =>
  scene.app.database.read('SELECT payload FROM outbox WHERE name = $1 AND relayed_at IS NULL ORDER BY sequence', [
    name,
  ]);

async function contactsWithTheAddress(): Promise<number> {
  const row = await scene.app.database.readOne<{ count: number }>(
    `SELECT count(*)::int FROM contacts WHERE lower(email) = 'wang.lei@unknown.example' AND archived_at IS NULL`,
  );
  return row?.count ?? 0;
}

describe('the sender of a mail that is put on a lead', () => {
  it('is kept as a contact of its organisation on request, who wrote it, and may be written to since they did', async () => {
    // Half past midnight in Kortrijk, the day before by UTC.
    scene.app.clock.set('2026-03-09T23:30:00Z');
    const leadId = await lead();
    const found = await waiting();
    expect(found).toMatchObject({ contacts: [], fromColleague: false });
    scene.app.clock.advance({ hours: 48 });
    const { status, body } = await link(found, { leadId, keepSender: SENDER });
    expect([status, body]).toEqual([
      200,
      { leadId, activityId: expect.any(String), contactId: expect.any(String), others: 0 },
    ]);
    const contactId = body.contactId!;
    const contact = await scene.app.actAs(lore).send(contactEndpoints.get, { params: { id: contactId } });
    expect(contact.body).toMatchObject({
      ...SENDER,
      name: 'Wang Lei',
      chineseName: '王磊',
      organisation: { id: scene.cast.jinlan },
      email: 'Wang.Lei@unknown.example',
      timeZone: 'Asia/Shanghai',
      lawfulBasis: 'request',
      lawfulBasisOn: '2026-03-10',
      optedOut: false,
    });
    expect(await timeline(leadId)).toMatchObject([{ id: body.activityId, contact: { id: contactId } }]);
    expect(await eventsOf('contact.created.v1')).toEqual([
      { payload: { contactId, organisationId: scene.cast.jinlan } },
    ]);
    expect(await eventsOf('reply.received.v1')).toMatchObject([{ payload: { leadId, contactId } }]);
    expect(await eventsOf('inbound-mail.changed.v1')).toMatchObject([
      { payload: { state: 'waiting' } },
      { payload: { mailId: found.id, leadId, state: 'matched' } },
    ]);
    const audited = await scene.app.database.read<{ entity: string; action: string }>(
      'SELECT entity, action FROM audit_entries WHERE entity_id = ANY($1) ORDER BY entity',
      [[contactId, found.id]],
    );
    expect(audited).toEqual([
      { entity: 'contact', action: 'create' },
      { entity: 'inbound-mail', action: 'link' },
    ]);
  });

  it('is recognised from then on by the address, for this lead and the one last spoken of', async () => {
    const leadId = await lead();
    await link(await waiting(), { leadId, keepSender: SENDER });
    expect(await take({ text: 'Anything new?' })).toBe('reply');
    expect((await timeline(leadId)).map(({ body }) => body)).toContain('Anything new?');
    // Another lead of the firm of which nothing was said with them.
    await lead();
    expect(await take({ text: 'And now?' })).toBe('reply');
    expect(await timeline(leadId)).toHaveLength(3);
  });

  it('is not kept unasked: the next mail waits again', async () => {
    const { body } = await link(await waiting(), { leadId: await lead() });
    expect(body.contactId).toBeNull();
    expect(await take()).toBe('waiting');
    expect(await contactsWithTheAddress()).toBe(0);
  });

  it('needs a name, and every wrong field is named; the mail waits on', async () => {
    const found = await waiting();
    const leadId = await lead();
    const names = { familyName: null, givenName: null, chineseFamilyName: null, chineseGivenName: null };
    const nameless = await link(found, { leadId, keepSender: { ...names, language: 'zh' } });
    expect(refusal(nameless)).toEqual([422, 'request.invalid', 'body.keepSender.familyName contact.name-required']);
    const keepSender = { familyName: 'x'.repeat(101), language: 'fr' };
    const request = { version: found.version, leadId, keepSender };
    const long = await scene.app.actAs(lore).raw('POST', `/api/v1/inbound-mails/${found.id}/link`, request);
    expect(refusal(long)).toEqual([
      422,
      'request.invalid',
      'body.keepSender.familyName too_big',
      'body.keepSender.language invalid_value',
    ]);
    expect(await detail(found.id)).toEqual(found);
    expect(await timeline(leadId)).toEqual([]);
    expect(await eventsOf('contact.created.v1')).toEqual([]);
  });

  it('with an address that cannot be written to is refused by name of the address', async () => {
    const found = await waiting({ from: 'Odd <odd..dots@unknown.example>' });
    const answer = await link(found, { leadId: await lead(), keepSender: SENDER });
    expect(refusal(answer)).toEqual([422, 'request.invalid', 'body.keepSender.email identifier.characters']);
  });

  it('whose address somebody has is refused, whether a contact or one of our own people', async () => {
    const leadId = await lead();
    const known = await waiting({ from: 'Shen <SHEN@jinlan.example>' });
    expect(known.contacts).toMatchObject([{ id: scene.cast.contact }]);
    const colleague = await waiting({ from: 'Bram <bram@example.org>' });
    expect(colleague.fromColleague).toBe(true);
    for (const found of [known, colleague]) {
      const answer = await link(found, { leadId, keepSender: SENDER });
      expect(refusal(answer)).toEqual([409, 'contact.address-taken', 'body.keepSender.email contact.address-taken']);
      expect((await detail(found.id)).version).toBe(found.version);
    }
    expect(await timeline(leadId)).toEqual([]);
  });

  it('is kept once when two mails of theirs are put on two leads at the same moment', async () => {
    const [one, other] = [await waiting(), await waiting({ from: FROM.toLowerCase() })];
    const [first, second] = [await lead(), await lead({ organisationId: scene.cast.devos })];
    const answers = await Promise.all([
      link(one, { leadId: first, keepSender: SENDER }),
      link(other, { leadId: second, keepSender: SENDER }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await contactsWithTheAddress()).toBe(1);
  });

  it('is kept once when the same request comes twice', async () => {
    const found = await waiting();
    const url = `/api/v1/inbound-mails/${found.id}/link`;
    const request = { version: found.version, leadId: await lead(), keepSender: SENDER };
    const headers = { 'idempotency-key': 'kept-once' };
    const first = await scene.app.actAs(lore).raw('POST', url, request, { headers });
    const again = await scene.app.actAs(lore).raw('POST', url, request, { headers });
    expect([first.status, again.status, again.body]).toEqual([200, 200, first.body]);
    expect((await scene.app.actAs(lore).raw('POST', url, request)).status).toBe(404);
    expect(await contactsWithTheAddress()).toBe(1);
  });

  it('is kept of what a person wrote alone, not of what a machine sent', async () => {
    expect(await take({ headers: ['Auto-Submitted: auto-replied'] })).toBe('set-aside');
    const { body } = await scene.app.actAs(lore).send(inboundMailEndpoints.list, { query: { state: 'set-aside' } });
    const answer = await link(body.items[0]!, { leadId: await lead(), keepSender: SENDER });
    expect(refusal(answer)).toEqual([422, 'request.invalid', 'body.keepSender mail.not-by-person']);
  });

  it('is kept by those who may, on the version they saw, of a lead they see', async () => {
    const found = await waiting();
    const leadId = await lead();
    const keepSender = SENDER;
    expect((await link(found, { leadId, keepSender }, scene.cast.viewer)).status).toBe(403);
    const stale = await link({ ...found, version: 9 }, { leadId, keepSender });
    expect([stale.status, stale.body]).toMatchObject([409, { code: 'version.conflict', current: { id: found.id } }]);
    const hidden = await lead({ confidentiality: 'restricted' });
    for (const unseen of [hidden, found.id]) {
      const answer = await link(found, { leadId: unseen, keepSender }, scene.cast.pieter);
      expect(refusal(answer)).toEqual([422, 'reference.unknown', 'body.leadId unknown']);
    }
    expect((await link({ ...found, id: leadId }, { leadId, keepSender })).status).toBe(404);
    expect(await contactsWithTheAddress()).toBe(0);
  });
});

describe('the other mails of a sender', () => {
  it('go with the one that is put on a lead when asked for, and nobody else’s', async () => {
    await waiting({ text: 'One' });
    await waiting({ text: 'Two', from: FROM.toUpperCase() });
    const strange = await waiting({ from: 'Li <li@unknown.example>' });
    const found = await waiting({ text: 'Three' });
    expect([found.others, strange.others]).toEqual([2, 0]);
    const leadId = await lead();
    const { body } = await link(found, { leadId, keepSender: SENDER, withOthers: true });
    expect(body).toMatchObject({ contactId: expect.any(String), others: 2 });
    const entries = await timeline(leadId);
    expect(entries.map((entry) => entry.body).toSorted()).toEqual(['One', 'Three', 'Two']);
    expect(new Set(entries.map(({ contact }) => contact?.id))).toEqual(new Set([body.contactId]));
    expect(await eventsOf('reply.received.v1')).toHaveLength(3);
    const { body: left } = await scene.app.actAs(lore).send(inboundMailEndpoints.list);
    expect(left.items.map(({ id }) => id)).toEqual([strange.id]);
  });

  it('stay where they are unless asked for', async () => {
    const other = await waiting();
    const { body } = await link(await waiting(), { leadId: await lead() });
    expect([body.others, (await detail(other.id)).state]).toEqual([0, 'waiting']);
  });
});

describe('a lead that begins with a mail', () => {
  const fresh = (more: Parameters<typeof newLead>[1] = {}) => newLead(scene.cast, { source: 'inquiry-email', ...more });

  it('is received when the mail was, has it on its timeline and its sender as the first contact', async () => {
    await waiting({ text: 'Also me' });
    const found = await waiting({ text: 'We look for land.' });
    const { at } = found;
    scene.app.clock.advance({ hours: 3 });
    const lead = fresh({ title: found.subject });
    const { status, body } = await begin(found, { lead, keepSender: SENDER, withOthers: true });
    expect([status, body]).toMatchObject([201, { number: expect.stringMatching(/^INV-/), others: 1 }]);
    const page = await scene.app.actAs(lore).send(leadEndpoints.get, { params: { id: body.leadId } });
    expect(page.body).toMatchObject({
      number: body.number,
      title: found.subject,
      source: 'inquiry-email',
      receivedAt: at,
      organisation: { id: scene.cast.jinlan },
      primaryContact: { id: body.contactId, chineseName: '王磊' },
      owner: { id: lore.personId },
    });
    const entries = await timeline(body.leadId);
    expect(entries.map((entry) => [entry.kind, entry.body, entry.contact?.id]).toSorted()).toEqual([
      ['mail-in', 'Also me', body.contactId],
      ['mail-in', 'We look for land.', body.contactId],
    ]);
    const events = await Promise.all(
      ['contact.created.v1', 'lead.created.v1', 'reply.received.v1', 'inbound-mail.changed.v1'].map(eventsOf),
    );
    expect(events.map(({ length }) => length)).toEqual([1, 1, 2, 4]);
    expect(await take({ text: 'Anything new?' })).toBe('reply');
  });

  it('goes on with the sequence that begins with such leads, since the mail is no answer to it', async () => {
    await addHello(scene);
    const starts = trigger('lead-created', { sources: ['inquiry-email'] });
    const sequence = await addSequence(scene, definition([message('a', 1)], starts), { active: true });
    const { body } = await begin(await waiting(), { lead: fresh(), keepSender: SENDER });
    await scene.app.get(BeginRuns).run();
    const runs = await scene.app.database.read('SELECT sequence_id AS id, state FROM enrolments WHERE lead_id = $1', [
      body.leadId,
    ]);
    expect(runs).toEqual([{ id: sequence.id, state: 'running' }]);
    // The next one is an answer.
    expect(await take({ text: 'Tuesday suits us.' })).toBe('reply');
    expect(await scene.app.database.readOne('SELECT state FROM enrolments WHERE lead_id = $1', [body.leadId])).toEqual({
      state: 'stopped',
    });
    await switchOff(scene, sequence);
  });

  it('is none when anything of it is refused, and the mail waits on', async () => {
    const found = await waiting();
    const unknown = found.id;
    const contact = scene.cast.contact;
    const refusals = [
      await begin(found, { lead: fresh({ organisationId: unknown }) }),
      await begin(found, { lead: fresh({ organisationId: unknown }), keepSender: SENDER }),
      await begin(found, { lead: fresh({ primaryContactId: contact }), keepSender: SENDER }),
      await begin(found, { lead: fresh(), keepSender: { language: 'zh' } }),
      await begin(found, { lead: fresh({ title: '' }) }),
      await begin(found, { lead: fresh({ ownerId: scene.cast.pieter.personId }) }),
      await begin({ ...found, version: 9 }, { lead: fresh() }),
      await begin({ ...found, id: contact }, { lead: fresh() }),
      await begin(found, { lead: fresh() }, scene.cast.viewer),
    ].map(refusal);
    expect(refusals).toEqual([
      [422, 'reference.unknown', 'body.lead.organisationId unknown'],
      [422, 'reference.unknown', 'body.lead.organisationId reference.unknown'],
      [422, 'request.invalid', 'body.lead.primaryContactId given-twice'],
      [422, 'request.invalid', 'body.keepSender.familyName contact.name-required'],
      [422, 'request.invalid', 'body.lead.title too_small'],
      [403, 'auth.forbidden'],
      [409, 'version.conflict'],
      [404, 'resource.not-found'],
      [403, 'auth.forbidden'],
    ]);
    expect(await detail(found.id)).toEqual(found);
    expect(await contactsWithTheAddress()).toBe(0);
    expect(await eventsOf('lead.created.v1')).toEqual([]);
  });
});
