import type { Contact, CreateContact } from '@brug/contracts/organisations';
import { api } from '../../../shared/api/api.js';

/** Adds a person to a firm. */
export function createContact(body: CreateContact): Promise<Contact> {
  return api('POST /contacts', { body });
}
