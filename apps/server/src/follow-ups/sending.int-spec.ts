import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { leadEndpoints } from '@brug/contracts/leads';
import { simpleParser } from 'mailparser';
import { TEST_NOW } from '../testing/test-app.js';
import { Claims } from './claims.js';
import { FollowUpMetrics } from './follow-up-metrics.js';
import { Outcomes } from './outcomes.js';
import { FollowUpSender } from './sender.js';
import { Sweep } from './sweep.js';
import { anotherSender, claimed, deliveredWith, handOverOf } from './testing/messages.js';
import { Scene } from './testing/scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.create();
});
beforeEach(async () => {
  scene.app.clock.set(TEST_NOW);
  await scene.app.settle();
  scene.mailServer.follow({});
  scene.mailServer.received.length = 0;
});
afterAll(() => scene.close());

async function inLanguage(language: string): Promise<void> {
  await scene.set('UPDATE contacts SET language = $1, version = version + 1', [language]);
}

const eventsOf = (leadId: string, name: string) =>
  scene.app.database.read<{ payload: Record<string, unknown> }>(
    'SELECT payload FROM outbox WHERE aggregate_id = $1 AND name = $2 ORDER BY sequence',
    [leadId, name],
  );
const attemptsOf = (followUpId: string) =>
  scene.app.database.read(
    'SELECT attempt, result FROM follow_up_attempts WHERE follow_up_id = $1 ORDER BY started_at, id',
    [followUpId],
  );

describe('an acknowledgement', () => {
  test.each([
    ['nl', /^Uw vraag over West-Vlaanderen: INV-/, 'Geachte mevrouw, geachte heer', 'Accountmanager'],
    ['en', /^Your inquiry about West Flanders: INV-/, 'Dear Sir or Madam,', 'Account manager'],
    ['zh', /^关于您咨询西弗兰德省投资事宜：INV-/, '尊敬的女士/先生：', '客户经理'],
  ])(
    'goes out at once in %s, with the number and without what was typed',
    async (language, subject, greeting, role) => {
      await inLanguage(language);
      const lead = await scene.inquiry();
      await scene.app.settle();
      expect(scene.mailServer.received).toHaveLength(1);
      const mail = await simpleParser(scene.mailServer.received[0]?.content ?? '');
      expect(mail.subject).toMatch(subject);
      expect(mail.subject).toContain(lead.number);
      expect(mail.text?.startsWith(greeting)).toBe(true);
      expect(mail.text).toContain(lead.number);
      expect(mail.text).toContain(`Lore\n${role}`);
      expect(mail.html).toContain(`<html lang="${language}">`);
      for (const typed of [lead.title, 'Shen', 'Jinlan']) {
        expect(scene.mailServer.received[0]?.content.replaceAll(/shen@jinlan\.example/g, '')).not.toContain(typed);
        expect(mail.text).not.toContain(typed);
      }
      expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
      expect(mail.headers.has('list-unsubscribe')).toBe(false);
      expect(mail.replyTo?.text).toBe('Lore@example.org');
    },
  );

  test('is kept as it was said, and stands on the timeline as a mail that is no response of a person', async () => {
    await inLanguage('en');
    const lead = await scene.inquiry();
    await scene.app.settle();
    const row = await scene.acknowledgement(lead.id);
    expect(row).toMatchObject({ state: 'sent', language: 'en', attempts: 1, serverResponse: '250 2.0.0 taken' });
    expect(row.subject).toContain(lead.number);
    expect(await attemptsOf(row.id)).toEqual([{ attempt: 1, result: 'accepted' }]);
    expect((await eventsOf(lead.id, 'follow-up.changed.v1')).map(({ payload }) => payload['state'])).toEqual(['sent']);
    const timeline = await scene.app
      .actAs(scene.cast.lore)
      .raw<{ items: Record<string, unknown>[] }>('GET', `/api/v1/leads/${lead.id}/timeline`);
    const mails = timeline.body.items.filter(({ type }) => type !== 'stage-change');
    expect(mails).toEqual([
      expect.objectContaining({ type: 'activity', kind: 'mail-out', subject: row.subject, author: null }),
    ]);
    expect((await scene.leadRow(lead.id))['first_response_at']).toBeNull();
  });

  test('has the same Message-ID at every attempt', async () => {
    scene.mailServer.follow((mail) => (mail === 1 ? { content: '451 4.3.0 later' } : {}));
    const lead = await scene.inquiry();
    await scene.app.settle();
    scene.app.clock.advance({ minutes: 1 });
    await scene.app.settle();
    const ids = await Promise.all(
      scene.mailServer.received.map(async ({ content }) => (await simpleParser(content)).messageId),
    );
    const { id } = await scene.acknowledgement(lead.id);
    expect(ids).toEqual([`<followup.${id}@brug.example>`, `<followup.${id}@brug.example>`]);
  });
});

