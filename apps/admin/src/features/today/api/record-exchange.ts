import type { RecordActivity, TimelineEntry } from '@brug/contracts/activities';
import { api } from '../../../shared/api/api.js';

export type ExchangeRecord = Pick<RecordActivity, 'body' | 'contactId' | 'completesFollowUpId'>;

/** Writes a WeChat exchange on the timeline of a lead; the task it does is marked done with it. */
export function recordExchange(leadId: string, exchange: ExchangeRecord): Promise<TimelineEntry> {
  return api('POST /leads/:id/activities', { params: { id: leadId }, body: { kind: 'wechat', ...exchange } });
}
