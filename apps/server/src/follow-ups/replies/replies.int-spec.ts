import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { activityEndpoints, type TimelineEntry } from '@brug/contracts/activities';
import type { Problem } from '@brug/contracts/http';
import type { Lead } from '@brug/contracts/leads';
import { inboundMailEndpoints, type Reply, replyEndpoints } from '@brug/contracts/replies';
import type { Actor } from '@brug/domain/permissions';
import { asSystem } from '../../platform/actors/caller.js';
import { Files } from '../../platform/files/files.js';
import { addLead, moveLead, newLead } from '../../testing/lead-fixtures.js';
import { Scene } from '../testing/scene.js';
import { InboundMail } from './inbound-mail.js';
import { InboundReportHandlers } from './inbound-reports.js';
import { mail, rawMail, signature, type MailParts } from './testing/mails.js';

const SECRET = 'a secret that a mail server of tests knows';

let scene: Scene;
let lore: Actor;

beforeAll(async () => {
  scene = await Scene.create({ env: { INBOUND_MAIL_SECRET: SECRET } });
  lore = scene.cast.lore;
});
afterAll(() => scene.close());

beforeEach(async () => {
  await scene.set('UPDATE leads SET archived_at = now() WHERE archived_at IS NULL');
  await scene.set(`UPDATE inbound_mails SET state = 'set-aside' WHERE state = 'waiting'`);
  await scene.app.drainOutbox();
});

const take = (raw: Buffer): ReturnType<InboundMail['take']> =>
  scene.app.get(InboundMail).take(raw, { kind: 'webhook' });

/** A lead with a message that has left, and its Message-ID. */
async function lead(more: Parameters<typeof newLead>[1] = {}): Promise<{ lead: Lead; messageId: string }> {
  const added = await addLead(scene.app, lore, newLead(scene.cast, { primaryContactId: scene.cast.contact, ...more }));
  const messageId = `<followup.${added.id}@brug.example>`;
  await scene.app.transactions.run(asSystem('test'), (tx) =>
    tx.execute(
      `INSERT INTO follow_ups (id, kind, state, lead_id, contact_id, owner_id, title, trigger_at, due_at, due_reason, message_id,
          ended_at, created_at, updated_at)
        VALUES ($1, 'message', 'sent', $1, $2, $3, 'Two sites', $4, $4, '{}', $5, $4, $4, $4)`,
      [added.id, scene.cast.contact, lore.personId, tx.at, messageId],
    ),
  );
  return { lead: added, messageId };
}

async function timeline(leadId: string): Promise<Extract<TimelineEntry, { type: 'activity' }>[]> {
  const { body } = await scene.app.actAs(lore).send(activityEndpoints.timeline, { params: { id: leadId } });
  return body.items.filter((entry) => entry.type === 'activity');
}

async function replies(actor: Actor = lore): Promise<Reply[]> {
  return (await scene.app.actAs(actor).send(replyEndpoints.list)).body.items;
}

const eventsOf = (name: string): Promise<{ payload: Record<string, unknown> }[]> =>
  scene.app.database.read('SELECT payload FROM outbox WHERE name = $1 AND relayed_at IS NULL ORDER BY id', [name]);

