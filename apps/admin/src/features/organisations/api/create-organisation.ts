import type { CreateOrganisation, Organisation } from '@brug/contracts/organisations';
import { api } from '../../../shared/api/api.js';

export function createOrganisation(organisation: CreateOrganisation): Promise<Organisation> {
  return api('POST /organisations', { body: organisation });
}
