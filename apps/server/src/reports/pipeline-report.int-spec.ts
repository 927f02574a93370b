import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type LeadCard, leadEndpoints, type ListLeadsQuery } from '@brug/contracts/leads';
import { type PipelineReport, reportEndpoints } from '@brug/contracts/reports';
import type { Actor } from '@brug/domain/permissions';
import { ProjectsModule } from '../projects/projects.public.js';
import { type Cast, createLeadsApp } from '../testing/lead-fixtures.js';
import { addRandomLeads } from '../testing/random-leads.js';
import type { TestApp } from '../testing/test-app.js';
import { ReportsModule } from './reports.public.js';

let app: TestApp;
let cast: Cast;
beforeAll(async () => {
  ({ app, cast } = await createLeadsApp([ProjectsModule, ReportsModule]));
  await addRandomLeads(app, cast, 120, 11);
}, 60_000);
afterAll(() => app.close());

type Query = { rateDate?: string; ownerId?: string; teamId?: string };

async function report(actor: Actor, query: Query = {}): Promise<PipelineReport> {
  const answer = await app.actAs(actor).send(reportEndpoints.pipeline, { query });
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return answer.body;
}

async function listAll(actor: Actor, query: ListLeadsQuery): Promise<LeadCard[]> {
  const leads: LeadCard[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await app
      .actAs(actor)
      .send(leadEndpoints.list, { query: { limit: 9, ...query, ...(cursor ? { cursor } : {}) } });
    leads.push(...page.body.items);
    cursor = page.body.nextCursor;
  } while (cursor);
  return leads;
}

/** What listed leads add up to, in the order in which a report shows currencies. */
function amountsOf(leads: readonly LeadCard[]) {
  return (['EUR', 'CNY', 'USD'] as const).flatMap((currency) => {
    const values = leads.flatMap(({ value }) => (value?.currency === currency ? [BigInt(value.amountMinor)] : []));
    return values.length > 0 ? [{ currency, amountMinor: String(values.reduce((sum, value) => sum + value, 0n)) }] : [];
  });
}

const readers = (): Actor[] => [cast.lore, cast.pieter, cast.viewer, cast.manager];

describe('the pipeline report', () => {
  test('shows of every stage what its leads, opened as a list, add up to, for whoever reads', async () => {
    const seen = new Set<number>();
    for (const actor of readers()) {
      for (const filter of [{}, { ownerId: cast.lore.personId }, { teamId: cast.exportTeam }]) {
        const { tracks } = await report(actor, filter);
        for (const track of tracks) {
          const listed: LeadCard[] = [];
          for (const line of track.stages) {
            const leads = await listAll(actor, { stageId: line.stage.id, ...filter });
            expect([line.stage.key, line.count, line.perCurrency]).toEqual([
              line.stage.key,
              leads.length,
              amountsOf(leads),
            ]);
            listed.push(...leads);
          }
          expect([track.count, track.perCurrency]).toEqual([listed.length, amountsOf(listed)]);
          expect((await listAll(actor, { category: 'open', track: track.track, ...filter })).length).toBe(track.count);
        }
        if (Object.keys(filter).length === 0) seen.add(tracks.reduce((total, { count }) => total + count, 0));
      }
    }
    expect(seen.size).toBeGreaterThan(1);
  });

  test('shows of what was signed this year what those leads, opened as a list, add up to: count, value and jobs', async () => {
    for (const actor of readers()) {
      for (const filter of [{}, { ownerId: cast.pieter.personId }, { teamId: cast.investTeam }]) {
        for (const { track, signed } of (await report(actor, filter)).tracks) {
          const leads = await listAll(actor, { category: 'signed', signedYear: signed.year, track, ...filter });
          expect(signed).toEqual({
            year: 2026,
            count: leads.length,
            perCurrency: amountsOf(leads),
            euroCents: expect.any(String),
            jobs: leads.reduce((total, { jobs }) => total + (jobs ?? 0), 0),
          });
        }
      }
    }
    const [investment] = (await report(cast.manager)).tracks;
    expect(investment?.signed.count).toBeGreaterThan(2);
    const all = await listAll(cast.manager, { category: 'signed', track: 'investment' });
    expect(all.length).toBeGreaterThan(investment?.signed.count ?? 0);
  });

  test('equals the board to the cent, stage by stage, for the same reader', async () => {
    for (const actor of readers()) {
      const { tracks } = await report(actor);
      for (const { track, stages, count, euroCents, weightedEuroCents } of tracks) {
        const { body } = await app.actAs(actor).send(leadEndpoints.board, { query: { track } });
        const open = body.columns.filter(({ stage }) => stage.category === 'open');
        expect(stages.map((line) => [line.stage.id, line.count, line.euroCents, line.weightedEuroCents])).toEqual(
          open.map((column) => [column.stage.id, column.count, column.euroCents, column.weightedEuroCents]),
        );
        expect(body.open).toEqual({ count, euroCents, weightedEuroCents });
      }
    }
  });

  test('adds up by its own lines', async () => {
    for (const track of (await report(cast.manager)).tracks) {
      const sum = (of: (line: (typeof track.stages)[number]) => string) =>
        String(track.stages.reduce((total, line) => total + BigInt(of(line)), 0n));
      expect([track.euroCents, track.weightedEuroCents]).toEqual([
        sum((l) => l.euroCents),
        sum((l) => l.weightedEuroCents),
      ]);
    }
  });

  test('values at the rates of the day asked for, and says which currencies had none', async () => {
    const now = await report(cast.manager);
    expect([now.rateDate, now.rates, now.withoutRate]).toEqual([
      '2026-03-09',
      [
        { currency: 'CNY', date: '2026-03-02', unitsPerEuro: '8' },
        { currency: 'USD', date: '2026-01-02', unitsPerEuro: '1.25' },
      ],
      [],
    ]);
    const before = await report(cast.manager, { rateDate: '2025-12-31' });
    expect([before.rates, before.withoutRate]).toEqual([[], ['CNY', 'USD']]);
    const euros = (each: PipelineReport) =>
      each.tracks.map(({ perCurrency }) => perCurrency.find(({ currency }) => currency === 'EUR')?.amountMinor);
    expect(before.tracks.map(({ euroCents }) => euroCents)).toEqual(euros(before));
    const january = await report(cast.manager, { rateDate: '2026-01-15' });
    expect(january.rates[0]).toEqual({ currency: 'CNY', date: '2026-01-02', unitsPerEuro: '8.2' });
    expect(january.tracks[0]?.euroCents).not.toBe(now.tracks[0]?.euroCents);
  });

  test('counts the year in Brussels, where it begins an hour before it does in UTC', async () => {
    app.clock.set('2026-12-31T23:30:00Z');
    const years = (await report(cast.manager)).tracks.map(({ signed }) => [signed.year, signed.count]);
    app.clock.set('2026-03-09T09:00:00Z');
    expect(years).toEqual([
      [2027, 0],
      [2027, 0],
    ]);
  });

  test('needs somebody signed in, and a day that is one', async () => {
    expect((await app.raw('GET', '/api/v1/reports/pipeline')).status).toBe(401);
    const bad = await app
      .actAs(cast.viewer)
      .raw<{ errors: { path: string }[] }>('GET', '/api/v1/reports/pipeline?rateDate=2026-02-30&ownerId=me');
    expect([bad.status, bad.body.errors.map(({ path }) => path)]).toEqual([422, ['query.rateDate', 'query.ownerId']]);
  });
});
