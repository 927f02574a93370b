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

/** As `refreshNextStepOf`, for many leads in one statement; only those rows change whose next step does. The caller holds their locks. */
export function refreshNextSteps(tx: Tx, leadIds: readonly string[]): void {
  if (leadIds.length > 0) tx.write(REFRESH, [leadIds]);
}

/** What can be a lead's next step. */
const CANDIDATE = `state IN ('planned', 'claimed', 'sending', 'failed') AND NOT acknowledgement AND NOT held`;

const READ = `SELECT id, kind, task_kind AS "taskKind", title, due_at AS "dueAt" FROM follow_ups
  WHERE lead_id = $1 AND ${CANDIDATE}
  ORDER BY due_at, id LIMIT 1`;

const REFRESH = `UPDATE leads l SET next_follow_up_id = n.id, next_follow_up_at = n.due_at, next_follow_up_kind = n.kind,
    next_follow_up_task_kind = n.task_kind, next_follow_up_title = n.title
  FROM unnest($1::uuid[]) AS wanted(lead_id) LEFT JOIN LATERAL (
    SELECT id, due_at, kind, task_kind, title FROM follow_ups WHERE lead_id = wanted.lead_id AND ${CANDIDATE}
    ORDER BY due_at, id LIMIT 1) n ON true
  WHERE l.id = wanted.lead_id
    AND (l.next_follow_up_id, l.next_follow_up_at, l.next_follow_up_title) IS DISTINCT FROM (n.id, n.due_at, n.title)`;
