import type { FollowUp } from '@brug/contracts/follow-ups';
import { api } from '../../../shared/api/api.js';

/** Takes back that a task was done. */
export function reopenFollowUp({ id, version }: Pick<FollowUp, 'id' | 'version'>): Promise<FollowUp> {
  return api('POST /follow-ups/:id/reopen', { params: { id }, body: { version } });
}
