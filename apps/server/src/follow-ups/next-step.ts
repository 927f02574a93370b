import { refreshNextStep } from '../leads/leads.public.js';
import type { FollowUpKind, TaskKind } from '@brug/domain/follow-ups';
import type { Tx } from '../platform/database/tx.js';
import { inMilliseconds } from './lead-facts.js';

/** What a lead's card shows of its next step. */
export interface NextStep {
  readonly id: string;
  readonly kind: FollowUpKind;
  readonly taskKind: TaskKind | null;
  readonly title: string;
  readonly dueAt: string;
}

/** Puts the lead's next step on the lead, or takes it off. */
export async function writeNextStep(tx: Tx, leadId: string, step: NextStep | null): Promise<void> {
  if (!step) return refreshNextStep(tx, leadId, null);
  const { id: followUpId, kind, taskKind, title, dueAt } = step;
  await refreshNextStep(tx, leadId, { followUpId, kind, taskKind, title, dueAt });
}

/** As `nextStepOf` of the domain, read from the rows. The caller holds the lead's lock. */
export async function refreshNextStepOf(tx: Tx, leadId: string): Promise<void> {
  const [row] = await tx.query<NextStep>(READ, [leadId]);
  await writeNextStep(tx, leadId, row ? { ...row, dueAt: inMilliseconds(row.dueAt) } : null);
}

/** The same for many leads at once. The caller holds the locks of all of them. */
export async function refreshNextStepsOf(tx: Tx, leadIds: readonly string[]): Promise<void> {
  if (leadIds.length === 0) return;
  const rows = await tx.query<NextStep & { readonly leadId: string }>(READ_MANY, [leadIds]);
  const steps = new Map(rows.map(({ leadId, ...step }) => [leadId, step]));
  for (const leadId of leadIds) {
    const step = steps.get(leadId);
    await writeNextStep(tx, leadId, step ? { ...step, dueAt: inMilliseconds(step.dueAt) } : null);
  }
}

/** What can be a lead's next step. */
const CANDIDATE = `state IN ('planned', 'claimed', 'sending', 'failed') AND NOT acknowledgement AND NOT held`;

const READ_MANY = `SELECT DISTINCT ON (lead_id) lead_id AS "leadId", id, kind, task_kind AS "taskKind", title, due_at AS "dueAt"
  FROM follow_ups
  WHERE lead_id = ANY($1::uuid[]) AND ${CANDIDATE}
  ORDER BY lead_id, due_at, id`;

const READ = `SELECT id, kind, task_kind AS "taskKind", title, due_at AS "dueAt" FROM follow_ups
  WHERE lead_id = $1 AND ${CANDIDATE}
  ORDER BY due_at, id LIMIT 1`;