describe('a message is not sent', () => {
  test.each([
    ['without a lawful basis', `UPDATE contacts SET lawful_basis = NULL`, 'no-lawful-basis'],
    ['to who opted out', `UPDATE contacts SET lawful_basis = 'request', opted_out_at = '2026-03-01Z'`, 'opted-out'],
    ['without an address', `UPDATE contacts SET opted_out_at = NULL, email = NULL`, 'no-address'],
    [
      'to who is no longer a contact',
      `UPDATE contacts SET email = 'shen@jinlan.example', archived_at = '2026-03-01Z'`,
      'contact-erased',
    ],
  ])('%s, and it says why', async (_who, change, reason) => {
    const lead = await scene.inquiry();
    await scene.set(`${change}, version = version + 1`);
    await scene.app.settle();
    expect(await scene.acknowledgement(lead.id)).toMatchObject({ state: 'skipped', endReason: reason, attempts: 0 });
    expect(scene.mailServer.received).toEqual([]);
    await scene.set(`UPDATE contacts SET archived_at = NULL, version = version + 1`);
  });

  test('when its template names what there is no value for: it is dead before anything is sent', async () => {
    const body = '{{owner.name}} {{owner.phone}} {{lead.title}}';
    await scene.set(`UPDATE message_templates SET bodies = jsonb_set(bodies, '{en}', to_jsonb($1::text))`, [body]);
    await inLanguage('en');
    const lead = await scene.inquiry();
    await scene.app.settle();
    expect(await scene.acknowledgement(lead.id)).toMatchObject({
      state: 'dead',
      endReason: 'template-missing-value:owner.phone,lead.title',
      endedAt: null,
      attempts: 0,
    });
    expect(scene.mailServer.received).toEqual([]);
    await scene.set(`UPDATE message_templates SET bodies = jsonb_set(bodies, '{en}', '"Dear {{owner.name}}"')`);
  });

  test('twice by two workers that race for it', async () => {
    const leads = [await scene.inquiry(), await scene.inquiry(), await scene.inquiry(), await scene.inquiry()];
    const workers = [scene.app.get(FollowUpSender), anotherSender(scene), anotherSender(scene)];
    await Promise.all(Array.from({ length: 30 }, (_unused, wakeUp) => workers[wakeUp % 3]?.sendDue()));
    expect(scene.mailServer.received).toHaveLength(4);
    for (const lead of leads) {
      const { id } = await scene.acknowledgement(lead.id);
      expect(await attemptsOf(id)).toEqual([{ attempt: 1, result: 'accepted' }]);
    }
  });

  test('before it is due', async () => {
    const lead = await scene.inquiry();
    const { id } = await scene.acknowledgement(lead.id);
    await scene.set(`UPDATE follow_ups SET due_at = due_at + interval '2 hours' WHERE id = $1`, [id]);
    await scene.app.settle();
    expect(await scene.acknowledgement(lead.id)).toMatchObject({ state: 'planned' });
    scene.app.clock.advance({ hours: 2 });
    await scene.app.get(Sweep).run();
    await scene.app.settle();
    expect(await scene.acknowledgement(lead.id)).toMatchObject({ state: 'sent' });
  });
});

