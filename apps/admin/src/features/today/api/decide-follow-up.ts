import type { DecidedFollowUp, FollowUp } from '@brug/contracts/follow-ups';
import { api } from '../../../shared/api/api.js';

export type Decision = 'went' | 'send-now' | 'drop';

/** Says of a message whose way is not known what is to become of it. */
export function decideFollowUp(
  { id, version }: Pick<FollowUp, 'id' | 'version'>,
  decision: Decision,
): Promise<DecidedFollowUp> {
  return api('POST /follow-ups/:id/decide', { params: { id }, body: { version, decision } });
}
