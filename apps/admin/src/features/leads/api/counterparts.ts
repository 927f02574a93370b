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

/**
 * Accepts, introduces or rejects a counterpart as it was seen; a rejection is remembered. Who is told that somebody else was faster shows
 * the lead of `leadOfConflict`.
 */
export function changeCounterpart(
  leadId: string,
  { id, version }: Pick<Counterpart, 'id' | 'version'>,
  state: RequestFor<'PATCH /leads/:id/counterparts/:counterpartId'>['body']['state'],
): Promise<Lead> {
  return api('PATCH /leads/:id/counterparts/:counterpartId', {
    params: { id: leadId, counterpartId: id },
    body: { version, state },
  });
}

/** The lead as it is now, when somebody else has changed the counterpart meanwhile. */
export function leadOfConflict(error: unknown): Lead | undefined {
  return hasCode(error, 'version.conflict') ? (error.current as Lead | undefined) : undefined;
}
