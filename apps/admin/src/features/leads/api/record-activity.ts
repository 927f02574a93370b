import type { RecordActivity, TimelineEntry } from '@brug/contracts/activities';
import { api } from '../../../shared/api/api.js';

/** Writes down what happened on a lead. The same key twice writes once. */
export function recordActivity(leadId: string, body: RecordActivity, idempotencyKey: string): Promise<TimelineEntry> {
  return api('POST /leads/:id/activities', { params: { id: leadId }, body, idempotencyKey });
}
