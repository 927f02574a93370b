import type { ResponseFor } from '@brug/contracts/client';
import type { TaskPreferences } from '@brug/contracts/follow-ups';
import { api } from '../../../shared/api/api.js';

type Seen = Pick<TaskPreferences, 'version'>;

export function switchDigest({ version }: Seen, digest: boolean): Promise<TaskPreferences> {
  return api('PATCH /me/task-preferences', { body: { version, digest } });
}

/** Makes an address for my calendar, which is answered here and never again. */
export function renewCalendarFeed({ version }: Seen): Promise<ResponseFor<'PUT /me/calendar-feed'>> {
  return api('PUT /me/calendar-feed', { body: { version } });
}

export function revokeCalendarFeed({ version }: Seen): Promise<TaskPreferences> {
  return api('POST /me/calendar-feed/revoke', { body: { version } });
}