describe('when the mail server', () => {
  test('refuses for now, the message is tried again with growing waits', async () => {
    scene.mailServer.follow({ recipient: '450 4.2.1 greylisted' });
    const lead = await scene.inquiry();
    await scene.app.settle();
    const failed = await scene.acknowledgement(lead.id);
    expect(failed).toMatchObject({ state: 'failed', attempts: 1, dueAt: '2026-03-09T09:01:00Z', revision: 2 });
    expect(failed.serverResponse).toContain('greylisted');
    scene.app.clock.advance({ minutes: 1 });
    await scene.app.settle();
    expect(await scene.acknowledgement(lead.id)).toMatchObject({
      state: 'failed',
      attempts: 2,
      dueAt: '2026-03-09T09:06:00Z',
    });
    scene.mailServer.follow({});
    scene.app.clock.advance({ minutes: 5 });
    await scene.app.settle();
    const sent = await scene.acknowledgement(lead.id);
    expect(sent).toMatchObject({ state: 'sent', attempts: 3 });
    expect(await attemptsOf(sent.id)).toEqual([
      { attempt: 1, result: 'refused' },
      { attempt: 2, result: 'refused' },
      { attempt: 3, result: 'accepted' },
    ]);
  });

  test('refuses for now again and again, the message is given up', async () => {
    scene.mailServer.follow({ recipient: '450 4.2.1 greylisted' });
    const lead = await scene.inquiry();
    await scene.app.settle();
    for (let attempt = 2; attempt <= 6; attempt += 1) {
      scene.app.clock.advance({ hours: 11 });
      await scene.app.settle();
    }
    expect(await scene.acknowledgement(lead.id)).toMatchObject({
      state: 'dead',
      attempts: 6,
      endReason: 'server-refused',
    });
  });

  test('refuses for good, the message is dead at once', async () => {
    scene.mailServer.follow({ recipient: '550 5.1.1 no such user' });
    const lead = await scene.inquiry();
    await scene.app.settle();
    expect(await scene.acknowledgement(lead.id)).toMatchObject({
      state: 'dead',
      attempts: 1,
      endReason: 'server-refused',
    });
  });

  test('gives no final answer, the message is uncertain and never sent again on its own', async () => {
    scene.mailServer.follow({ content: 'drop' });
    const lead = await scene.inquiry();
    await scene.app.settle();
    expect(await scene.acknowledgement(lead.id)).toMatchObject({ state: 'uncertain', attempts: 1, endedAt: null });
    expect((await eventsOf(lead.id, 'follow-up.changed.v1')).map(({ payload }) => payload['state'])).toEqual([
      'uncertain',
    ]);
    scene.mailServer.follow({});
    scene.app.jobs.clear();
    scene.app.clock.advance({ hours: 48 });
    await scene.app.get(Sweep).run();
    await scene.app.settle();
    expect(await scene.acknowledgement(lead.id)).toMatchObject({ state: 'uncertain', attempts: 1 });
    expect(scene.mailServer.received).toHaveLength(1);
  });
});

