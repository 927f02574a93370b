import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { followUpEndpoints, type FollowUp } from '@brug/contracts/follow-ups';
import type { RequestOf } from '@brug/contracts/http';
import type { Lead } from '@brug/contracts/leads';
import type { Actor } from '@brug/domain/permissions';
import { simpleParser, type ParsedMail } from 'mailparser';
import { IdentityModule } from '../identity/identity.public.js';
import { LeadsModule } from '../leads/leads.public.js';
import { OrganisationsModule } from '../organisations/organisations.public.js';
import { WorkingTimeModule } from '../platform/calendars/working-time.module.js';
import { newId } from '../platform/database/new-id.js';
import { addLead, newLead } from '../testing/lead-fixtures.js';
import { createTestApp, type TestApp } from '../testing/test-app.js';
import { DigestClaims } from './digest-claims.js';
import { Digests } from './digests.js';
import { FollowUpsModule } from './follow-ups.public.js';
import { Scene } from './testing/scene.js';

/** A Monday; 08:00 in Kortrijk, 15:00 in Hangzhou. */
const MONDAY = '2026-03-09T07:00:00Z';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.create();
});
beforeEach(async () => {
  scene.app.clock.set(MONDAY);
  scene.mailServer.follow({});
  scene.mailServer.received.length = 0;
  await scene.set('DELETE FROM digests');
  await scene.set('DELETE FROM task_preferences');
  await scene.set(`UPDATE follow_ups SET state = 'cancelled', ended_at = $1 WHERE ended_at IS NULL`, [MONDAY]);
  await scene.set(`UPDATE leads SET archived_at = $1`, [MONDAY]);
  await scene.set(`UPDATE people SET active = true, language = 'nl', time_zone = 'Europe/Brussels'`);
});
afterAll(() => scene.close());

const send = (): Promise<void> => scene.app.get(Digests).run();

async function leadOf(actor: Actor, change: Parameters<typeof newLead>[1] = {}): Promise<Lead> {
  return addLead(scene.app, actor, newLead(scene.cast, { source: 'targeting', ...change }));
}

type TaskBody = RequestOf<typeof followUpEndpoints.createTask>['body'];

async function addTask(actor: Actor, lead: Lead, dueAt: string, change: Partial<TaskBody> = {}): Promise<FollowUp> {
  const body: TaskBody = { leadId: lead.id, taskKind: 'call', title: 'Shen bellen', dueAt, ...change };
  const answer = await scene.app.actAs(actor).send(followUpEndpoints.createTask, { body });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body;
}

/** The digests somebody got, as a mail program reads them. */
async function mailsTo(name: string): Promise<ParsedMail[]> {
  const own = scene.mailServer.received.filter(({ to }) => to === `${name}@example.org`);
  return Promise.all(own.map(({ content }) => simpleParser(content)));
}

async function stateOf(actor: Actor): Promise<unknown[]> {
  return scene.app.database.read(
    'SELECT day, state, attempts, server_response AS response FROM digests WHERE person_id = $1 ORDER BY day',
    [actor.personId],
  );
}