describe('an answer', () => {
  it('becomes an activity, one event, and a row on its owner’s list, with its attachments', async () => {
    const { lead: answered, messageId } = await lead();
    const raw = rawMail(
      [
        'From: =?UTF-8?B?5rKI5YWw?= <SHEN@jinlan.example>',
        'Subject: =?UTF-8?B?5Zue5aSN77ya5Zyf5Zyw5Lu35qC8?=',
        'Date: Mon, 09 Mar 2026 16:30:00 +0800',
        'Message-ID: <answer@jinlan.example>',
        `In-Reply-To: ${messageId}`,
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary=b',
      ],
      Buffer.from(
        [
          '--b',
          'Content-Type: text/plain; charset=utf-8',
          '',
          '我们同意星期二。\r\n请寄合同。\r\n\r\n在 2026-03-09 10:00:00，"Lore" <lore@brug.example> 写道：\r\n\r\n星期二可以吗？',
          '--b',
          'Content-Type: application/pdf',
          "Content-Disposition: attachment; filename*=UTF-8''%E6%8A%A5%E4%BB%B7%E5%8D%95%202026.pdf",
          'Content-Transfer-Encoding: base64',
          '',
          'JVBERi0xLjc=',
          '--b--',
        ].join('\r\n'),
      ),
    );
    expect(await take(raw)).toBe('reply');

    const [entry] = await timeline(answered.id);
    expect(entry).toMatchObject({
      kind: 'mail-in',
      at: '2026-03-09T08:30:00Z',
      author: null,
      contact: { id: scene.cast.contact },
      subject: '回复：土地价格',
      body: '我们同意星期二。\n请寄合同。',
      mail: {
        sender: '沈兰 <SHEN@jinlan.example>',
        automatic: false,
        shortened: true,
        attachments: [{ name: '报价单 2026.pdf', contentType: 'application/pdf', size: 8 }],
      },
    });
    const params = { id: answered.id, activityId: entry!.id };
    const { body: whole } = await scene.app.actAs(lore).send(activityEndpoints.fullText, { params });
    expect(whole.text).toMatch(/^我们同意星期二。\n请寄合同。\n\n在 2026[^]*星期二可以吗？$/);

    expect(await eventsOf('reply.received.v1')).toEqual([
      {
        payload: {
          activityId: entry!.id,
          leadId: answered.id,
          contactId: scene.cast.contact,
          followUpId: answered.id,
        },
      },
    ]);
    expect(await replies()).toMatchObject([
      {
        from: { name: '沈兰', address: 'SHEN@jinlan.example' },
        contact: { id: scene.cast.contact },
        subject: '回复：土地价格',
        firstLine: '我们同意星期二。',
        activityId: entry!.id,
        lead: { id: answered.id, number: answered.number },
        handledAt: null,
      },
    ]);
    expect(await scene.leadRow(answered.id)).toMatchObject({ first_response_at: null });
    expect(String((await scene.leadRow(answered.id))['last_activity_at'])).toContain('2026-03-09T08:30:00');
  });

  it('to an answer is found by the thread, and a colleague is not taken for the contact', async () => {
    const { lead: answered, messageId } = await lead();
    await take(mail({ messageId: '<first@jinlan.example>', inReplyTo: messageId }));
    await scene.app.drainOutbox();
    const raw = mail({ from: 'Lu <lu@jinlan.example>', references: '<other@x.example> <first@jinlan.example>' });
    expect(await take(raw)).toBe('reply');
    const [entry] = (await timeline(answered.id)).filter(({ mail: seen }) => seen?.sender.startsWith('Lu'));
    expect(entry).toMatchObject({ contact: null });
    expect((await eventsOf('reply.received.v1'))[0]?.payload).toMatchObject({ contactId: scene.cast.contact });
  });

  it('without a thread goes to the sender’s single open lead, and to none when they have two alike', async () => {
    const { lead: only } = await lead();
    expect(await take(mail())).toBe('reply');
    expect(await timeline(only.id)).toHaveLength(1);
    const second = await lead();
    // The first has an activity about the sender now, the second has none.
    expect(await take(mail())).toBe('reply');
    expect(await timeline(second.lead.id)).toHaveLength(0);
    await scene.set('UPDATE leads SET archived_at = now() WHERE id = $1', [only.id]);
    await lead();
    expect(await take(mail())).toBe('waiting');
  });

  it('on a lead that was lost is found by its thread only', async () => {
    const { lead: lost, messageId } = await lead();
    await moveLead(scene.app, lore, lost, 'lost', { reason: 'price', lostReason: 'other' });
    expect(await take(mail())).toBe('waiting');
    expect(await take(mail({ inReplyTo: messageId }))).toBe('reply');
  });

  it('by one of our own people is none', async () => {
    const { messageId } = await lead();
    const { email } = (await scene.app.database.readOne<{ email: string }>('SELECT email FROM people WHERE id = $1', [
      lore.personId,
    ]))!;
    expect(await take(mail({ from: email, inReplyTo: messageId }))).toBe('waiting');
    expect(await eventsOf('reply.received.v1')).toEqual([]);
  });

  it('that says it was sent tomorrow was sent now', async () => {
    const { lead: answered } = await lead();
    await take(mail({ date: 'Tue, 10 Mar 2026 16:30:00 +0800' }));
    expect((await timeline(answered.id))[0]?.at).toMatch(/^2026-03-09T09:00:00/);
  });

  it('is taken once, also when it comes twice at the same time', async () => {
    const { lead: answered, messageId } = await lead();
    const raw = mail({ inReplyTo: messageId });
    const outcomes = await Promise.all([take(raw), take(raw), take(raw)]);
    expect(outcomes.toSorted()).toEqual(['duplicate', 'duplicate', 'reply']);
    expect(await take(raw)).toBe('duplicate');
    expect(await timeline(answered.id)).toHaveLength(1);
    expect(await eventsOf('reply.received.v1')).toHaveLength(1);
  });
});

