import type { JobName } from '@brug/contracts/jobs';

/** A job that comes again and again. */
export type Schedule = { readonly id: string; readonly name: JobName } & (
  | { readonly everySeconds: number }
  | { readonly cron: string; readonly timeZone: string }
);

const NIGHT_ZONE = 'Europe/Brussels';

/** What is done without anybody asking. The scheduler's own clock is the machine's: these only say how often to look. */
export const SCHEDULES: readonly Schedule[] = [
  { id: 'follow-ups-sweep', name: 'follow-ups.sweep', everySeconds: 30 },
  { id: 'sequences-find-silent', name: 'sequences.find-silent', cron: '0 30 6 * * *', timeZone: NIGHT_ZONE },
  { id: 'digests-send', name: 'digests.send', everySeconds: 60 },
  { id: 'alarms-watch', name: 'alarms.watch', everySeconds: 60 },
  { id: 'board-totals-recount', name: 'board-totals.recount', cron: '0 15 2 * * *', timeZone: NIGHT_ZONE },
  { id: 'housekeeping-tidy', name: 'housekeeping.tidy', cron: '0 45 2 * * *', timeZone: NIGHT_ZONE },
];
