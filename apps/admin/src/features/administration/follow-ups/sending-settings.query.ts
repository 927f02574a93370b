import { queryOptions } from '@tanstack/react-query';
import type { AlarmRecipients, SendingLimits } from '@brug/contracts/overview';
import { api } from '../../../shared/api/api.js';

/** How many messages leave at most. */
export const sendingLimitsQuery = queryOptions({
  queryKey: ['administration', 'sending-limits'],
  queryFn: ({ signal }) => api('GET /administration/sending-limits', { signal }),
});

/** Who is mailed when something is due and does not leave. */
export const alarmRecipientsQuery = queryOptions({
  queryKey: ['administration', 'alarm-recipients'],
  queryFn: ({ signal }) => api('GET /administration/alarm-recipients', { signal }),
});

export function changeLimits(body: SendingLimits): Promise<SendingLimits> {
  return api('PUT /administration/sending-limits', { body });
}

export function changeRecipients(body: AlarmRecipients): Promise<AlarmRecipients> {
  return api('PUT /administration/alarm-recipients', { body });
}
