import type { FollowUp } from '@brug/contracts/follow-ups';
import { api } from '../../../shared/api/api.js';

export function completeFollowUp({ id, version }: Pick<FollowUp, 'id' | 'version'>): Promise<FollowUp> {
  return api('POST /follow-ups/:id/complete', { params: { id }, body: { version } });
}