describe('the digest of an owner', () => {
  test('lists what is overdue, due today and undecided, and leads without a next step, with links', async () => {
    const { cast } = scene;
    const lead = await leadOf(cast.lore);
    const silent = await leadOf(cast.lore, { title: 'Silent mill' });
    await addTask(cast.lore, lead, '2026-03-06T09:00:00Z', { title: 'Te laat bellen', contactId: cast.contact });
    await addTask(cast.lore, lead, '2026-03-09T13:30:00Z', { title: '下午通话', agreed: true });
    await addTask(cast.lore, lead, '2026-03-10T09:00:00Z', { title: 'Pas morgen' });
    const mail = await addTask(cast.lore, lead, '2026-03-05T09:00:00Z', { title: 'Verdwenen bericht' });
    await scene.set(`UPDATE follow_ups SET kind = 'message', task_kind = NULL, state = 'uncertain' WHERE id = $1`, [
      mail.id,
    ]);
    await send();
    const [digest] = await mailsTo('Lore');
    expect(digest?.subject).toBe(
      'Brug · maandag 9 maart: 1 bericht te beslissen · 1 te laat · 1 voor vandaag · 1 dossier zonder volgende stap',
    );
    const text = digest?.text ?? '';
    expect(text).toContain('Goedemorgen Lore,');
    expect(text).toContain('Te laat bellen');
    expect(text).toContain(`${lead.number} · Jinlan 绍兴锦兰纺织有限公司 · Shen Lan`);
    expect(text).toMatch(/Bellen · 1 werkdag te laat · gepland op vr 6 mrt 10:00/);
    expect(text).toMatch(/下午通话[\s\S]*afgesproken · 14:30/);
    expect(text).toMatch(/Verdwenen bericht[\s\S]*niet zeker of het vertrokken is/);
    expect(text).toContain(`http://localhost:3000/leads/${lead.id}`);
    expect(text).toContain(`http://localhost:3000/leads/${silent.id}`);
    expect(text).toContain('http://localhost:3000/preferences');
    expect(text).not.toContain('Pas morgen');
    expect(digest?.html).toContain('<html lang="nl">');
    expect(digest?.html).toContain(`<a href="http://localhost:3000/leads/${lead.id}">Te laat bellen</a>`);
    expect(digest?.messageId).toBe(`<digest.${cast.lore.personId}.2026-03-09@brug.example>`);
    expect(digest?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(await stateOf(cast.lore)).toEqual([
      { day: '2026-03-09', state: 'sent', attempts: 1, response: '250 2.0.0 taken' },
    ]);
  });

  test.each([
    ['en', 'Brug · Monday 9 March: 1 overdue', 'Good morning Lore,', '1 working day late'],
    ['zh', 'Brug · 3月9日星期一: 1 项已逾期', 'Lore，早上好：', '逾期 1 个工作日'],
  ])('is written in the language of its reader: %s', async (language, subject, greeting, late) => {
    const { cast } = scene;
    await scene.set('UPDATE people SET language = $1', [language]);
    await addTask(cast.lore, await leadOf(cast.lore), '2026-03-06T09:00:00Z', { title: '<b>电话</b> & co' });
    await send();
    const [digest] = await mailsTo('Lore');
    expect(digest?.subject).toBe(subject);
    expect(digest?.text).toContain(greeting);
    expect(digest?.text).toContain(late);
    expect(digest?.text).toContain('<b>电话</b> & co');
    expect(digest?.html).toContain('&lt;b&gt;电话&lt;/b&gt; &amp; co</a>');
  });

  test('is not sent when there is nothing to say, also when something comes up later that day', async () => {
    const { cast } = scene;
    await send();
    expect(scene.mailServer.received).toEqual([]);
    await addTask(cast.lore, await leadOf(cast.lore), '2026-03-06T09:00:00Z');
    scene.app.clock.advance({ minutes: 5 });
    await send();
    expect(scene.mailServer.received).toEqual([]);
    expect(await stateOf(cast.lore)).toMatchObject([{ state: 'skipped' }]);
  });

  test('names twenty of a long list and says how many more there are', async () => {
    const { cast } = scene;
    const lead = await leadOf(cast.lore);
    for (let number = 1; number <= 23; number += 1) {
      await addTask(cast.lore, lead, '2026-03-06T09:00:00Z', { title: `Taak ${number}` });
    }
    await send();
    const [digest] = await mailsTo('Lore');
    expect(digest?.subject).toContain('23 te laat');
    expect(digest?.text?.match(/Taak \d+/g)).toHaveLength(20);
    expect(digest?.text).toContain('… en nog 3');
  });

  test('says nothing of a restricted lead that they may not see any more', async () => {
    const { cast } = scene;
    const lead = await leadOf(cast.lore);
    await addTask(cast.manager, lead, '2026-03-06T09:00:00Z', { ownerId: cast.pieter.personId, title: 'Geheim' });
    // Behind everybody's back: what is restricted by the app is handed over to the lead's owner.
    await scene.set(`UPDATE leads SET confidentiality = 'restricted' WHERE id = $1`, [lead.id]);
    const open = await leadOf(cast.manager);
    await addTask(cast.manager, open, '2026-03-06T09:00:00Z', { ownerId: cast.pieter.personId, title: 'Gewoon' });
    await send();
    const [digest] = await mailsTo('Pieter');
    expect(digest?.text).toContain('Gewoon');
    expect(digest?.text).not.toContain('Geheim');
    expect(digest?.subject).toContain('1 te laat');
  });

  test('comes on the mornings of their own working days', async () => {
    const { cast } = scene;
    await scene.set(`UPDATE people SET time_zone = 'Asia/Shanghai', language = 'zh' WHERE id = $1`, [
      cast.bram.personId,
    ]);
    scene.app.clock.set('2026-02-01T00:00:00Z');
    await addTask(cast.lore, await leadOf(cast.lore), '2026-02-02T09:00:00Z');
    await addTask(cast.bram, await leadOf(cast.bram), '2026-02-02T09:00:00Z');
    for (
      let now = Temporal.Instant.from('2026-02-12T00:00:00Z');
      now.toString() < '2026-02-26';
      now = now.add({ hours: 1 })
    ) {
      scene.app.clock.set(now);
      await send();
    }
    const daysOf = async (actor: Actor) => (await stateOf(actor)).map((row) => (row as { day: string }).day.slice(8));
    // 14 February is a make-up Saturday; from the 15th to the 23rd the Spring Festival is kept.
    expect(await daysOf(cast.bram)).toEqual(['12', '13', '14', '24', '25']);
    expect(await daysOf(cast.lore)).toEqual(['12', '13', '16', '17', '18', '19', '20', '23', '24', '25']);
    expect(await mailsTo('Bram')).toHaveLength(5);
    const [first] = await mailsTo('Bram');
    expect(first?.date?.toISOString()).toBe('2026-02-12T00:00:00.000Z');
  });

  test('comes on the working day after the Belgian holidays, with the working days it is late', async () => {
    const { cast } = scene;
    scene.app.clock.set('2026-04-02T08:00:00Z');
    await addTask(cast.lore, await leadOf(cast.lore), '2026-04-03T08:00:00Z');
    for (const now of ['2026-04-04T06:00:00Z', '2026-04-05T06:00:00Z', '2026-04-06T06:00:00Z']) {
      scene.app.clock.set(now);
      await send();
    }
    expect(await mailsTo('Lore')).toEqual([]);
    scene.app.clock.set('2026-04-07T06:00:00Z');
    await send();
    expect((await mailsTo('Lore'))[0]?.text).toContain('1 werkdag te laat');
  });

  test('comes late when nobody was there to send it, but not after noon', async () => {
    const { cast } = scene;
    await addTask(cast.lore, await leadOf(cast.lore), '2026-03-06T09:00:00Z');
    scene.app.clock.set('2026-03-09T11:00:00Z');
    await send();
    expect(await mailsTo('Lore')).toEqual([]);
    scene.app.clock.set('2026-03-10T10:59:00Z');
    await send();
    expect(await mailsTo('Lore')).toHaveLength(1);
  });

  test('does not come to somebody who switched it off, or does not work here any more', async () => {
    const { cast } = scene;
    await addTask(cast.lore, await leadOf(cast.lore), '2026-03-06T09:00:00Z');
    await addTask(cast.bram, await leadOf(cast.bram), '2026-03-06T09:00:00Z');
    await scene.set('INSERT INTO task_preferences (person_id, version, digest) VALUES ($1, 2, false)', [
      cast.lore.personId,
    ]);
    await scene.set('UPDATE people SET active = false WHERE id = $1', [cast.bram.personId]);
    await send();
    expect(scene.mailServer.received).toEqual([]);
    expect([await stateOf(cast.lore), await stateOf(cast.bram)]).toEqual([[], []]);
  });
});

describe('a manager', () => {
  test('is told of what is overdue exactly from the third working day on', async () => {
    const { cast } = scene;
    scene.app.clock.set('2026-03-06T08:00:00Z');
    await addTask(cast.pieter, await leadOf(cast.pieter), '2026-03-06T22:59:00Z', { title: 'Vergeten' });
    const told: Record<string, boolean> = {};
    for (const day of ['09', '10', '11', '12']) {
      scene.app.clock.set(`2026-03-${day}T07:00:00Z`);
      scene.mailServer.received.length = 0;
      await send();
      const [digest] = await mailsTo('An');
      told[day] = digest?.text?.includes('Vergeten') ?? false;
      if (day === '11') expect(digest?.text).toMatch(/van Pieter · Bellen · 3 werkdagen te laat/);
    }
    expect(told).toEqual({ '09': false, '10': false, '11': true, '12': true });
  });

  test('is told by the working days of the owner, not of their own', async () => {
    const { cast } = scene;
    await scene.set(`UPDATE people SET time_zone = 'Asia/Shanghai' WHERE id = $1`, [cast.pieter.personId]);
    scene.app.clock.set('2026-02-13T02:00:00Z');
    await addTask(cast.pieter, await leadOf(cast.pieter), '2026-02-13T03:00:00Z', { title: '春节前' });
    const told: string[] = [];
    for (const day of ['16', '18', '20', '23', '24', '25', '26']) {
      scene.app.clock.set(`2026-02-${day}T07:00:00Z`);
      scene.mailServer.received.length = 0;
      await send();
      if ((await mailsTo('An')).some(({ text }) => text?.includes('春节前'))) told.push(day);
    }
    // The 14th, 24th and 25th are worked in Hangzhou.
    expect(told).toEqual(['25', '26']);
  });

  test('of another team is not told where the team has one, and is told where it has none', async () => {
    const { cast, app } = scene;
    const els = newId();
    await app.database.read(
      `INSERT INTO people (id, name, initials, email, role, team_id, created_at)
       VALUES ($1, 'Els', 'E', 'Els@example.org', 'manager', $2, $3)`,
      [els, cast.investTeam, MONDAY],
    );
    await addTask(cast.lore, await leadOf(cast.lore), '2026-03-02T09:00:00Z', { title: 'Van Invest' });
    await send();
    expect((await mailsTo('Els'))[0]?.text).toContain('Van Invest');
    expect(await mailsTo('An')).toEqual([]);
    await scene.set('UPDATE people SET active = false WHERE id = $1', [els]);
    scene.app.clock.set('2026-03-10T07:00:00Z');
    await send();
    expect((await mailsTo('An'))[0]?.text).toMatch(/Van Invest[\s\S]*van Lore/);
  });
});

describe('however it is sent', () => {
  let other: TestApp;
  /** A second worker on the same database. */
  beforeAll(async () => {
    other = await createTestApp({
      databaseUrl: scene.app.config.databaseUrl,
      env: { SMTP_URL: scene.mailServer.url },
      modules: [IdentityModule, WorkingTimeModule, OrganisationsModule, LeadsModule, FollowUpsModule],
    });
  });
  afterAll(() => other.close());

  async function everybodyHasSomething(): Promise<Actor[]> {
    const { lore, bram, pieter } = scene.cast;
    const owners = [lore, bram, pieter];
    for (const owner of owners) await addTask(owner, await leadOf(owner), '2026-03-06T09:00:00Z');
    return owners;
  }

  test('two workers at the same time send one to each', async () => {
    await everybodyHasSomething();
    other.clock.set(MONDAY);
    await Promise.all([send(), other.get(Digests).run(), send(), other.get(Digests).run()]);
    const recipients = scene.mailServer.received.map(({ to }) => to).toSorted();
    expect(recipients).toEqual(['Bram@example.org', 'Lore@example.org', 'Pieter@example.org']);
  });

  test('run again, and by a process that was started anew, it is not sent again', async () => {
    await everybodyHasSomething();
    await send();
    scene.app.clock.advance({ minutes: 1 });
    await send();
    other.clock.set('2026-03-09T07:30:00Z');
    await other.get(Digests).run();
    expect(scene.mailServer.received).toHaveLength(3);
  });

  test('what may have left is not sent again; the next day’s comes anyway', async () => {
    const { cast } = scene;
    await addTask(cast.lore, await leadOf(cast.lore), '2026-03-06T09:00:00Z');
    scene.mailServer.follow({ content: 'drop' });
    await send();
    expect(await stateOf(cast.lore)).toMatchObject([{ state: 'uncertain', attempts: 1 }]);
    scene.mailServer.follow({});
    scene.app.clock.advance({ hours: 1 });
    await send();
    expect(await mailsTo('Lore')).toHaveLength(1);
    scene.app.clock.set('2026-03-10T07:00:00Z');
    await send();
    expect(await mailsTo('Lore')).toHaveLength(2);
    expect(await stateOf(cast.lore)).toMatchObject([{ state: 'uncertain' }, { state: 'sent' }]);
  });

  test('a worker that died while handing it over leaves it uncertain, not sent again', async () => {
    const { cast, app } = scene;
    await addTask(cast.lore, await leadOf(cast.lore), '2026-03-06T09:00:00Z');
    const claims = app.get(DigestClaims);
    const digest = await claims.claim(cast.lore.personId, '2026-03-09', 'dead', app.clock.now());
    if (!digest) throw new Error('Not claimed.');
    expect(await claims.beginSending(digest, '<x@brug.example>', app.clock.now())).toBe(1);
    expect(await claims.beginSending(digest, '<x@brug.example>', app.clock.now())).toBeNull();
    app.clock.advance({ minutes: 6 });
    await send();
    expect(await mailsTo('Lore')).toEqual([]);
    expect(await stateOf(cast.lore)).toMatchObject([{ state: 'uncertain' }]);
  });

  test('a worker that died before is followed by another, and writes nothing any more', async () => {
    const { cast, app } = scene;
    await addTask(cast.lore, await leadOf(cast.lore), '2026-03-06T09:00:00Z');
    const claims = app.get(DigestClaims);
    const digest = await claims.claim(cast.lore.personId, '2026-03-09', 'dead', app.clock.now());
    if (!digest) throw new Error('Not claimed.');
    await send();
    expect(await mailsTo('Lore')).toEqual([]);
    app.clock.advance({ minutes: 2 });
    expect(await claims.beginSending(digest, '<x@brug.example>', app.clock.now())).toBeNull();
    await send();
    expect(await mailsTo('Lore')).toHaveLength(1);
    expect(await claims.beginSending(digest, '<x@brug.example>', app.clock.now())).toBeNull();
    expect(await stateOf(cast.lore)).toMatchObject([{ state: 'sent' }]);
  });

  test('refused for now it is tried again, but not after noon; refused for good it is not', async () => {
    const { cast } = scene;
    await addTask(cast.lore, await leadOf(cast.lore), '2026-03-06T09:00:00Z');
    scene.mailServer.follow({ recipient: '451 4.7.1 greylisted' });
    await send();
    expect(await stateOf(cast.lore)).toMatchObject([{ state: 'failed', attempts: 1 }]);
    scene.mailServer.follow({});
    scene.app.clock.advance({ seconds: 30 });
    await send();
    expect(await mailsTo('Lore')).toEqual([]);
    scene.app.clock.advance({ seconds: 30 });
    await send();
    expect(await mailsTo('Lore')).toHaveLength(1);

    scene.mailServer.follow({ recipient: '550 5.1.1 no such user' });
    scene.app.clock.set('2026-03-10T07:00:00Z');
    await send();
    scene.mailServer.follow({});
    scene.app.clock.advance({ hours: 1 });
    await send();
    scene.mailServer.follow({ mail: '421 4.3.2 shutting down' });
    scene.app.clock.set('2026-03-11T10:59:30Z');
    await send();
    scene.mailServer.follow({});
    scene.app.clock.advance({ minutes: 2 });
    await send();
    expect(await stateOf(cast.lore)).toMatchObject([{ state: 'sent' }, { state: 'dead' }, { state: 'failed' }]);
    expect(await mailsTo('Lore')).toHaveLength(1);
  });

  test('is a job of the worker', async () => {
    const { cast, app } = scene;
    await addTask(cast.lore, await leadOf(cast.lore), '2026-03-06T09:00:00Z');
    await app.jobs.enqueue([{ name: 'digests.send', payload: {}, jobId: 'digests-1' }]);
    await app.settle();
    expect(await mailsTo('Lore')).toHaveLength(1);
  });
});
