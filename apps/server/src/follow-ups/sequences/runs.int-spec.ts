import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { activityEndpoints } from '@brug/contracts/activities';
import type { Problem } from '@brug/contracts/http';
import { type Lead, leadEndpoints } from '@brug/contracts/leads';
import { sequenceEndpoints } from '@brug/contracts/sequences';
import { asSystem } from '../../platform/actors/caller.js';
import { recordLeadActivity } from '../../leads/leads.public.js';
import { HealthChecks } from '../../platform/health/health-checks.js';
import { moveLead } from '../../testing/lead-fixtures.js';
import { TEST_NOW } from '../../testing/test-app.js';
import { Sweep } from '../sweep.js';
import { Scene } from '../testing/scene.js';
import { BeginRuns } from './begin-runs.js';
import {
  addHello,
  addLeadOfJinlan,
  addSequence,
  definition,
  enrol,
  inAll,
  message,
  runOf,
  statesOf,
  switchOff,
  task,
  trigger,
} from './testing/sequences.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.create();
  await addHello(scene);
});
beforeEach(() => scene.app.clock.set(TEST_NOW));
afterAll(() => scene.close());

/** Time goes on: the sweep comes by and whatever is due happens. */
async function at(now: string): Promise<void> {
  scene.app.clock.set(now);
  await scene.app.get(Sweep).run();
  await scene.app.settle();
}

/** What the mail server took about a lead: its number stands in the subject. */
function mailsAbout({ number }: Lead) {
  return scene.mailServer.received.filter(({ content }) => content.includes(number));
}

/** The contact writes back. */
async function reply({ id: leadId }: Lead): Promise<void> {
  await scene.app.transactions.run(asSystem('test'), async (tx) => {
    await tx.execute('SELECT 1 FROM leads WHERE id = $1 FOR NO KEY UPDATE', [leadId]);
    const contactId = scene.cast.contact;
    const activityId = await recordLeadActivity(tx, { kind: 'mail-in', leadId, contactId, at: tx.at, body: 'Yes' });
    const payload = { activityId, leadId, contactId, followUpId: null };
    await tx.events.record('reply.received.v1', payload, { aggregate: leadId });
  });
}

