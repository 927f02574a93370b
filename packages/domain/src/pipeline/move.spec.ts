import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { FieldValues } from '../fields/field.js';
import { fieldOf, TRACKS, type Track } from '../tracks/tracks.js';
import { DEFAULT_PIPELINES } from './default-pipelines.js';
import { missingForStage } from './gate.js';
import { decideMove, type MoveRequest } from './move.js';
import { probabilityOf, type Stage } from './stage.js';

const stages = (track: Track): Stage[] =>
  DEFAULT_PIPELINES[track].map((stage, position) => ({ ...stage, id: `${track}-${stage.key}`, position }));
const stage = (track: Track, key: string): Stage => stages(track).find((each) => each.key === key)!;

const owner = { personId: 'lore', role: 'account-manager', teamId: 'invest' } as const;
const lead = { ownerId: 'lore', teamId: 'invest' };

function move(track: Track, from: string, to: string, more: Partial<MoveRequest> = {}) {
  return decideMove({
    actor: owner,
    lead,
    from: stage(track, from),
    to: stage(track, to),
    values: {},
    reason: null,
    lostReason: null,
    wakeUpOn: null,
    today: '2026-11-24',
    ...more,
  });
}

const qualified: FieldValues = {
  naceCodes: ['13.96'],
  mode: 'greenfield',
  activity: ['production'],
  timeframe: 'within-12-months',
};
const euros = (millions: bigint) => ({ amountMinor: millions * 100_000_000n, currency: 'EUR' });

describe('the probability that counts', () => {
  test("is the lead's own while the stage is open, and the stage's otherwise", () => {
    expect(probabilityOf(stage('investment', 'qualified'), null)).toBe(2_500);
    expect(probabilityOf(stage('investment', 'qualified'), 0)).toBe(0);
    expect(probabilityOf(stage('investment', 'signed'), 3_000)).toBe(10_000);
    expect(probabilityOf(stage('investment', 'lost'), 3_000)).toBe(0);
  });
});

describe('a gate', () => {
  test('of a signed stage asks for kind, value and day even when its row was emptied', () => {
    const signed = { ...stage('export', 'signed'), gate: [] };
    expect(missingForStage(signed, { 'project.kind': 'mou' })).toEqual([
      { anyOf: ['project.value'] },
      { anyOf: ['project.signedOn'] },
    ]);
  });

  test('names every missing field at once', () => {
    expect(move('investment', 'inquiry', 'qualified')).toEqual({
      allowed: false,
      code: 'lead.gate-refused',
      missing: [{ anyOf: ['naceCodes'] }, { anyOf: ['mode'] }, { anyOf: ['activity'] }, { anyOf: ['timeframe'] }],
    });
  });

  test('lets a lead in when everything is filled', () => {
    expect(move('investment', 'inquiry', 'qualified', { values: qualified })).toEqual({
      allowed: true,
      direction: 'forward',
    });
  });

  test('is met by land or by a building', () => {
    const values = { capex: euros(2n), jobsNew: 0 };
    expect(move('investment', 'qualified', 'proposal', { values: { ...values, buildingM2: 800 } })).toMatchObject({
      allowed: true,
    });
    expect(move('investment', 'qualified', 'proposal', { values })).toMatchObject({
      missing: [{ anyOf: ['landM2', 'buildingM2'] }],
    });
  });

  test('counts zero jobs as an answer, a blank text not', () => {
    expect(missingForStage(stage('investment', 'proposal'), { capex: euros(1n), jobsNew: 0, landM2: 1 })).toEqual([]);
    expect(missingForStage(stage('export', 'readiness'), { goal: 'sell', products: '  ' })).toEqual([
      { anyOf: ['products'] },
    ]);
  });

  test("takes 'none' for competing locations, but not silence", () => {
    expect(missingForStage(stage('investment', 'shortlisted'), { competingLocations: [] })).toEqual([]);
    expect(missingForStage(stage('investment', 'shortlisted'), {})).toEqual([{ anyOf: ['competingLocations'] }]);
  });

  test('asks for a second visitor only from ten million euro up, also when the amount is in yuan', () => {
    const visit = { siteVisitOn: '2026-12-08', siteVisitors: ['沈国梁'] };
    const to = stage('investment', 'site-visit');
    expect(missingForStage(to, { ...visit, capex: euros(9n) })).toEqual([]);
    expect(missingForStage(to, { ...visit, capex: euros(10n) })).toMatchObject([
      { anyOf: ['siteVisitors'], atLeastEntries: 2, because: { field: 'capex' } },
    ]);
    const yuan = { amountMinor: 15_170_000_000n, currency: 'CNY' };
    expect(missingForStage(to, { ...visit, capex: yuan }, () => 1_850_000_000n)).toHaveLength(1);
  });

  test('of every default stage names only fields its track has', () => {
    for (const track of TRACKS) {
      for (const { gate } of DEFAULT_PIPELINES[track]) {
        for (const key of gate.flatMap(({ anyOf, when }) => [...anyOf, ...(when ? [when.field] : [])])) {
          expect([track, key, fieldOf(track, key) !== undefined]).toEqual([track, key, true]);
        }
      }
    }
  });

  test('is not asked when a lead moves back', () => {
    expect(move('investment', 'decision', 'qualified', { reason: 'board wants another site' })).toEqual({
      allowed: true,
      direction: 'back',
    });
  });
});

