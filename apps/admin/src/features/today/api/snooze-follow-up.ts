import type { FollowUp } from '@brug/contracts/follow-ups';
import { api } from '../../../shared/api/api.js';

export function snoozeFollowUp(
  { id, version }: Pick<FollowUp, 'id' | 'version'>,
  workingDays: number,
): Promise<FollowUp> {
  return api('POST /follow-ups/:id/snooze', { params: { id }, body: { version, workingDays } });
}
