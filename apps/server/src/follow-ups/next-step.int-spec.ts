import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { followUpEndpoints, type FollowUp } from '@brug/contracts/follow-ups';
import { type Lead, leadEndpoints } from '@brug/contracts/leads';
import { nextStepOf } from '@brug/domain/follow-ups';
import { addLead, newLead } from '../testing/lead-fixtures.js';
import { Scene } from './testing/scene.js';

let scene: Scene;
let stageIds: Readonly<Record<string, string>>;
beforeAll(async () => {
  scene = await Scene.create();
  const stages = await scene.app.database.read<{ key: string; id: string }>(
    `SELECT key, id FROM stages WHERE track = 'investment'`,
  );
  stageIds = Object.fromEntries(stages.map(({ key, id }) => [key, id]));
});
afterAll(() => scene.close());

/** What people do to a lead that changes what is planned on it. `which` picks one of its follow-ups. */
const deed = fc.record({
  verb: fc.constantFrom('plan', 'complete', 'reopen', 'snooze', 'cancel', 'lose', 'put to sleep', 'move back'),
  which: fc.nat(20),
  days: fc.integer({ min: 1, max: 20 }),
});
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

async function carryOut(lead: Lead, { verb, which, days }: Deed): Promise<void> {
  const client = scene.app.actAs(scene.cast.lore);
  const { version } = (await client.send(leadEndpoints.get, { params: { id: lead.id } })).body;
  const move = (toStage: string, more: object) =>
    client.raw('POST', `/api/v1/leads/${lead.id}/move`, { version, toStageId: stageIds[toStage], ...more });
  const dueAt = scene.app.clock.now().add({ hours: days * 24 });
  switch (verb) {
    case 'plan':
      await client.send(followUpEndpoints.createTask, {
        body: { leadId: lead.id, taskKind: 'call', title: `Call ${days}`, dueAt: dueAt.toString() },
      });
      return;
    case 'lose':
      await move('lost', { lostReason: 'no-budget' });
      return;
    case 'put to sleep':
      await move('dormant', { wakeUpOn: dueAt.toZonedDateTimeISO('Europe/Brussels').toPlainDate().toString() });
      return;
    case 'move back':
      await move('prospect', { reason: 'once more' });
      return;
    default: {
      const { items } = (await client.send(followUpEndpoints.ofLead, { params: { id: lead.id } })).body;
      const chosen: FollowUp | undefined = items[which % Math.max(1, items.length)];
      if (!chosen) return;
      const body = { version: chosen.version, ...(verb === 'snooze' ? { workingDays: days } : {}) };
      await client.raw('POST', `/api/v1/follow-ups/${chosen.id}/${verb}`, body);
    }
  }
}

test('the next step kept on a lead is that of its follow-ups after any history', async () => {
  let planned = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 3, maxLength: 12 }), async (deeds) => {
      const lead = await addLead(scene.app, scene.cast.lore, newLead(scene.cast, { source: 'referral' }));
      for (const each of deeds) {
        await carryOut(lead, each);
        const next = nextStepOf((await scene.ofLead(lead.id)) as Parameters<typeof nextStepOf>[0]);
        const kept = await scene.leadRow(lead.id);
        expect([each.verb, kept['next_follow_up_id'], kept['next_follow_up_at']]).toEqual([
          each.verb,
          next?.id ?? null,
          next?.dueAt ?? null,
        ]);
        if (next) planned += 1;
      }
    }),
    { numRuns: 25, seed: 20_261_124 },
  );
  expect(planned).toBeGreaterThan(50);
});
