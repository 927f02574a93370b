import type { Reply } from '@brug/contracts/replies';
import { api } from '../../../shared/api/api.js';

type Seen = Pick<Reply, 'id' | 'version'>;

export function handleReply({ id, version }: Seen): Promise<Reply> {
  return api('POST /replies/:id/handle', { params: { id }, body: { version } });
}

export function reopenReply({ id, version }: Seen): Promise<Reply> {
  return api('POST /replies/:id/reopen', { params: { id }, body: { version } });
}
