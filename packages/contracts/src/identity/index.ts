import { ROLES } from '@brug/domain/permissions';
import { z } from 'zod';
import { endpoint } from '../http/endpoint.js';
import { id, language } from '../http/primitives.js';

export const personRef = z.object({ id, name: z.string(), initials: z.string() }).meta({ id: 'PersonRef' });
export type PersonRef = z.infer<typeof personRef>;

export const me = z
  .object({
    id,
    name: z.string(),
    email: z.string(),
    role: z.enum(ROLES),
    team: z.object({ id, name: z.string() }),
    language,
    timeZone: z.string(),
    colourScheme: z.enum(['light', 'dark', 'auto']),
    /** What the installation offers: the demo's mailbox page, if there is one. */
    mailboxUrl: z.string().nullable(),
    /** Now on the server's clock, so that a moved clock shows everywhere. */
    now: z.string(),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof me>;

export const person = z
  .object({
    id,
    name: z.string(),
    initials: z.string(),
    role: z.enum(ROLES),
    teamId: id,
    teamName: z.string(),
  })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof person>;

export const updateMyPreferences = z
  .object({ language, colourScheme: z.enum(['light', 'dark', 'auto']) })
  .partial()
  .meta({ id: 'UpdateMyPreferences' });

export const identityEndpoints = {
  me: endpoint({
    method: 'GET',
    path: '/me',
    summary: 'Who I am and what I may do',
    access: 'signed-in',
    response: me,
  }),
  updateMyPreferences: endpoint({
    method: 'PATCH',
    path: '/me/preferences',
    summary: 'Change my language or colours',
    access: 'signed-in',
    body: updateMyPreferences,
    response: me,
  }),
  /** Everybody who works here: a small, bounded list for owner pickers. */
  people: endpoint({
    method: 'GET',
    path: '/people',
    summary: 'The people of the agency',
    access: 'signed-in',
    response: z.object({ items: z.array(person) }),
  }),
  demoAccounts: endpoint({
    method: 'GET',
    path: '/demo/accounts',
    summary: 'The accounts of the demo; not found outside it',
    access: 'public',
    response: z.object({
      items: z.array(z.object({ name: z.string(), role: z.enum(ROLES), email: z.string(), password: z.string() })),
    }),
  }),
} as const;