describe('a run begun by hand', () => {
  test('shows every date before it begins, in both zones, and begins with just these', async () => {
    const sequence = await addSequence(scene, definition([message('a', 1), task('b', 3, { calendar: 'both' })]));
    const lead = await addLeadOfJinlan(scene);
    const client = scene.app.actAs(scene.cast.lore);
    const body = { leadIds: [lead.id], triggerAt: '2026-02-13T06:00:00Z' };
    const preview = await client.send(sequenceEndpoints.previewEnrolment, { params: { id: sequence.id }, body });
    expect(preview.body.items).toMatchObject([
      {
        lead: { id: lead.id },
        refusals: [],
        missing: [],
        steps: [
          {
            stepKey: 'a',
            dueAt: '2026-02-14T01:00:00.000Z',
            local: { recipient: '2026-02-14T09:00', owner: '2026-02-14T02:00' },
          },
          { stepKey: 'b', dueAt: '2026-02-26T08:00:00.000Z', calendar: 'both', workingDays: 3, title: 'Call Shen' },
        ],
      },
    ]);
    const run = await enrol(scene, sequence, lead, { triggerAt: body.triggerAt });
    expect(run.steps.map(({ dueAt }) => dueAt)).toEqual(['2026-02-14T01:00:00Z', '2026-02-26T08:00:00Z']);
  });

  test('sends its messages in the contact’s language, gives its tasks to the owner, and ends with its last step', async () => {
    const sequence = await addSequence(scene, definition([message('a', 0), message('b', 2), task('c', 3)]));
    const lead = await addLeadOfJinlan(scene);
    await enrol(scene, sequence, lead);
    await at('2026-03-10T01:00:00Z');
    expect(mailsAbout(lead).map(({ to }) => to)).toEqual(['shen@jinlan.example']);
    expect(await scene.leadRow(lead.id)).toMatchObject({
      next_follow_up_kind: 'message',
      next_follow_up_title: 'Step',
    });
    await at('2026-03-11T01:00:00Z');
    expect(mailsAbout(lead)).toHaveLength(2);
    const run = await runOf(scene, lead);
    expect(run.state).toBe('running');
    expect(statesOf(run)).toEqual({ a: 'sent', b: 'sent', c: 'planned' });
    expect(run.steps.map(({ title }) => title)).toEqual([`您好 ${lead.number}`, `您好 ${lead.number}`, 'Call Shen']);
    const [followUp] = (await scene.ofLead(lead.id)).filter(({ kind }) => kind === 'task');
    const client = scene.app.actAs(scene.cast.lore);
    await client.raw('POST', `/api/v1/follow-ups/${followUp?.id}/complete`, { version: followUp?.version });
    expect((await runOf(scene, lead)).state).toBe('finished');
  });

  test('of which one is under way already is refused, and so is one that starts at the same moment', async () => {
    const sequence = await addSequence(scene, definition([message('a', 5)]));
    const lead = await addLeadOfJinlan(scene);
    const client = scene.app.actAs(scene.cast.lore);
    const once = () =>
      client.send(sequenceEndpoints.enrol, { params: { id: sequence.id }, body: { leadIds: [lead.id] } });
    const answers = await Promise.all([once(), once(), once()]);
    const items = answers.flatMap(({ body }) => body.items);
    expect(items.filter(({ enrolmentId }) => enrolmentId !== null)).toHaveLength(1);
    expect(items.filter(({ refusals }) => refusals.includes('already-running'))).toHaveLength(2);
  });

  test('for many begins for those it can, and says of each other why not', async () => {
    const sequence = await addSequence(scene, definition([message('a', 1)], { track: 'investment' }));
    const { app, cast } = scene;
    const good = await addLeadOfJinlan(scene);
    const nobody = await addLeadOfJinlan(scene, { primaryContactId: null });
    const secret = await addLeadOfJinlan(scene, { confidentiality: 'restricted' });
    const leadIds = [good.id, nobody.id, secret.id];
    const answer = await app
      .actAs(cast.pieter)
      .send(sequenceEndpoints.enrol, { params: { id: sequence.id }, body: { leadIds } });
    expect(answer.body.items.map(({ refusals }) => refusals)).toEqual([
      ['not-allowed'],
      ['not-allowed', 'no-contact'],
      ['not-allowed'],
    ]);
    const own = await app
      .actAs(cast.bram)
      .send(sequenceEndpoints.enrol, { params: { id: sequence.id }, body: { leadIds } });
    expect(own.body.items.map(({ enrolmentId }) => enrolmentId !== null)).toEqual([true, false, true]);
  });

  test('asks for the values that no record holds, and takes them', async () => {
    await addHello(scene, 'invites', 'Come to {{mission.name}}');
    const sequence = await addSequence(scene, definition([message('a', 0, { templateKey: 'invites' })]));
    const lead = await addLeadOfJinlan(scene);
    const client = scene.app.actAs(scene.cast.lore);
    const asked = await client.send(sequenceEndpoints.enrol, {
      params: { id: sequence.id },
      body: { leadIds: [lead.id] },
    });
    expect(asked.body.items).toEqual([{ leadId: lead.id, enrolmentId: null, refusals: [], missing: ['mission.name'] }]);
    await enrol(scene, sequence, lead, { values: { 'mission.name': 'Business Days' } });
    await at('2026-03-09T09:01:00Z');
    expect((await scene.ofLead(lead.id)).find(({ kind }) => kind === 'message')?.body).toContain(
      'Come to Business Days',
    );
  });
});

