import type { LeadPageRow } from './lead-page.queries.js';
import { detailFields, fromColumns } from './field-columns.js';
import type { LeadState } from './lead-state.js';
import type { StageChangeRow } from './lead-writes.js';
import type { NextStep } from './new-lead.js';

/** What a use case decides on, from a lead that was read with its page. */
export function stateOfPage(row: LeadPageRow): LeadState {
  const { id, version, number, track, organisationId, teamId, stageId, stageEnteredAt } = row;
  const { valueMinor, valueCurrency } = row;
  return {
    id,
    version,
    number,
    track,
    organisationId,
    teamId,
    stageId,
    stageEnteredAt,
    acceptedCounterparts: row.counterparts.filter(({ state }) => state === 'accepted' || state === 'introduced').length,
    shared: {
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
    },
    details: fromColumns(detailFields(track), row.details),
  };
}

/** The page of a lead after a move that changed nothing but its stage: as it is read then, without reading it. */
export function movedPage(
  row: LeadPageRow,
  change: StageChangeRow,
  now: Temporal.Instant,
  nextStep: NextStep | null | undefined,
): LeadPageRow {
  const at = now.toString();
  const next = {
    nextId: nextStep?.followUpId ?? null,
    // Written as columns of their own are read; times inside JSON, as the entries', have their milliseconds.
    nextAt: nextStep ? Temporal.Instant.from(nextStep.dueAt).toString() : null,
    nextKind: nextStep?.kind ?? null,
    nextTaskKind: (nextStep?.taskKind ?? null) as LeadPageRow['nextTaskKind'],
    nextTitle: nextStep?.title ?? null,
  };
  return {
    ...row,
    version: row.version + 1,
    stageId: change.to_stage_id,
    stageEnteredAt: at,
    lostReason: change.lost_reason,
    winningLocation: change.winning_location,
    wakeUpOn: change.wake_up_on,
    updatedAt: at,
    entries: [...row.entries, { stageId: change.to_stage_id, at: now.toString({ smallestUnit: 'millisecond' }) }],
    ...(nextStep === undefined ? {} : next),
  };
}
