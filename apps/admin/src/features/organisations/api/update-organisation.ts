import type { Organisation, UpdateOrganisation } from '@brug/contracts/organisations';
import { api } from '../../../shared/api/api.js';

/** Saves changed fields against the version they were made on. */
export function updateOrganisation(id: string, changes: UpdateOrganisation): Promise<Organisation> {
  return api('PATCH /organisations/:id', { params: { id }, body: changes });
}