describe('a run ends', () => {
  const steps = [message('a', 0), message('b', 2), task('c', 4)];

  test('with a reply: what has not left is called off, once and for all', async () => {
    const sequence = await addSequence(scene, definition(steps));
    const lead = await addLeadOfJinlan(scene);
    await enrol(scene, sequence, lead);
    await at('2026-03-09T09:01:00Z');
    await reply(lead);
    const run = await runOf(scene, lead);
    expect(run).toMatchObject({ state: 'stopped', endReason: 'reply', repliedAt: '2026-03-09T09:01:00Z' });
    expect(statesOf(run)).toEqual({ a: 'sent', b: 'cancelled', c: 'cancelled' });
    await at('2026-03-20T09:00:00Z');
    expect(mailsAbout(lead)).toHaveLength(1);
    expect(await scene.leadRow(lead.id)).toMatchObject({ next_follow_up_id: null });
  });

  test('by hand, by who may, on the version they saw', async () => {
    const sequence = await addSequence(scene, definition(steps));
    const lead = await addLeadOfJinlan(scene);
    const { id, version } = await enrol(scene, sequence, lead);
    const { app, cast } = scene;
    const stop = (who: typeof cast.lore, seen: number) =>
      app.actAs(who).send(sequenceEndpoints.stop, { params: { id }, body: { version: seen } });
    expect((await stop(cast.viewer, version)).status).toBe(403);
    expect((await stop(cast.pieter, version)).status).toBe(403);
    expect((await stop(cast.bram, version + 1)).body).toMatchObject({ code: 'version.conflict' } as Partial<Problem>);
    expect((await stop(cast.bram, version)).body).toMatchObject({ state: 'stopped', endReason: 'stopped-by-hand' });
    expect((await stop(cast.bram, version + 1)).body).toMatchObject({ code: 'enrolment.not-running' });
  });

  test('when its lead is lost, but not when the lead only moves and the run does not mind', async () => {
    const patient = definition(steps, { stopConditions: ['lead-closed', 'opt-out', 'stopped-by-hand'] });
    const sequence = await addSequence(scene, patient);
    const lead = await addLeadOfJinlan(scene);
    await enrol(scene, sequence, lead);
    const moved = await moveLead(scene.app, scene.cast.lore, lead, 'inquiry');
    expect((await runOf(scene, lead)).state).toBe('running');
    await moveLead(scene.app, scene.cast.lore, moved, 'lost', { lostReason: 'no-budget' });
    expect(await runOf(scene, lead)).toMatchObject({ state: 'stopped', endReason: 'lead-closed' });
  });

  test('when its stage is left', async () => {
    const sequence = await addSequence(scene, definition(steps));
    const lead = await addLeadOfJinlan(scene);
    await enrol(scene, sequence, lead);
    await moveLead(scene.app, scene.cast.lore, lead, 'inquiry');
    expect(await runOf(scene, lead)).toMatchObject({ state: 'stopped', endReason: 'stage-left' });
  });

  test('on every lead of a contact who does not want to be written to', async () => {
    const sequence = await addSequence(scene, definition(steps));
    const leads = [await addLeadOfJinlan(scene), await addLeadOfJinlan(scene)];
    for (const lead of leads) await enrol(scene, sequence, lead);
    const { contact } = scene.cast;
    await scene.app.transactions.run(asSystem('test'), (tx) =>
      tx.events.record('contact.opted-out.v1', { contactId: contact, reason: 'unsubscribed' }, { aggregate: contact }),
    );
    for (const lead of leads)
      expect(await runOf(scene, lead)).toMatchObject({ state: 'stopped', endReason: 'opt-out' });
  });
});

describe('a run that holds still', () => {
  test('sends nothing, and goes on later by the working days it held still', async () => {
    const sequence = await addSequence(scene, definition([message('a', 1), message('b', 3)]));
    const lead = await addLeadOfJinlan(scene);
    const { id, version } = await enrol(scene, sequence, lead);
    const client = scene.app.actAs(scene.cast.lore);
    const paused = await client.send(sequenceEndpoints.pause, { params: { id }, body: { version } });
    expect(paused.body).toMatchObject({ state: 'paused', pausedAt: '2026-03-09T09:00:00Z' });
    expect(await scene.leadRow(lead.id)).toMatchObject({ next_follow_up_id: null });
    await at('2026-03-16T09:00:00Z');
    expect(mailsAbout(lead)).toEqual([]);
    const resumed = await client.send(sequenceEndpoints.resume, {
      params: { id },
      body: { version: paused.body.version },
    });
    // Monday to Monday are five Chinese working days.
    expect(resumed.body.steps.map(({ dueAt }) => dueAt)).toEqual(['2026-03-17T01:00:00Z', '2026-03-19T01:00:00Z']);
    await at('2026-03-17T01:00:30Z');
    expect(mailsAbout(lead)).toHaveLength(1);
  });

  test('cannot be paused again, and takes a worker’s claim away from it', async () => {
    const sequence = await addSequence(scene, definition([message('a', 0)]));
    const lead = await addLeadOfJinlan(scene);
    const { id, version } = await enrol(scene, sequence, lead);
    await scene.set(
      `UPDATE follow_ups SET state = 'claimed', claimed_by = 'w', fencing_token = 7 WHERE enrolment_id = $1`,
      [id],
    );
    const client = scene.app.actAs(scene.cast.lore);
    const paused = await client.send(sequenceEndpoints.pause, { params: { id }, body: { version } });
    expect(statesOf(paused.body)).toEqual({ a: 'planned' });
    const again = await client.send(sequenceEndpoints.pause, { params: { id }, body: { version: version + 1 } });
    expect(again.body).toMatchObject({ code: 'enrolment.not-running' });
  });
});

