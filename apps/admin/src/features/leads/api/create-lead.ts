import type { CreateLead, Lead } from '@brug/contracts/leads';
import { api } from '../../../shared/api/api.js';

/** Adds a lead. The key makes a second attempt after a lost answer add nothing. */
export function createLead(body: CreateLead, idempotencyKey: string): Promise<Lead> {
  return api('POST /leads', { body, idempotencyKey });
}