describe('an automatic answer', () => {
  it('stands on the timeline as such, and counts as nothing', async () => {
    const { lead: answered, messageId } = await lead();
    const before = await scene.leadRow(answered.id);
    const headers = ['Auto-Submitted: auto-replied'];
    expect(await take(mail({ inReplyTo: messageId, subject: 'Afwezig', headers }))).toBe('automatic');
    expect(await timeline(answered.id)).toMatchObject([{ kind: 'mail-in', mail: { automatic: true } }]);
    expect(await eventsOf('reply.received.v1')).toEqual([]);
    expect(await replies()).toEqual([]);
    expect(await scene.leadRow(answered.id)).toEqual(before);
  });

  it('of somebody unknown waits for nobody', async () => {
    expect(await take(mail({ from: 'news@shop.example', headers: ['Precedence: bulk'] }))).toBe('set-aside');
  });
});

describe('a report about a delivery', () => {
  const report = (parts: MailParts = {}): Buffer => {
    const raw = mail({ from: 'MAILER-DAEMON@mx.example', ...parts }).toString();
    return Buffer.from(
      raw.replace('text/plain; charset=utf-8', 'multipart/report; report-type=delivery-status; boundary=b'),
    );
  };

  it('goes to those who deal with bounces, in the same transaction', async () => {
    const taken: string[] = [];
    scene.app.get(InboundReportHandlers).register(async (tx, { report: kind, message }) => {
      const [row] = await tx.query<{ state: string }>('SELECT state FROM inbound_mails WHERE message_id = $1', [
        message.messageId,
      ]);
      taken.push(`${kind} ${row?.state}`);
      return message.subject === 'Undelivered';
    });
    expect(await take(report({ subject: 'Undelivered' }))).toBe('report');
    expect(taken).toEqual(['delivery-status waiting']);
    const { messageId } = await lead();
    expect(await take(report({ subject: 'Of somebody else', inReplyTo: messageId }))).toBe('automatic');
  });
});

