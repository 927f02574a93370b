import { factOf, reasonToStop, type RunOccurrence, type StepFact } from '@brug/domain/sequences';
import type { Tx } from '../../platform/database/tx.js';
import { changeRun, endRun, endSteps, finishRunsIfOver, RUN_COLUMNS, RUN_JOIN, type LockedRun } from './run-records.js';

/** Which column keeps since when a fact is true. */
const FACT_COLUMN: Readonly<Record<Exclude<StepFact, 'acknowledged'>, string>> = {
  replied: 'replied_at',
  'meeting-booked': 'meeting_booked_at',
  'outcome-noted': 'outcome_at',
};

/**
 * Something happened on a lead that its runs depend on: those it ends are ended, in the others the steps that cannot happen any more are
 * skipped and those that waited for it wait no longer. The caller holds the lead's lock. Resolves with whether there was a run: then the
 * lead's next step may be another.
 */
export async function occurredOnLead(tx: Tx, leadId: string, occurrence: RunOccurrence): Promise<boolean> {
  const runs = await tx.query<LockedRun>(OPEN_RUNS, [leadId]);
  for (const run of runs) await applyTo(tx, run, occurrence);
  return runs.length > 0;
}

async function applyTo(tx: Tx, run: LockedRun, occurrence: RunOccurrence): Promise<void> {
  const reason = reasonToStop(run, occurrence);
  const fact = factOf(occurrence);
  if (reason) {
    // The figure of how many replied counts those that a reply ended, too.
    if (fact) await note(tx, run, fact);
    await endRun(tx, run, reason);
    return;
  }
  if (!fact || fact === 'acknowledged' || run.facts[fact]) return;
  await changeRun(tx, run, 'note-fact', { sets: `${FACT_COLUMN[fact]} = $3::timestamptz`, params: [tx.at] }, { fact });
  const overtaken = `f.condition->>'fact' = $5 AND f.condition->>'is' = 'false'`;
  const ended = await endSteps(tx, run, 'skipped', 'condition-not-met', overtaken, [fact]);
  if (run.state === 'running') await tx.execute(RELEASE, [run.id, fact, tx.at]);
  if (ended > 0) await finishRunsIfOver(tx, [run.id]);
}

async function note(tx: Tx, run: LockedRun, fact: StepFact): Promise<void> {
  if (fact === 'acknowledged') return;
  const column = FACT_COLUMN[fact];
  await tx.execute(`UPDATE enrolments SET ${column} = coalesce(${column}, $2::timestamptz) WHERE id = $1`, [
    run.id,
    tx.at,
  ]);
}

const OPEN_RUNS = `SELECT ${RUN_COLUMNS} FROM enrolments e ${RUN_JOIN}
  WHERE e.lead_id = $1 AND e.state IN ('running', 'paused') ORDER BY e.id FOR UPDATE OF e`;

/** What waited for the fact waits no longer; the sweep sees to the wake-up of a message. */
const RELEASE = `UPDATE follow_ups SET held = false, version = version + 1, updated_at = $3::timestamptz
  WHERE enrolment_id = $1 AND held AND state = 'planned' AND condition->>'fact' = $2 AND condition->>'is' = 'true'`;