describe('a step', () => {
  test('can be left out; the others keep their dates', async () => {
    const sequence = await addSequence(scene, definition([message('a', 1), message('b', 2)]));
    const lead = await addLeadOfJinlan(scene);
    const [first, second] = (await enrol(scene, sequence, lead)).steps;
    const client = scene.app.actAs(scene.cast.lore);
    const params = { id: first?.followUpId ?? '' };
    const body = { version: first?.version ?? 0 };
    const skipped = await client.send(sequenceEndpoints.skip, { params, body });
    expect(skipped.body).toMatchObject({ state: 'skipped', endReason: 'by-hand' });
    const run = await runOf(scene, lead);
    expect(run.state).toBe('running');
    expect(run.steps[1]?.dueAt).toBe(second?.dueAt);
    const seen = { version: run.steps[0]?.version ?? 0 };
    const again = await client.send(sequenceEndpoints.skip, { params, body: seen });
    expect(again.body).toMatchObject({ code: 'follow-up.not-open' });
  });

  test('that is for the silent only is skipped as soon as somebody replied; its opposite waits for the reply', async () => {
    const branches = [
      message('silent', 5, { condition: { fact: 'replied', is: false } }),
      task('thanks', 5, { condition: { fact: 'replied', is: true } }),
    ];
    const sequence = await addSequence(scene, definition(branches, { stopConditions: ['opt-out', 'stopped-by-hand'] }));
    const lead = await addLeadOfJinlan(scene);
    await enrol(scene, sequence, lead);
    expect(await scene.leadRow(lead.id)).toMatchObject({ next_follow_up_kind: 'message' });
    await reply(lead);
    expect(statesOf(await runOf(scene, lead))).toEqual({ silent: 'skipped', thanks: 'planned' });
    expect(await scene.leadRow(lead.id)).toMatchObject({ next_follow_up_kind: 'task' });
  });

  test('that waited is the next step as soon as it waits no longer, also when nothing else ended', async () => {
    const patient = { stopConditions: ['opt-out', 'stopped-by-hand'] as ('opt-out' | 'stopped-by-hand')[] };
    const thanks = task('thanks', 5, { condition: { fact: 'replied', is: true } });
    const onward = task('onward', 5, { condition: { fact: 'outcome-noted', is: true } });
    const replied = await addLeadOfJinlan(scene);
    await enrol(scene, await addSequence(scene, definition([thanks], patient)), replied);
    expect(await scene.leadRow(replied.id)).toMatchObject({ next_follow_up_id: null });
    await reply(replied);
    expect(await scene.leadRow(replied.id)).toMatchObject({ next_follow_up_kind: 'task' });
    const moved = await addLeadOfJinlan(scene);
    await enrol(scene, await addSequence(scene, definition([onward], patient)), moved);
    await moveLead(scene.app, scene.cast.lore, moved, 'inquiry');
    expect(await scene.leadRow(moved.id)).toMatchObject({ next_follow_up_kind: 'task' });
  });

  test('that waits for a reply is skipped when its time comes without one, and the run ends with it', async () => {
    const branches = [
      message('silent', 1, { condition: { fact: 'replied', is: false } }),
      task('thanks', 1, { condition: { fact: 'replied', is: true } }),
    ];
    const sequence = await addSequence(scene, definition(branches, { stopConditions: ['opt-out', 'stopped-by-hand'] }));
    const lead = await addLeadOfJinlan(scene);
    await enrol(scene, sequence, lead);
    // Both sides are at work.
    await at('2026-03-10T09:00:00Z');
    const run = await runOf(scene, lead);
    expect(statesOf(run)).toEqual({ silent: 'sent', thanks: 'skipped' });
    expect(run.state).toBe('finished');
  });
});

