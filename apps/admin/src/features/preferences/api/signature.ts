import { queryOptions } from '@tanstack/react-query';
import type { Signature } from '@brug/contracts/sequences';
import { api } from '../../../shared/api/api.js';

/** My signature below mails. */
export const signatureQuery = queryOptions({
  queryKey: ['me', 'signature'],
  queryFn: ({ signal }) => api('GET /me/signature', { signal }),
});

export function changeSignature({ version }: Signature, texts: Signature['texts']): Promise<Signature> {
  return api('PUT /me/signature', { body: { version, texts } });
}
