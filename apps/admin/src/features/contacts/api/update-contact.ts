import type { Contact, UpdateContact } from '@brug/contracts/organisations';
import { api } from '../../../shared/api/api.js';

/** Saves changed fields against the version they were made on. */
export function updateContact(id: string, changes: UpdateContact): Promise<Contact> {
  return api('PATCH /contacts/:id', { params: { id }, body: changes });
}
