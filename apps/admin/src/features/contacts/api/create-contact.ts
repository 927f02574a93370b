import type { Contact, CreateContact } from '@brug/contracts/organisations';
import { api } from '../../../shared/api/api.js';

export function createContact(contact: CreateContact): Promise<Contact> {
  return api('POST /contacts', { body: contact });
}
