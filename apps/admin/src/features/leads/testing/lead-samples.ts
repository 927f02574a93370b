import type { FollowUp } from '@brug/contracts/follow-ups';
import type { Board, Lead, LeadCard, StageView } from '@brug/contracts/leads';
import { DEFAULT_PIPELINES } from '@brug/domain/pipeline';
import { TRACK_FIELDS } from '@brug/domain/tracks';
import type { Track } from '@brug/domain/tracks';
import { sampleMe as sampleOfMe } from '../../../shared/testing/sample-me.js';

/** The default stages of a track as the API answers them. */
export function sampleStages(track: Track): StageView[] {
  return DEFAULT_PIPELINES[track].map((stage, index) => ({
    id: `stage-${stage.key}`,
    track,
    key: stage.key,
    names: { ...stage.names },
    category: stage.category,
    position: index + 1,
    probabilityBp: stage.probabilityBp,
    gate: stage.gate.map((requirement) => ({
      anyOf: [...requirement.anyOf],
      ...(requirement.atLeastEntries === undefined ? {} : { atLeastEntries: requirement.atLeastEntries }),
      ...(requirement.when === undefined ? {} : { when: { ...requirement.when } }),
    })),
  }));
}

export function stageNamed(stages: readonly StageView[], key: string): StageView {
  const found = stages.find((stage) => stage.key === key);
  if (found === undefined) throw new Error(`There is no stage ${key}`);
  return found;
}

export const samplePerson = { id: 'person-lore', name: 'Lore Vandecasteele', initials: 'LV' };

export const sampleMe = sampleOfMe({
  id: samplePerson.id,
  name: samplePerson.name,
  team: { id: 'team-investment', name: 'Investment' },
});

/** An investment lead in *proposal* that has what the gates before it asked for. */
export function sampleLead(stages: readonly StageView[], changes: Partial<Lead> = {}): Lead {
  const stage = stageNamed(stages, 'proposal');
  const blank = Object.fromEntries(TRACK_FIELDS.investment.map(({ key }) => [key, null]));
  return {
    id: 'lead-jinlan',
    version: 3,
    number: 'INV-2026-0042',
    track: 'investment',
    title: 'Technical-textile finishing plant',
    stageId: stage.id,
    organisation: {
      id: 'organisation-jinlan',
      name: 'Jinlan Textile',
      chineseName: '绍兴锦澜纺织',
      country: 'CN',
      placeKey: 'CN-330600',
      placeNames: { nl: 'Shaoxing', en: 'Shaoxing', zh: '绍兴' },
      knownFor: { nl: 'textiel', en: 'textile', zh: '纺织' },
    },
    owner: samplePerson,
    teamId: 'team-investment',
    value: {
      amountMinor: '1850000000',
      currency: 'EUR',
      euroCents: '1850000000',
      rateDate: null,
      unitsPerEuro: null,
    },
    jobs: 48,
    probabilityBp: 4_000,
    priority: 'normal',
    confidentiality: 'normal',
    receivedAt: '2026-06-17T09:00:00Z',
    stageEnteredAt: '2026-11-02T10:04:00Z',
    daysInStage: 22,
    lastActivityAt: null,
    nextFollowUp: null,
    stage,
    primaryContact: null,
    team: { id: 'team-investment', name: 'Investment' },
    source: 'mission',
    naceCodes: ['13.96'],
    ownProbabilityBp: null,
    expectedDecisionOn: null,
    tags: [],
    description: null,
    firstResponseAt: null,
    lostReason: null,
    winningLocation: null,
    wakeUpOn: null,
    investment: {
      ...blank,
      mode: 'greenfield',
      activity: ['production'],
      timeframe: 'within-12-months',
      capex: { amountMinor: '1850000000', currency: 'EUR' },
      jobsNew: 48,
      landM2: 24_000,
    } as NonNullable<Lead['investment']>,
    export: null,
    counterparts: [],
    signature: null,
    timeInStages: [{ stageId: stage.id, enteredAt: '2026-11-02T10:04:00Z', leftAt: null, days: 22 }],
    createdAt: '2026-06-17T09:00:00Z',
    updatedAt: '2026-11-02T10:04:00Z',
    may: { update: true, move: true, leaveSigned: false, assign: true },
    ...changes,
  };
}

/** A board that holds these cards. */
export function sampleBoard(stages: readonly StageView[], cards: readonly LeadCard[]): Board {
  const columns = stages.map((stage) => {
    const items = cards.filter(({ stageId }) => stageId === stage.id);
    const cents = items.reduce((sum, { value }) => sum + BigInt(value?.euroCents ?? '0'), 0n);
    return {
      stage,
      count: items.length,
      perCurrency: [],
      euroCents: cents.toString(),
      weightedEuroCents: ((cents * BigInt(stage.probabilityBp)) / 10_000n).toString(),
      items,
      nextCursor: null,
    };
  });
  return {
    track: 'investment',
    rateDate: '2026-11-20',
    columns,
    open: { count: cards.length, euroCents: '0', weightedEuroCents: '0' },
  };
}

/** A message of a lead that was to leave at eight in Kortrijk. */
export function sampleMessage(changes: Partial<FollowUp> = {}): FollowUp {
  return {
    id: '01936b2e-7f00-7000-8000-000000000010',
    version: 3,
    kind: 'message',
    taskKind: null,
    state: 'planned',
    workingDaysLate: 0,
    overdue: false,
    title: 'Site visit: programme',
    body: null,
    dueAt: '2026-11-24T07:00:00Z',
    dueReason: { timing: 'by-hand', calendar: null, workingDays: null, workingMinutes: null, provisional: false },
    putOff: null,
    agreed: false,
    owner: samplePerson,
    contact: null,
    lead: null,
    endedAt: null,
    endReason: null,
    evidence: null,
    may: { complete: true, decide: true },
    ...changes,
  };
}