describe('a move', () => {
  test('forward past stages is allowed', () => {
    expect(move('investment', 'prospect', 'qualified', { values: qualified })).toMatchObject({ allowed: true });
  });

  test.each(['', '   ', null])('back needs a reason, and %j is none', (reason) => {
    expect(move('investment', 'qualified', 'prospect', { reason })).toEqual({
      allowed: false,
      code: 'lead.reason-required',
      field: 'reason',
    });
  });

  test('to lost needs one of the lost reasons', () => {
    expect(move('export', 'intake', 'lost', { reason: 'they stopped' })).toMatchObject({ field: 'lostReason' });
    expect(move('export', 'intake', 'lost', { lostReason: 'no-budget' })).toEqual({ allowed: true, direction: 'lost' });
  });

  test.each([null, '2026-11-23', '2026-11-24'])('to dormant needs a wake-up day after today, and %j is none', (day) => {
    expect(move('export', 'intake', 'dormant', { wakeUpOn: day })).toMatchObject({ code: 'lead.wake-up-required' });
  });

  test('to the stage it is in is refused', () => {
    expect(move('export', 'intake', 'intake')).toMatchObject({ code: 'lead.same-stage' });
  });

  test("of another team's lead is refused to an account manager and allowed to a manager", () => {
    const other = { lead: { ownerId: 'pieter', teamId: 'export' }, values: { goal: 'sell', products: 'looms' } };
    expect(move('export', 'intake', 'readiness', other)).toEqual({ allowed: false, code: 'auth.forbidden' });
    const manager = { personId: 'an', role: 'manager', teamId: 'management' } as const;
    expect(move('export', 'intake', 'readiness', { ...other, actor: manager })).toMatchObject({ allowed: true });
  });

  test('out of signed is for managers, with a reason', () => {
    const manager = { personId: 'an', role: 'manager', teamId: 'management' } as const;
    expect(move('export', 'signed', 'negotiation', { reason: 'contract annulled' })).toMatchObject({
      code: 'auth.forbidden',
    });
    const values = { estimatedValue: euros(1n) };
    expect(move('export', 'signed', 'negotiation', { actor: manager, values })).toMatchObject({ field: 'reason' });
    expect(move('export', 'signed', 'negotiation', { actor: manager, values, reason: 'contract annulled' })).toEqual({
      allowed: true,
      direction: 'reopened',
    });
  });

  test('to signed names what the project still needs', () => {
    expect(move('investment', 'decision', 'signed', { values: { 'project.kind': 'investment' } })).toMatchObject({
      missing: [{ anyOf: ['project.value'] }, { anyOf: ['project.jobs'] }, { anyOf: ['project.signedOn'] }],
    });
  });

  test('is never allowed to a viewer, whatever is asked', () => {
    const viewer = { personId: 'vera', role: 'viewer', teamId: 'invest' } as const;
    const all = stages('investment');
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.constantFrom(...all), (from, to) => {
        const decision = move('investment', from.key, to.key, { actor: viewer, reason: 'x', values: qualified });
        expect(decision.allowed).toBe(false);
      }),
    );
  });
});
