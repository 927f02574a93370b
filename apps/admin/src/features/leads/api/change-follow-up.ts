import type { DecidedFollowUp, FollowUp } from '@brug/contracts/follow-ups';
import { api } from '../../../shared/api/api.js';

/** What a person can do with a follow-up. */
export type FollowUpChange =
  | { readonly do: 'complete' }
  | { readonly do: 'reopen' }
  | { readonly do: 'cancel' }
  | { readonly do: 'snooze'; readonly workingDays: number }
  | { readonly do: 'decide'; readonly decision: 'went' | 'send-now' | 'drop' };

export function changeFollowUp(
  followUp: Pick<FollowUp, 'id' | 'version'>,
  change: FollowUpChange,
): Promise<FollowUp | DecidedFollowUp> {
  const params = { id: followUp.id };
  const { version } = followUp;
  switch (change.do) {
    case 'complete':
      return api('POST /follow-ups/:id/complete', { params, body: { version } });
    case 'reopen':
      return api('POST /follow-ups/:id/reopen', { params, body: { version } });
    case 'cancel':
      return api('POST /follow-ups/:id/cancel', { params, body: { version } });
    case 'snooze':
      return api('POST /follow-ups/:id/snooze', { params, body: { version, workingDays: change.workingDays } });
    case 'decide':
      return api('POST /follow-ups/:id/decide', { params, body: { version, decision: change.decision } });
  }
}
