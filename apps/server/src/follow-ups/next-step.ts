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

const READ = `SELECT id, kind, task_kind AS "taskKind", title, due_at AS "dueAt" FROM follow_ups
  WHERE lead_id = $1 AND state IN ('planned', 'claimed', 'sending', 'failed') AND NOT acknowledgement AND NOT held
  ORDER BY due_at, id LIMIT 1`;
