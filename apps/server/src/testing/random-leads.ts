import fc from 'fast-check';
import { type Lead, leadEndpoints } from '@brug/contracts/leads';
import type { Actor } from '@brug/domain/permissions';
import { addLead, type Cast, moveLead } from './lead-fixtures.js';
import type { TestApp } from './test-app.js';

const money = fc.record({
  amountMinor: fc.bigInt({ min: 0n, max: 999_999_999_999n }).map(String),
  currency: fc.constantFrom('EUR', 'CNY', 'USD'),
});

/** What becomes of one lead, drawn at random. */
const story = fc.record({
  track: fc.constantFrom('investment', 'export'),
  owner: fc.integer({ min: 0, max: 2 }),
  value: fc.option(money, { freq: 5 }),
  changedValue: fc.option(money, { freq: 2 }),
  confidentiality: fc.constantFrom('normal', 'normal', 'restricted'),
  priority: fc.constantFrom('low', 'normal', 'high'),
  probabilityBp: fc.option(fc.integer({ min: 0, max: 10_000 })),
  jobsNew: fc.integer({ min: 0, max: 300 }),
  fate: fc.constantFrom('stays', 'forward', 'lost', 'signed', 'signed', 'signed-last-year', 'annulled', 'given-away'),
  signed: fc.record({ value: money, jobs: fc.option(fc.integer({ min: 0, max: 500 })) }),
});

/**
 * Adds this many leads of several owners with random values, and lets something happen to each: changed, moved, lost, signed this
 * year or last, annulled, given to somebody else. Always the same ones for a seed.
 */
export async function addRandomLeads(app: TestApp, cast: Cast, count: number, seed: number): Promise<void> {
  const owners: readonly Actor[] = [cast.lore, cast.bram, cast.pieter];
  for (const each of fc.sample(story, { numRuns: count, seed })) {
    const owner = owners[each.owner] ?? cast.lore;
    const lead = await addLead(app, owner, {
      track: each.track,
      organisationId: each.track === 'investment' ? cast.jinlan : cast.devos,
      title: `Lead of ${each.fate}`,
      source: 'targeting',
      estimatedValue: each.value,
      confidentiality: each.confidentiality,
      priority: each.priority,
      probabilityBp: each.probabilityBp,
      ...(each.track === 'investment' ? { investment: { jobsNew: each.jobsNew } } : {}),
    });
    await livesThrough(app, cast, owner, lead, each);
  }
}

async function livesThrough(
  app: TestApp,
  cast: Cast,
  owner: Actor,
  created: Lead,
  { fate, changedValue, signed }: typeof story extends fc.Arbitrary<infer T> ? T : never,
): Promise<void> {
  const lead = changedValue ? await change(app, owner, created, { estimatedValue: changedValue }) : created;
  const year = fate === 'signed-last-year' ? '2025' : '2026';
  const project = {
    kind: 'mou' as const,
    value: signed.value,
    jobs: signed.jobs ?? (lead.track === 'investment' ? 0 : undefined),
    signedOn: `${year}-01-15`,
    counterpartOrganisationId: cast.barco,
  };
  switch (fate) {
    case 'stays':
      return;
    case 'forward':
      await moveLead(app, owner, lead, lead.track === 'investment' ? 'inquiry' : 'readiness', {
        changes: lead.track === 'investment' ? {} : { export: { goal: 'sell', products: 'looms' } },
      });
      return;
    case 'lost':
      await moveLead(app, owner, lead, 'lost', { lostReason: 'no-budget' });
      return;
    case 'given-away':
      await change(app, cast.manager, lead, { ownerId: cast.pieter.personId, priority: 'high' });
      return;
    case 'signed':
    case 'signed-last-year':
      await moveLead(app, owner, lead, 'signed', { project });
      return;
    case 'annulled': {
      const back = await moveLead(app, owner, lead, 'signed', { project });
      const first = lead.track === 'investment' ? 'prospect' : 'intake';
      await moveLead(app, cast.manager, back, first, { reason: 'withdrawn' });
    }
  }
}

async function change(app: TestApp, actor: Actor, lead: Lead, changes: object): Promise<Lead> {
  const answer = await app
    .actAs(actor)
    .send(leadEndpoints.update, { params: { id: lead.id }, body: { version: lead.version, ...changes } });
  if (answer.status !== 200) throw new Error(`The lead was not changed: ${answer.text}`);
  return answer.body;
}
