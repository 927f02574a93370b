import type { FollowUp } from '@brug/contracts/follow-ups';
import { api } from '../../../shared/api/api.js';

export function cancelFollowUp({ id, version }: Pick<FollowUp, 'id' | 'version'>, reason: string): Promise<FollowUp> {
  return api('POST /follow-ups/:id/cancel', {
    params: { id },
    body: { version, ...(reason === '' ? {} : { reason }) },
  });
}