describe('a change of the sequence', () => {
  test('does not disturb runs under way: neither its steps nor its texts', async () => {
    await addHello(scene, 'pinned', 'first words');
    const sequence = await addSequence(scene, definition([message('a', 1, { templateKey: 'pinned' })]));
    const before = await addLeadOfJinlan(scene);
    await enrol(scene, sequence, before);
    const client = scene.app.actAs(scene.cast.manager);
    const texts = { names: inAll('Pinned'), subjects: inAll('New'), bodies: inAll('other words') };
    const changed = await client.raw('POST', '/api/v1/templates/pinned/versions', { version: 1, ...texts });
    expect(changed.status).toBe(200);
    const { body: next } = await client.send(sequenceEndpoints.read, { params: { id: sequence.id } });
    expect(next).toMatchObject({ number: 2, definition: { steps: [{ templateKey: 'pinned', templateNumber: 2 }] } });
    const after = await addLeadOfJinlan(scene);
    await enrol(scene, sequence, after);
    await at('2026-03-10T01:00:30Z');
    const said = async (lead: Lead) => (await scene.ofLead(lead.id)).find(({ kind }) => kind === 'message')?.body;
    expect(await said(before)).toContain('first words');
    expect(await said(after)).toContain('other words');
    expect((await runOf(scene, before)).sequence.number).toBe(1);
  });
});

