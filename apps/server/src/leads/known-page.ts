import type { LeadPageRow, StageMovesRow } from './lead-page.queries.js';
import { type LeadState, stateFrom } from './lead-state.js';
import type { StageChangeRow } from './lead-writes.js';
import type { KnownLead, NewLead, NextStep } from './new-lead.js';
import type { NamedRecords } from './references.js';

/** What a use case decides on, from a lead that was read with its page. */
export function stateOfPage(row: LeadPageRow): LeadState {
  const { valueMinor, valueCurrency } = row;
  const accepted = row.counterparts.filter(({ state }) => state === 'accepted' || state === 'introduced');
  const shared = {
    title: row.title,
    primaryContactId: row.contact?.contactId ?? null,
    ownerId: row.ownerId,
    source: row.source,
    naceCodes: row.naceCodes,
    estimatedValue:
      valueMinor === null || valueCurrency === null
        ? null
        : { amountMinor: String(valueMinor), currency: valueCurrency },
    probabilityBp: row.ownProbabilityBp,
    expectedDecisionOn: row.expectedDecisionOn,
    priority: row.priority,
    confidentiality: row.confidentiality,
    tags: row.tags,
    description: row.description,
  };
  return stateFrom(row, shared, accepted.length);
}

/** What planning needs to know of a lead that was read with its page. */
export function knownOfPage({ id, track, receivedAt, contact, ...row }: LeadPageRow): KnownLead {
  const { ownerId, ownerLanguage, ownerTimeZone, organisationCountry: country } = row;
  const contactId = contact?.contactId ?? null;
  const contactLanguage = contact?.contactLanguage ?? null;
  const contactTimeZone = contact?.contactTimeZone ?? null;
  const parties = { ownerId, ownerLanguage, ownerTimeZone, contactId, contactLanguage, contactTimeZone, country };
  return { id, track, receivedAt, parties };
}

/** The page of a lead after a move that changed nothing but its stage: as it is read then, without reading it. */
export function movedPage(
  row: LeadPageRow,
  change: StageChangeRow,
  at: string,
  nextStep: NextStep | null | undefined,
): LeadPageRow {
  return {
    ...row,
    version: row.version + 1,
    stageId: change.to_stage_id,
    stageEnteredAt: at,
    lostReason: change.lost_reason,
    winningLocation: change.winning_location,
    wakeUpOn: change.wake_up_on,
    updatedAt: at,
    moves: [...row.moves, moveOf(change, row.version + 1, at)],
    ...(nextStep === undefined ? {} : nextColumns(nextStep)),
  };
}

/** The page of a lead right after it was added: as it is read then, without reading it. */
export function newPage(
  lead: NewLead,
  number: string,
  named: NamedRecords,
  at: string,
  nextStep: NextStep | null | undefined,
): LeadPageRow {
  const { id, track, columns, details } = lead;
  const minor = columns['value_minor'];
  // What the registry and the contract allow for a column is what is read from it.
  const shared = {
    title: columns['title'],
    stageId: columns['stage_id'],
    ownerId: columns['owner_id'],
    teamId: columns['team_id'],
    source: columns['source'],
    naceCodes: columns['nace_codes'],
    valueMinor: typeof minor === 'string' ? BigInt(minor) : null,
    valueCurrency: columns['value_currency'],
    ownProbabilityBp: columns['probability_bp'],
    expectedDecisionOn: columns['expected_decision_on'],
    priority: columns['priority'],
    confidentiality: columns['confidentiality'],
    tags: columns['tags'],
    description: columns['description'],
  } as Pick<LeadPageRow, SharedColumn>;
  const { ownerLanguage, ownerTimeZone } = lead.parties;
  return {
    id,
    version: 1,
    number,
    track,
    ...shared,
    ...named.organisation,
    contact: named.contact,
    teamName: named.teamName,
    ownerLanguage,
    ownerTimeZone,
    jobs: (details['jobs_new'] ?? null) as number | null,
    details,
    receivedAt: lead.receivedAt,
    stageEnteredAt: at,
    firstResponseAt: null,
    lastActivityAt: null,
    lostReason: null,
    winningLocation: null,
    wakeUpOn: null,
    createdAt: at,
    updatedAt: at,
    counterparts: [],
    moves: [moveOf(lead.stageChange, 1, at)],
    signature: null,
    ...nextColumns(nextStep ?? null),
  };
}

type SharedColumn =
  | 'title'
  | 'stageId'
  | 'ownerId'
  | 'teamId'
  | 'source'
  | 'naceCodes'
  | 'valueMinor'
  | 'valueCurrency'
  | 'ownProbabilityBp'
  | 'expectedDecisionOn'
  | 'priority'
  | 'confidentiality'
  | 'tags'
  | 'description';

function moveOf(change: StageChangeRow, version: number, at: string): StageMovesRow {
  return { from: change.from_stage_id, to: change.to_stage_id, version, at, seconds: change.seconds_in_stage_left };
}

function nextColumns(
  step: NextStep | null,
): Pick<LeadPageRow, 'nextId' | 'nextAt' | 'nextKind' | 'nextTaskKind' | 'nextTitle'> {
  return {
    nextId: step?.followUpId ?? null,
    nextAt: step ? Temporal.Instant.from(step.dueAt).toString() : null,
    nextKind: step?.kind ?? null,
    nextTaskKind: (step?.taskKind ?? null) as LeadPageRow['nextTaskKind'],
    nextTitle: step?.title ?? null,
  };
}
