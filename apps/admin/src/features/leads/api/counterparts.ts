import { useMutation } from '@tanstack/react-query';
import type { RequestFor } from '@brug/contracts/client';
import type { Counterpart, Lead } from '@brug/contracts/leads';
import { hasCode } from '../../../shared/api/api-error.js';
import { api } from '../../../shared/api/api.js';

/** Links an organisation of the other side to a lead. */
export function addCounterpart(
  leadId: string,
  body: RequestFor<'POST /leads/:id/counterparts'>['body'],
): Promise<Lead> {
  return api('POST /leads/:id/counterparts', { params: { id: leadId }, body });
}

interface Change {
  /** As it was seen. */
  readonly counterpart: Counterpart;
  readonly state: RequestFor<'PATCH /leads/:id/counterparts/:counterpartId'>['body']['state'];
}

/**
 * Accepts, introduces or rejects counterparts of a lead; a rejection is remembered. Gives the lead as it is then, also when somebody else was
 * faster.
 */
export function useCounterpartChange(leadId: string, onLead: (lead: Lead) => void) {
  return useMutation({
    mutationFn: ({ counterpart: { id, version }, state }: Change): Promise<Lead> =>
      api('PATCH /leads/:id/counterparts/:counterpartId', {
        params: { id: leadId, counterpartId: id },
        body: { version, state },
      }),
    onSuccess: onLead,
    onError: (error) => {
      if (hasCode(error, 'version.conflict') && error.current) onLead(error.current as Lead);
    },
  });
}