describe('a trigger', () => {
  test('begins a run for a new lead, once, however often it is told', async () => {
    const sequence = await addSequence(
      scene,
      definition([message('a', 1)], trigger('lead-created', { sources: ['fair'] })),
      {
        active: true,
      },
    );
    const lead = await addLeadOfJinlan(scene, { source: 'fair' });
    const other = await addLeadOfJinlan(scene, { source: 'targeting' });
    await scene.app.settle();
    await scene.app.get(BeginRuns).run();
    const run = await runOf(scene, lead);
    expect(run).toMatchObject({ state: 'running', startedBy: null, triggerAt: TEST_NOW });
    const client = scene.app.actAs(scene.cast.lore);
    const runs = (id: string) => client.send(sequenceEndpoints.ofLead, { params: { id } });
    expect((await runs(lead.id)).body.items).toHaveLength(1);
    expect((await runs(other.id)).body.items).toEqual([]);
    await switchOff(scene, sequence);
  });

  test('is made good by the sweep when its wake-up was lost with the queue', async () => {
    const sequence = await addSequence(
      scene,
      definition([message('a', 1)], trigger('stage-entered', { stageKey: 'inquiry' })),
      {
        active: true,
      },
    );
    const lead = await addLeadOfJinlan(scene);
    await moveLead(scene.app, scene.cast.lore, lead, 'inquiry');
    await scene.app.drainOutbox();
    scene.app.jobs.clear();
    await scene.app.get(Sweep).run();
    expect((await runOf(scene, lead)).state).toBe('running');
    await switchOff(scene, sequence);
  });

  test('that came to nothing because the lead moved on begins no run', async () => {
    const sequence = await addSequence(
      scene,
      definition([message('a', 1)], trigger('stage-entered', { stageKey: 'inquiry' })),
      {
        active: true,
      },
    );
    const lead = await addLeadOfJinlan(scene);
    const moved = await moveLead(scene.app, scene.cast.lore, lead, 'inquiry');
    await moveLead(scene.app, scene.cast.lore, moved, 'prospect', { reason: 'A mistake' });
    await scene.app.settle();
    const { body } = await scene.app.actAs(scene.cast.lore).send(sequenceEndpoints.ofLead, { params: { id: lead.id } });
    expect(body.items).toEqual([]);
    await switchOff(scene, sequence);
  });

  test('of a meeting that was held counts from the meeting and lists what was agreed', async () => {
    await addHello(scene, 'minutes', 'We agreed on {{meeting.date}}: {{meeting.nextSteps}}');
    const steps = [message('a', 0, { templateKey: 'minutes' })];
    const sequence = await addSequence(
      scene,
      definition(steps, trigger('meeting-held', { meetingKind: 'site-visit' })),
      {
        active: true,
      },
    );
    const lead = await addLeadOfJinlan(scene);
    const params = { id: lead.id };
    const body = { kind: 'site-visit', at: '2026-03-06T02:00:00Z', body: '- two plots' } as const;
    await scene.app.actAs(scene.cast.lore).send(activityEndpoints.record, { params, body });
    await at('2026-03-09T09:01:00Z');
    const [sent] = (await scene.ofLead(lead.id)).filter(({ kind }) => kind === 'message');
    expect(sent).toMatchObject({
      state: 'sent',
      body: expect.stringContaining('We agreed on 2026年3月6日: - two plots'),
    });
    await switchOff(scene, sequence);
  });

  test('of a dormant lead begins on the day it wakes up', async () => {
    const sequence = await addSequence(scene, definition([message('a', 0)], trigger('dormant-until')), {
      active: true,
    });
    const lead = await addLeadOfJinlan(scene);
    await moveLead(scene.app, scene.cast.lore, lead, 'dormant', { wakeUpOn: '2026-04-13', reason: 'Next year' });
    await at('2026-04-12T10:00:00Z');
    const client = scene.app.actAs(scene.cast.lore);
    expect((await client.send(sequenceEndpoints.ofLead, { params: { id: lead.id } })).body.items).toEqual([]);
    await at('2026-04-13T00:30:00Z');
    expect((await runOf(scene, lead)).steps).toMatchObject([{ dueAt: '2026-04-13T01:00:00Z' }]);
    await switchOff(scene, sequence);
  });

  test('of silence begins a run once for every time a lead falls silent', async () => {
    const sequence = await addSequence(scene, definition([task('a', 0)], trigger('silence', { silentDays: 5 })), {
      active: true,
    });
    const lead = await addLeadOfJinlan(scene);
    const beginRuns = scene.app.get(BeginRuns);
    scene.app.clock.set('2026-03-13T16:00:00Z');
    await beginRuns.findSilent();
    const client = scene.app.actAs(scene.cast.lore);
    const runs = async () => (await client.send(sequenceEndpoints.ofLead, { params: { id: lead.id } })).body.items;
    expect(await runs()).toEqual([]);
    scene.app.clock.set('2026-03-16T09:30:00Z');
    await beginRuns.findSilent();
    await beginRuns.findSilent();
    expect(await runs()).toHaveLength(1);
    await switchOff(scene, sequence);
  });

  test('of silence begins runs also when another sequence that waits for it fails, which is told', async () => {
    const silent = definition([task('a', 0)], trigger('silence', { silentDays: 5 }));
    const [failing, sound] = [
      await addSequence(scene, silent, { active: true }),
      await addSequence(scene, silent, { active: true }),
    ];
    const lead = await addLeadOfJinlan(scene);
    // A table that refuses the starts of one: a fault that should not be.
    await scene.set(`CREATE FUNCTION refuse_start() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN IF NEW.sequence_id = '${failing.id}' THEN RAISE 'not this one'; END IF; RETURN NEW; END $$`);
    await scene.set(
      'CREATE TRIGGER refuse_start BEFORE INSERT ON sequence_starts FOR EACH ROW EXECUTE FUNCTION refuse_start()',
    );
    scene.app.clock.set('2026-03-16T09:30:00Z');
    await expect(scene.app.get(BeginRuns).findSilent()).rejects.toThrow('not this one');
    expect((await runOf(scene, lead)).sequence.id).toBe(sound.id);
    await scene.set('DROP TRIGGER refuse_start ON sequence_starts');
    await scene.set('DROP FUNCTION refuse_start');
    for (const sequence of [failing, sound]) await switchOff(scene, sequence);
  });

  test('whose messages lack a value begins a run on hold and asks the owner', async () => {
    await addHello(scene, 'asks', 'See {{link.survey}}');
    const steps = [message('a', 0, { templateKey: 'asks' })];
    const sequence = await addSequence(scene, definition(steps, trigger('stage-entered', { stageKey: 'inquiry' })), {
      active: true,
    });
    const lead = await addLeadOfJinlan(scene);
    await moveLead(scene.app, scene.cast.lore, lead, 'inquiry');
    await at('2026-03-09T09:01:00Z');
    expect(mailsAbout(lead)).toEqual([]);
    const run = await runOf(scene, lead);
    expect(run).toMatchObject({ state: 'paused', missing: ['link.survey'] });
    const [asked] = (await scene.ofLead(lead.id)).filter(({ taskKind }) => taskKind === 'to-do');
    expect(asked).toMatchObject({ title: expect.stringContaining('Test'), body: 'link.survey' });
    const client = scene.app.actAs(scene.cast.lore);
    const { id, version } = run;
    const refused = await client.send(sequenceEndpoints.resume, { params: { id }, body: { version } });
    expect(refused.body).toMatchObject({
      code: 'template.faulty',
      errors: [{ path: 'body.values.link.survey' }],
    } as unknown as Partial<Problem>);
    const values = { 'link.survey': 'https://brug.example/survey' };
    await client.send(sequenceEndpoints.resume, { params: { id }, body: { version, values } });
    await at('2026-03-09T09:03:00Z');
    expect(await runOf(scene, lead)).toMatchObject({ state: 'finished', missing: [] });
    await switchOff(scene, sequence);
  });
});

