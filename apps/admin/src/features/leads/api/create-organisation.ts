import type { CreateOrganisation, Organisation } from '@brug/contracts/organisations';
import { api } from '../../../shared/api/api.js';

/** Adds an organisation. */
export function createOrganisation(body: CreateOrganisation): Promise<Organisation> {
  return api('POST /organisations', { body });
}
