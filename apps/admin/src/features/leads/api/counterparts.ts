import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RequestFor } from '@brug/contracts/client';
import type { Counterpart, Lead } from '@brug/contracts/leads';
import { hasCode } from '../../../shared/api/api-error.js';
import { api } from '../../../shared/api/api.js';
import { notify, showProblem } from '../../../shared/components/notify.js';

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
 * faster: what they made of the counterpart is said, since there is nothing to compare.
 */
export function useCounterpartChange(leadId: string, onLead: (lead: Lead) => void) {
  const { t } = useTranslation('leads');
  return useMutation({
    meta: { quiet: true },
    mutationFn: ({ counterpart: { id, version }, state }: Change): Promise<Lead> =>
      api('PATCH /leads/:id/counterparts/:counterpartId', {
        params: { id: leadId, counterpartId: id },
        body: { version, state },
      }),
    onSuccess: onLead,
    onError: (error, { counterpart: { id, organisation } }) => {
      if (!hasCode(error, 'version.conflict') || !error.current) {
        showProblem(error);
        return;
      }
      const current = error.current as Lead;
      const state = current.counterparts.find((each) => each.id === id)?.state;
      const what = state === undefined || state === 'suggested' ? 'other' : state;
      notify({ message: t(`counterpart.conflict.${what}`, { firm: organisation.name }), tone: 'danger' });
      onLead(current);
    },
  });
}
