import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Problem } from '@brug/contracts/http';
import type { Lead } from '@brug/contracts/leads';
import { sequenceEndpoints, type RunsChanged, type Sequence } from '@brug/contracts/sequences';
import { newId } from '../../platform/database/new-id.js';
import { TEST_NOW } from '../../testing/test-app.js';
import { Sweep } from '../sweep.js';
import { Scene } from '../testing/scene.js';
import {
  addHello,
  addLeadOfJinlan,
  addSequence,
  definition,
  enrol,
  message,
  runOf,
  statesOf,
} from './testing/sequences.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.create();
  await addHello(scene);
  await addHello(scene, 'call-me', 'Call {{owner.phone}}');
});
beforeEach(() => scene.app.clock.set(TEST_NOW));
afterAll(() => scene.close());

async function all(verb: 'pause' | 'resume', { id }: Sequence): Promise<RunsChanged> {
  const endpoint = verb === 'pause' ? sequenceEndpoints.pauseRuns : sequenceEndpoints.resumeRuns;
  const answer = await scene.app.actAs(scene.cast.manager).send(endpoint, { params: { id } });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body;
}

/** What one does with a single run, by hand. */
async function one(verb: 'pause' | 'resume' | 'stop', lead: Lead): Promise<void> {
  const { id, version } = await runOf(scene, lead);
  const client = scene.app.actAs(scene.cast.lore);
  const { status } = await client.raw('POST', `/api/v1/enrolments/${id}/${verb}`, { version });
  expect(status).toBe(200);
}

async function countsOf({ id }: Sequence): Promise<Sequence['runs']> {
  return (await scene.app.actAs(scene.cast.manager).send(sequenceEndpoints.read, { params: { id } })).body.runs;
}

/** A sequence with a run on each of so many leads. */
async function running(count: number, steps = [message('a', 1), message('b', 3)]) {
  const sequence = await addSequence(scene, definition(steps));
  const leads: Lead[] = [];
  for (let number = 0; number < count; number += 1) leads.push(await addLeadOfJinlan(scene));
  for (const lead of leads) await enrol(scene, sequence, lead);
  return { sequence, leads };
}

const stateOf = async (lead: Lead) => (await runOf(scene, lead)).state;
const statesOfAll = (leads: readonly Lead[]) => Promise.all(leads.map(stateOf));

describe('all runs of a sequence', () => {
  test('hold still together, and go on later by the working days they did; what was paused by hand stays so', async () => {
    const { sequence, leads } = await running(3);
    const other = await running(1);
    const [first, second, byHand] = leads as [Lead, Lead, Lead];
    await one('pause', byHand);
    expect(await all('pause', sequence)).toEqual({ changed: 2, waiting: 0, more: false });
    expect(await countsOf(sequence)).toMatchObject({ running: 0, paused: 3, pausedTogether: 2 });
    expect(await statesOfAll(other.leads)).toEqual(['running']);
    expect(await scene.leadRow(first.id)).toMatchObject({ next_follow_up_id: null });

    scene.app.clock.set('2026-03-11T09:00:00Z');
    await scene.app.get(Sweep).run();
    await scene.app.settle();
    expect(statesOf(await runOf(scene, first))).toEqual({ a: 'planned', b: 'planned' });

    expect(await all('resume', sequence)).toEqual({ changed: 2, waiting: 0, more: false });
    expect(await countsOf(sequence)).toMatchObject({ running: 2, paused: 1, pausedTogether: 0 });
    expect(await statesOfAll([first, second, byHand])).toEqual(['running', 'running', 'paused']);
    // Held from Monday to Wednesday: two working days.
    const dates = (await runOf(scene, first)).steps.map(({ dueAt }) => dueAt);
    expect(dates).toEqual(['2026-03-12T01:00:00Z', '2026-03-16T01:00:00Z']);
    expect(await scene.leadRow(first.id)).toMatchObject({ next_follow_up_title: 'Step' });
  });

  test('are changed batch by batch, each once, with audit and event', async () => {
    const { sequence, leads } = await running(51, [message('a', 5)]);
    const changed = [await all('pause', sequence), await all('pause', sequence), await all('pause', sequence)];
    expect(changed.map((batch) => [batch.changed, batch.more])).toEqual([
      [50, true],
      [1, false],
      [0, false],
    ]);
    const ids = await Promise.all(leads.map(async (lead) => (await runOf(scene, lead)).id));
    const told = await scene.app.database.read(
      `SELECT DISTINCT a.entity_id FROM audit_entries a JOIN outbox o ON o.payload->>'enrolmentId' = a.entity_id::text
        WHERE a.entity = 'enrolment' AND a.action = 'pause' AND a.actor_id = $1 AND o.name = 'enrolment.changed.v1'
          AND o.payload->>'state' = 'paused' AND a.entity_id = ANY($2::uuid[])`,
      [scene.cast.manager.personId, ids],
    );
    expect(told).toHaveLength(51);
  });

  test('by two at the same time are paused once', async () => {
    const { sequence, leads } = await running(3);
    const both = await Promise.all([all('pause', sequence), all('pause', sequence)]);
    expect(both[0].changed + both[1].changed).toBe(3);
    expect(new Set(await statesOfAll(leads))).toEqual(new Set(['paused']));
  });

  test('leave alone what somebody has since let go on, paused again or stopped by hand', async () => {
    const { sequence, leads } = await running(2);
    const [again, stopped] = leads as [Lead, Lead];
    await all('pause', sequence);
    await one('resume', again);
    await one('pause', again);
    await one('stop', stopped);
    expect(await all('resume', sequence)).toEqual({ changed: 0, waiting: 0, more: false });
    expect(await statesOfAll(leads)).toEqual(['paused', 'stopped']);
  });

  test('go on except those whose texts miss a value by now: these say which, and wait for somebody', async () => {
    const phone = (number: string | null) =>
      scene.set('UPDATE people SET phone = $2 WHERE id = $1', [scene.cast.lore.personId, number]);
    await phone('+32 56 12 34 56');
    const { sequence, leads } = await running(1, [message('a', 1, { templateKey: 'call-me' })]);
    await all('pause', sequence);
    await phone(null);
    expect(await all('resume', sequence)).toEqual({ changed: 0, waiting: 1, more: false });
    expect(await runOf(scene, leads[0] as Lead)).toMatchObject({ state: 'paused', missing: ['owner.phone'] });
    expect(await countsOf(sequence)).toMatchObject({ paused: 1, pausedTogether: 0 });
    expect(await all('resume', sequence)).toEqual({ changed: 0, waiting: 0, more: false });
  });

  test('are for those who may change the sequence, and there are none of no sequence', async () => {
    const { sequence, leads } = await running(1);
    const { cast, app } = scene;
    for (const verb of ['pause-runs', 'resume-runs']) {
      const refused = await app.actAs(cast.lore).raw<Problem>('POST', `/api/v1/sequences/${sequence.id}/${verb}`);
      expect([refused.status, refused.body.code]).toEqual([403, 'auth.forbidden']);
      const nowhere = await app.actAs(cast.manager).raw<Problem>('POST', `/api/v1/sequences/${newId()}/${verb}`);
      expect([nowhere.status, nowhere.body.code]).toEqual([404, 'resource.not-found']);
    }
    expect(await statesOfAll(leads)).toEqual(['running']);
  });
});