describe('a worker that dies', () => {
  test('before it handed the message over: the claim is taken up after its lease, and the message is sent once', async () => {
    const lead = await scene.inquiry();
    const { id } = await scene.acknowledgement(lead.id);
    await claimed(scene, id, 'dead worker');
    await scene.app.settle();
    scene.app.clock.advance({ seconds: 59 });
    expect(await scene.app.get(Sweep).run()).toMatchObject({ returned: 0, due: 0 });
    scene.app.clock.advance({ seconds: 2 });
    expect(await scene.app.get(Sweep).run()).toMatchObject({ returned: 1, uncertain: 0 });
    await scene.app.settle();
    expect(await scene.acknowledgement(lead.id)).toMatchObject({ state: 'sent', revision: 2 });
    expect(scene.mailServer.received).toHaveLength(1);
  });

  test('while it handed the message over: it is uncertain after the lease, and never sent again on its own', async () => {
    const { id, lead } = await handedOver();
    scene.app.clock.advance({ minutes: 6 });
    expect(await scene.app.get(Sweep).run()).toMatchObject({ returned: 0, uncertain: 1 });
    await scene.app.settle();
    expect(await scene.acknowledgement(lead.id)).toMatchObject({ state: 'uncertain' });
    expect(await attemptsOf(id)).toEqual([{ attempt: 1, result: 'lease-expired' }]);
    expect((await eventsOf(lead.id, 'follow-up.changed.v1')).map(({ payload }) => payload['state'])).toEqual([
      'uncertain',
    ]);
    expect(scene.mailServer.received).toEqual([]);
  });

  test('and comes back after its claim went to another writes nothing', async () => {
    const lead = await scene.inquiry();
    const { id } = await scene.acknowledgement(lead.id);
    const claims = scene.app.get(Claims);
    const context = await claimed(scene, id, 'slow worker');
    scene.app.clock.advance({ seconds: 61 });
    await scene.app.get(Sweep).run();
    await scene.app.settle();
    expect(await claims.context(id, context.token)).toBeNull();
    expect(await claims.beginSending([handOverOf(context)], scene.app.clock.now())).toEqual(new Map());
    const refused = deliveredWith(context, { kind: 'refused', status: 550, response: '550' });
    expect(await scene.app.get(Outcomes).delivered([refused])).toEqual(new Map());
    expect(await scene.acknowledgement(lead.id)).toMatchObject({ state: 'sent' });
  });
});

describe('an answer that comes after the lease ran out', () => {
  test('settles the matter when the server took the message and nobody has decided yet', async () => {
    const { lead, context } = await handedOver();
    scene.app.clock.advance({ minutes: 6 });
    await scene.app.get(Sweep).run();
    const accepted = deliveredWith(context, { kind: 'accepted', response: '250 taken after all' });
    expect(await scene.app.get(Outcomes).delivered([accepted])).toEqual(new Map([[context.id, 'sent']]));
    expect(await scene.acknowledgement(lead.id)).toMatchObject({
      state: 'sent',
      serverResponse: '250 taken after all',
    });
  });

  test('is evidence for who decides when the server did not take it', async () => {
    const { lead, id, context } = await handedOver();
    scene.app.clock.advance({ minutes: 6 });
    await scene.app.get(Sweep).run();
    const refused = deliveredWith(context, { kind: 'refused', status: 451, response: '451 not now' });
    expect(await scene.app.get(Outcomes).delivered([refused])).toEqual(new Map());
    expect(await scene.acknowledgement(lead.id)).toMatchObject({ state: 'uncertain', serverResponse: '451 not now' });
    expect(await attemptsOf(id)).toEqual([{ attempt: 1, result: 'refused' }]);
  });
});

describe('what was decided on', () => {
  test('is looked at once more before the message is handed over', async () => {
    await inLanguage('en');
    const lead = await scene.inquiry();
    const { id } = await scene.acknowledgement(lead.id);
    const context = await claimed(scene, id);
    await scene.set(`UPDATE contacts SET opted_out_at = '2026-03-09Z', version = version + 1`);
    const begun = await scene.app.get(Claims).beginSending([handOverOf(context)], scene.app.clock.now());
    expect(begun).toEqual(new Map());
    await scene.app.get(Outcomes).handedBack(context);
    await scene.app.settle();
    expect(await scene.acknowledgement(lead.id)).toMatchObject({ state: 'skipped', endReason: 'opted-out' });
    await scene.set('UPDATE contacts SET opted_out_at = NULL, version = version + 1');
  });
});