describe('the list of answers', () => {
  it('is worked through one by one, with versions, and can be taken back', async () => {
    const { lead: answered, messageId } = await lead();
    await take(mail({ inReplyTo: messageId, text: 'One' }));
    const [row] = await replies();
    const params = { id: row!.id };
    const as = scene.app.actAs(lore);
    const stale = await as.send(replyEndpoints.handle, { params, body: { version: 99 } });
    expect([stale.status, stale.body]).toMatchObject([409, { code: 'version.conflict', current: { id: row!.id } }]);
    const handled = await as.send(replyEndpoints.handle, { params, body: { version: row!.version } });
    expect([handled.status, handled.body.handledAt]).toEqual([200, expect.any(String)]);
    expect(await replies()).toEqual([]);
    const body = { version: handled.body.version };
    expect((await as.send(replyEndpoints.reopen, { params, body })).body.handledAt).toBeNull();
    expect(await replies()).toHaveLength(1);
    const audited = await scene.app.database.read<{ action: string }>(
      `SELECT action FROM audit_entries WHERE entity = 'inbound-mail' AND entity_id = $1 ORDER BY id`,
      [row!.id],
    );
    expect(audited.map(({ action }) => action)).toEqual(['handle', 'reopen']);
    const changes = (await eventsOf('inbound-mail.changed.v1')).map(({ payload }) => payload);
    expect(changes).toMatchObject([{ state: 'matched', leadId: answered.id }, { state: 'handled' }, { state: 'open' }]);
  });

  it('is that of the lead’s owner, who alone and with their team deals with it', async () => {
    const { messageId } = await lead();
    await take(mail({ inReplyTo: messageId }));
    const [row] = await replies();
    const request = { params: { id: row!.id }, body: { version: row!.version } };
    const { pieter, bram, viewer } = scene.cast;
    expect([await replies(pieter), await replies(bram)]).toEqual([[], []]);
    expect((await scene.app.actAs(viewer).send(replyEndpoints.handle, request)).status).toBe(403);
    expect((await scene.app.actAs(pieter).send(replyEndpoints.handle, request)).status).toBe(403);
    expect((await scene.app.actAs(bram).send(replyEndpoints.handle, request)).status).toBe(200);
  });

  it('pages', async () => {
    const { messageId } = await lead();
    for (const text of ['One', 'Two', 'Three']) {
      await take(mail({ inReplyTo: messageId, text }));
      scene.app.clock.advance({ minutes: 1 });
    }
    const client = scene.app.actAs(lore);
    const first = (await client.send(replyEndpoints.list, { query: { limit: 2 } })).body;
    const query = { limit: 2, cursor: first.nextCursor! };
    const rest = (await client.send(replyEndpoints.list, { query })).body;
    expect([...first.items, ...rest.items].map(({ firstLine }) => firstLine)).toEqual(['Three', 'Two', 'One']);
    expect([first.total, rest.nextCursor]).toEqual([3, null]);
    const foreign = await scene.app.actAs(scene.cast.bram).send(replyEndpoints.list, { query });
    expect(foreign.status).toBe(400);
  });
});

