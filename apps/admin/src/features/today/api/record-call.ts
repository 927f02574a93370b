import type { RecordActivity, TimelineEntry } from '@brug/contracts/activities';
import { api } from '../../../shared/api/api.js';

export type CallRecord = Pick<RecordActivity, 'body' | 'outcome' | 'minutes' | 'contactId' | 'completesFollowUpId'>;

/** Writes a call on the timeline of a lead; the task it does is marked done with it. */
export function recordCall(leadId: string, call: CallRecord): Promise<TimelineEntry> {
  return api('POST /leads/:id/activities', { params: { id: leadId }, body: { kind: 'call', ...call } });
}
