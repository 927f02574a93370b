import { z } from 'zod';
import { endpoint } from '../http/endpoint.js';
import { instant, version } from '../http/primitives.js';

/** How a person hears of their tasks besides on Today. */
export const taskPreferences = z
  .object({
    version,
    /** Whether a mail comes on the mornings of working days. */
    digest: z.boolean(),
    /** The private calendar to subscribe to; its address is shown only when it is made. */
    calendarFeed: z.object({ madeAt: instant }).nullable(),
  })
  .meta({ id: 'TaskPreferences' });
export type TaskPreferences = z.infer<typeof taskPreferences>;

export const newCalendarFeed = z
  .object({
    /** Where a calendar program subscribes. Whoever has it reads the tasks: it is not shown again. */
    url: z.url(),
    preferences: taskPreferences,
  })
  .meta({ id: 'NewCalendarFeed' });

const versioned = z.object({ version });

export const taskPreferenceEndpoints = {
  get: endpoint({
    method: 'GET',
    path: '/me/task-preferences',
    summary: 'How I hear of my tasks',
    access: 'signed-in',
    response: taskPreferences,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/me/task-preferences',
    summary: 'Switch my digest on or off',
    access: 'signed-in',
    body: versioned.extend({ digest: z.boolean() }).meta({ id: 'UpdateTaskPreferences' }),
    response: taskPreferences,
    errors: ['version.conflict'],
  }),
  /** No POST: the answer to one is kept for those who ask again, and a secret address is kept nowhere. */
  renewCalendarFeed: endpoint({
    method: 'PUT',
    path: '/me/calendar-feed',
    summary: 'Make my calendar feed, or give it another address; the one before ends',
    access: 'signed-in',
    body: versioned.meta({ id: 'RenewCalendarFeed' }),
    response: newCalendarFeed,
    errors: ['version.conflict'],
  }),
  revokeCalendarFeed: endpoint({
    method: 'POST',
    path: '/me/calendar-feed/revoke',
    summary: 'End my calendar feed',
    access: 'signed-in',
    body: versioned.meta({ id: 'RevokeCalendarFeed' }),
    response: taskPreferences,
    status: 200,
    errors: ['version.conflict'],
  }),
} as const;