describe('a run that an error does not let begin', () => {
  const figure = async () => (await scene.app.get(HealthChecks).readiness()).figures?.['runsThatCannotBegin'];
  const forbid = (lead: Lead) =>
    scene.set(`ALTER TABLE enrolments ADD CONSTRAINT in_the_way CHECK (lead_id <> '${lead.id}') NOT VALID`);
  const mend = () => scene.set('ALTER TABLE enrolments DROP CONSTRAINT in_the_way');
  const runsOf = async ({ id }: Lead) =>
    (await scene.app.actAs(scene.cast.lore).send(sequenceEndpoints.ofLead, { params: { id } })).body.items;
  const startOf = ({ id }: Lead) =>
    scene.app.database.readOne(
      `SELECT failures, failing_since AS since, retry_at AS "retryAt", done_at IS NOT NULL AS done
       FROM sequence_starts WHERE lead_id = $1`,
      [id],
    );

  test('lets those behind it begin, is tried later each time, and begins when it can, counting from its trigger', async () => {
    const sequence = await addSequence(
      scene,
      definition([message('a', 1)], trigger('lead-created', { sources: ['fair'] })),
      { active: true },
    );
    const stuck = await addLeadOfJinlan(scene, { source: 'fair' });
    await forbid(stuck);
    scene.app.clock.advance({ seconds: 1 });
    const behind = await addLeadOfJinlan(scene, { source: 'fair' });
    await scene.app.settle();
    expect(await runsOf(behind)).toHaveLength(1);
    expect(await runsOf(stuck)).toEqual([]);
    const since = '2026-03-09T09:00:01Z';
    expect(await startOf(stuck)).toEqual({ failures: 1, since, retryAt: '2026-03-09T09:01:01Z', done: false });
    expect(await figure()).toBe(1);
    const metrics = await scene.app.raw('GET', '/metrics');
    expect(metrics.text).toContain('brug_sequence_starts_failing 1');

    await at('2026-03-09T09:01:00Z');
    expect(await startOf(stuck)).toMatchObject({ failures: 1 });
    await at('2026-03-09T09:02:00Z');
    expect(await startOf(stuck)).toEqual({ failures: 2, since, retryAt: '2026-03-09T09:04:00Z', done: false });

    await mend();
    await at('2026-03-09T09:04:00Z');
    expect(await runOf(scene, stuck)).toMatchObject({ state: 'running', triggerAt: TEST_NOW });
    expect(await startOf(stuck)).toMatchObject({ done: true });
    expect(await figure()).toBe(0);
    await switchOff(scene, sequence);
  });

  test('is counted once when two workers try it at a time', async () => {
    const sequence = await addSequence(
      scene,
      definition([message('a', 1)], trigger('lead-created', { sources: ['fair'] })),
      { active: true },
    );
    const stuck = await addLeadOfJinlan(scene, { source: 'fair' });
    await forbid(stuck);
    const beginRuns = scene.app.get(BeginRuns);
    await Promise.all([beginRuns.run(), beginRuns.run()]);
    expect(await startOf(stuck)).toMatchObject({ failures: 1, done: false });
    await mend();
    await switchOff(scene, sequence);
    await at('2026-03-09T09:01:00Z');
  });
});

describe('aftercare', () => {
  test('goes on although its lead is signed, and ends with an opt-out only', async () => {
    const aftercare = definition([message('a', 1)], { stopConditions: ['opt-out', 'stopped-by-hand'] });
    const sequence = await addSequence(scene, aftercare);
    const lead = await addLeadOfJinlan(scene);
    await enrol(scene, sequence, lead);
    const { body: read } = await scene.app.actAs(scene.cast.lore).send(leadEndpoints.get, { params: { id: lead.id } });
    await moveLead(scene.app, scene.cast.lore, read, 'lost', { lostReason: 'no-budget' });
    await at('2026-03-10T01:00:30Z');
    expect(statesOf(await runOf(scene, lead))).toEqual({ a: 'sent' });
  });
});
