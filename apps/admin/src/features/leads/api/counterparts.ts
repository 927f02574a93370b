import type { RequestFor } from '@brug/contracts/client';
import type { Lead } from '@brug/contracts/leads';
import { api } from '../../../shared/api/api.js';

/** Links an organisation of the other side to a lead. */
export function addCounterpart(
  leadId: string,
  body: RequestFor<'POST /leads/:id/counterparts'>['body'],
): Promise<Lead> {
  return api('POST /leads/:id/counterparts', { params: { id: leadId }, body });
}

/** Accepts, introduces or rejects a counterpart; a rejection is remembered. */
export function changeCounterpart(
  leadId: string,
  counterpartId: string,
  body: RequestFor<'PATCH /leads/:id/counterparts/:counterpartId'>['body'],
): Promise<Lead> {
  return api('PATCH /leads/:id/counterparts/:counterpartId', { params: { id: leadId, counterpartId }, body });
}