describe('mails of unknown senders', () => {
  const unknown = (): Buffer =>
    rawMail(
      ['From: Wang <wang@unknown.example>', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b'],
      Buffer.from(
        `--b\r\nContent-Type: text/plain\r\n\r\nWe look for land.\r\n--b\r\nContent-Type: text/plain; name=plan.txt\r\nContent-Disposition: attachment; filename=plan.txt\r\n\r\n${Math.random()}\r\n--b--`,
      ),
    );

  async function waiting(): Promise<{ id: string; version: number }> {
    expect(await take(unknown())).toBe('waiting');
    const { body } = await scene.app.actAs(lore).send(inboundMailEndpoints.list);
    expect(body.items).toMatchObject([
      {
        state: 'waiting',
        origin: 'person',
        from: { name: 'Wang', address: 'wang@unknown.example' },
        contacts: [],
        firstLine: 'We look for land.',
        attachments: 1,
        incomplete: false,
      },
    ]);
    return body.items[0]!;
  }

  it('become activities of the lead that somebody names, exactly as a matched answer', async () => {
    const { id, version } = await waiting();
    const { lead: named } = await lead();
    const client = scene.app.actAs(scene.cast.manager);
    const detail = (await client.send(inboundMailEndpoints.get, { params: { id } })).body;
    expect(detail).toMatchObject({ text: 'We look for land.', attachments: [{ name: 'plan.txt' }] });
    const linked = await client.send(inboundMailEndpoints.link, {
      params: { id },
      body: { version, leadId: named.id },
    });
    expect([linked.status, linked.body]).toEqual([
      200,
      { leadId: named.id, activityId: expect.any(String), contactId: null, others: 0 },
    ]);
    expect(await timeline(named.id)).toMatchObject([
      {
        body: 'We look for land.',
        mail: { sender: 'Wang <wang@unknown.example>', attachments: [{ name: 'plan.txt' }] },
      },
    ]);
    expect(await eventsOf('reply.received.v1')).toMatchObject([{ payload: { leadId: named.id, followUpId: null } }]);
    expect(await replies()).toMatchObject([{ lead: { id: named.id }, firstLine: 'We look for land.' }]);
    expect((await client.send(inboundMailEndpoints.get, { params: { id } })).status).toBe(404);
    const again = await client.send(inboundMailEndpoints.link, { params: { id }, body: { version, leadId: named.id } });
    expect(again.status).toBe(404);
  });

  it('are set aside and put back, each with the version that was seen', async () => {
    const { id, version } = await waiting();
    const client = scene.app.actAs(lore);
    const aside = await client.send(inboundMailEndpoints.setAside, { params: { id }, body: { version } });
    expect([aside.status, aside.body.state]).toEqual([200, 'set-aside']);
    expect((await client.send(inboundMailEndpoints.list)).body.items).toEqual([]);
    const stale = await client.send(inboundMailEndpoints.restore, { params: { id }, body: { version } });
    expect([stale.status, stale.body]).toMatchObject([409, { current: { state: 'set-aside' } }]);
    const body = { version: aside.body.version };
    expect((await client.send(inboundMailEndpoints.restore, { params: { id }, body })).body.state).toBe('waiting');
    expect((await client.send(inboundMailEndpoints.list)).body.items).toHaveLength(1);
  });

  it('go to no lead that is not there or not seen', async () => {
    const { id, version } = await waiting();
    const hidden = await lead({ confidentiality: 'restricted' });
    for (const leadId of [hidden.lead.id, id]) {
      const request = { params: { id }, body: { version, leadId } };
      const answer = await scene.app.actAs(scene.cast.pieter).send(inboundMailEndpoints.link, request);
      expect([answer.status, answer.body]).toMatchObject([
        422,
        { code: 'reference.unknown', errors: [{ path: 'body.leadId' }] },
      ]);
    }
  });
});

describe('a file', () => {
  it('is had by those who see its lead, as a download of the bytes that came', async () => {
    const { messageId } = await lead({ confidentiality: 'restricted' });
    const content = '<script>alert(1)</script>';
    const boundary = [
      '--b',
      'Content-Type: text/plain',
      '',
      'See',
      '--b',
      'Content-Type: text/html',
      "Content-Disposition: attachment; filename*=UTF-8''%E5%90%88%E5%90%8C%20%22a%22.html",
      '',
      content,
      '--b--',
    ].join('\r\n');
    await take(
      rawMail(
        ['From: shen@jinlan.example', `In-Reply-To: ${messageId}`, 'Content-Type: multipart/mixed; boundary=b'],
        Buffer.from(boundary),
      ),
    );
    const [reply] = await replies();
    const [entry] = await timeline(reply!.lead.id);
    const file = entry!.mail!.attachments[0]!;
    const path = `/api/v1/files/${file.id}`;
    const answer = await scene.app.actAs(lore).raw('GET', path);
    expect([answer.status, answer.text.trim()]).toEqual([200, content]);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="__ _a_.html"; filename*=UTF-8''%E5%90%88%E5%90%8C%20%22a%22.html`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    for (const actor of [scene.cast.pieter, scene.cast.viewer])
      expect((await scene.app.actAs(actor).raw('GET', path)).status).toBe(404);
    expect((await scene.app.raw('GET', path)).status).toBe(401);
    expect((await scene.app.actAs(lore).raw('GET', '/api/v1/files/none')).status).toBe(404);
    const stored = await scene.app.get(Files).read(file.id);
    expect(stored.sha256).toBe(createHash('sha256').update(stored.content).digest('hex'));
  });

  it('of a transaction that was undone is removed by night, and no other', async () => {
    const files = scene.app.get(Files);
    const owner = { kind: 'inbound-mail', id: scene.cast.contact };
    const store = (tx: Parameters<Files['store']>[0]) =>
      files.store(tx, { owner, name: 'a', contentType: 'text/plain', content: Buffer.from('kept') });
    const kept = await scene.app.transactions.run(asSystem('test'), (tx) => store(tx));
    const undone = scene.app.transactions.run(asSystem('test'), async (tx) => {
      await store(tx);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await files.removeUnknown()).toBe(0);
    scene.app.clock.advance({ hours: 24 });
    expect(await files.removeUnknown()).toBeGreaterThanOrEqual(1);
    expect((await files.read(kept.id)).content.toString()).toBe('kept');
    expect(await files.removeUnknown()).toBe(0);
  });
});

describe('the address at which mail servers hand over mails', () => {
  const JSON_PATH = '/api/v1/inbound-mail';
  const RAW_PATH = `${JSON_PATH}/raw`;
  const asMail = { 'content-type': 'message/rfc822' };
  const send = (raw: Buffer, header: string | undefined, path = RAW_PATH) => {
    const headers = {
      ...(path === RAW_PATH ? asMail : {}),
      ...(header === undefined ? {} : { 'brug-signature': header }),
    };
    const body = path === RAW_PATH ? raw : { message: raw.toString('base64') };
    return scene.app.raw<Problem & { outcome?: string }>('POST', path, body, { headers });
  };

  it.each([RAW_PATH, JSON_PATH])('takes what is signed, once: %s', async (path) => {
    const { lead: answered, messageId } = await lead();
    const raw = mail({ inReplyTo: messageId });
    const header = signature(raw, SECRET);
    const first = await send(raw, header, path);
    expect([first.status, first.body]).toEqual([200, { outcome: 'reply' }]);
    const again = await send(raw, header, path === RAW_PATH ? JSON_PATH : RAW_PATH);
    expect([again.status, again.body]).toEqual([200, { outcome: 'duplicate' }]);
    expect(await timeline(answered.id)).toHaveLength(1);
  });

  const now = Math.floor(Date.now() / 1000);
  it.each<[string, (raw: Buffer) => string | undefined]>([
    ['without a signature', () => undefined],
    ['with one that is none', () => 't=1,v1=abc'],
    ['signed with another secret', (raw) => signature(raw, 'another secret of another installation')],
    ['signed for another mail', () => signature(mail(), SECRET)],
    ['signed six minutes ago', (raw) => signature(raw, SECRET, now - 360)],
    ['signed in six minutes', (raw) => signature(raw, SECRET, now + 400)],
    ['with the time of another signature', (raw) => signature(raw, SECRET, now - 360).replace(/t=\d+/, `t=${now}`)],
  ])('refuses a mail %s', async (_name, header) => {
    const { lead: answered, messageId } = await lead();
    const raw = mail({ inReplyTo: messageId });
    for (const path of [RAW_PATH, JSON_PATH]) expect((await send(raw, header(raw), path)).status).toBe(401);
    expect(await timeline(answered.id)).toEqual([]);
  });

  it('refuses what is no mail, naming the field', async () => {
    const raw = Buffer.from('no mail at all');
    for (const path of [RAW_PATH, JSON_PATH]) {
      const answer = await send(raw, signature(raw, SECRET), path);
      expect([answer.status, answer.body]).toMatchObject([
        422,
        { errors: [{ path: 'body.message', code: 'mail.unreadable' }] },
      ]);
    }
    const none = await scene.app.raw<Problem>('POST', JSON_PATH, { message: 'not base64!' });
    expect([none.status, none.body]).toMatchObject([422, { errors: [{ path: 'body.message' }] }]);
  });

  it('refuses what is too large or of another kind', async () => {
    const large = Buffer.concat([mail(), Buffer.alloc(26 * 1024 * 1024, 'a')]);
    expect((await send(large, signature(large, SECRET))).status).toBe(413);
    const json = mail({ text: 'a'.repeat(1_100_000) });
    expect((await send(json, signature(json, SECRET), JSON_PATH)).status).toBe(413);
    const raw = mail();
    const headers = { 'brug-signature': signature(raw, SECRET) };
    const asText = await scene.app.raw('POST', RAW_PATH, raw.toString(), {
      headers: { ...headers, 'content-type': 'text/plain' },
    });
    expect(asText.status).toBe(415);
    const elsewhere = await scene.app.actAs(lore).raw('POST', '/api/v1/leads', raw, { headers: asMail });
    expect(elsewhere.status).toBe(415);
  });
});

describe('without a secret', () => {
  it('there is no such address', async () => {
    const other = await Scene.create();
    try {
      const raw = mail();
      const headers = { 'content-type': 'message/rfc822', 'brug-signature': signature(raw, SECRET) };
      expect((await other.app.raw('POST', '/api/v1/inbound-mail/raw', raw, { headers })).status).toBe(404);
    } finally {
      await other.close();
    }
  });
});