describe('a worker that is told to stop', () => {
  test('hands back what it claimed and begins nothing more', async () => {
    const first = await scene.inquiry();
    const worker = anotherSender(scene);
    const underWay = worker.sendDue();
    // By now it has asked for what is due.
    await new Promise(setImmediate);
    const stopped = worker.onModuleDestroy();
    await Promise.all([expect(underWay).rejects.toThrow('The process is ending.'), stopped]);
    const second = await scene.inquiry();
    await expect(worker.sendDue()).rejects.toThrow('The process is ending.');
    // It was claimed and not yet handed over: it is handed back for another worker.
    expect(await scene.acknowledgement(first.id)).toMatchObject({ state: 'planned', revision: 2, attempts: 0 });
    expect((await scene.acknowledgement(second.id)).state).toBe('planned');
    await scene.app.settle();
    expect((await scene.acknowledgement(first.id)).state).toBe('sent');
    expect((await scene.acknowledgement(second.id)).state).toBe('sent');
    expect(scene.mailServer.received).toHaveLength(2);
  });
});

describe('what is due but has not left', () => {
  test('is a figure on the health page and in the metrics', async () => {
    await scene.inquiry();
    expect(await scene.app.get(FollowUpMetrics).unsent()).toMatchObject({ count: 0 });
    scene.app.clock.advance({ minutes: 2 });
    expect(await scene.app.get(FollowUpMetrics).unsent()).toMatchObject({ count: 1, oldestSeconds: 120 });
    const ready = await scene.app.raw<{ figures: Record<string, number> }>('GET', '/health/ready');
    expect(ready.body.figures).toEqual({ dueButUnsent: 1, runsThatCannotBegin: 0 });
    const metrics = await scene.app.raw('GET', '/metrics');
    expect(metrics.text).toContain('brug_follow_ups_unsent 1');
    expect(metrics.text).toMatch(/brug_follow_ups_total\{state="sent"\} \d+/);
  });

  test('is found by the sweep when the queue was emptied, and sent once', async () => {
    const leads = [await scene.inquiry(), await scene.inquiry()];
    await scene.app.drainOutbox();
    scene.app.jobs.clear();
    await scene.app.settle();
    expect(scene.mailServer.received).toEqual([]);
    await scene.app.get(Sweep).run();
    await scene.app.get(Sweep).run();
    await scene.app.settle();
    for (const { id } of leads) expect((await scene.acknowledgement(id)).state).toBe('sent');
    expect(scene.mailServer.received).toHaveLength(2);
  });
});

describe('a message that is planned for later when the queue is lost', () => {
  test('has a wake-up for its time again a minute before, and is sent at its time', async () => {
    const lead = await scene.inquiry();
    const { id } = await scene.acknowledgement(lead.id);
    await scene.set(`UPDATE follow_ups SET due_at = due_at + interval '2 minutes' WHERE id = $1`, [id]);
    await scene.app.drainOutbox();
    scene.app.jobs.clear();
    await scene.app.get(Sweep).run();
    expect(scene.app.jobs.jobs).toEqual([]);
    scene.app.clock.advance({ seconds: 61 });
    expect(await scene.app.get(Sweep).run()).toMatchObject({ due: 0 });
    expect(scene.app.jobs.jobs.map(({ jobId, runAt }) => [jobId, runAt?.toString()])).toEqual([
      [`followup-${id}-1`, '2026-03-09T09:02:00Z'],
    ]);
    scene.app.clock.advance({ seconds: 58 });
    await scene.app.settle();
    expect(await scene.acknowledgement(lead.id)).toMatchObject({ state: 'planned' });
    scene.app.clock.advance({ seconds: 1 });
    await scene.app.settle();
    expect(await scene.acknowledgement(lead.id)).toMatchObject({ state: 'sent' });
  });
});

/** A message that a worker is handing over, and no more is heard of it. */
async function handedOver() {
  const lead = await scene.inquiry();
  const { id } = await scene.acknowledgement(lead.id);
  const context = await claimed(scene, id);
  await scene.app.get(Claims).beginSending([handOverOf(context)], scene.app.clock.now());
  const { body } = await scene.app.actAs(scene.cast.lore).send(leadEndpoints.get, { params: { id: lead.id } });
  return { lead: body, id, context };
}
