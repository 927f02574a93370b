import {
  addWorkingDays,
  dayStatuses,
  nextMomentAtWork,
  TIME_ZONES,
  windowsFrom,
  type CalendarKey,
  type Calendars,
  type DayStatus,
  type Region,
} from '../calendars/index.js';
import type { DueReason } from './due.js';

/**
 * What a day on the way to a due date was:
 *
 * - `counted` as a working day, or for the office minutes it has
 * - `skipped` because the calendar that counts does not work it
 * - `waited` because it was counted, but the person it must suit does not work it
 */
export const DAY_ROLES = ['counted', 'skipped', 'waited'] as const;
export type DayRole = (typeof DAY_ROLES)[number];

export interface ExplainedDay {
  readonly date: string;
  readonly role: DayRole;
  /** Which working day it is of those that were counted, from 1. */
  readonly number: number | null;
  /** How many office minutes of it were counted. */
  readonly minutes: number | null;
  /** What each side's calendar says of it. */
  readonly statuses: readonly DayStatus[];
}

/** How a due date came about, day by day; with the stored reason it is all that a sentence needs. */
export interface DueExplanation {
  /** What it was counted from, an instant; null where nothing was counted. */
  readonly countedFrom: string | null;
  /** In whose working hours it falls. */
  readonly actingRegion: Region;
  readonly days: readonly ExplainedDay[];
  /** The Chinese years among the days whose official calendar is not published, in order. */
  readonly unpublishedYears: readonly number[];
  /** It is due at another moment than the count gives: it was tried again, or the calendar was corrected since. */
  readonly moved: boolean;
}

/** A follow-up's date as it is kept. Instants are ISO 8601 in UTC. */
export interface PlannedDate {
  readonly triggerAt: string;
  readonly dueAt: string;
  readonly reason: DueReason;
  /** In whose office hours it must fall, where the reason does not keep it: the recipient of a message, the owner of a task. */
  readonly actingRegion: Region;
}

/**
 * Why a follow-up is due when it is: the days that were counted, passed over and waited for. It goes by what the reason says was
 * counted (working days, or working minutes), whoever planned it.
 */
export function explainDue(given: PlannedDate, calendars: Calendars): DueExplanation {
  const { reason } = given;
  const actingRegion = reason.actingRegion ?? given.actingRegion;
  const planned = { ...given, actingRegion };
  const from = reason.countedFrom ?? (reason.timing === 'snoozed' ? undefined : planned.triggerAt);
  if (from !== undefined && reason.calendar !== null && reason.workingDays !== null) {
    return explainDays(planned, Temporal.Instant.from(from), reason.calendar, reason.workingDays, calendars);
  }
  if (from !== undefined && reason.calendar !== null && reason.workingMinutes !== null) {
    return explainMinutes(planned, Temporal.Instant.from(from), reason.calendar, reason.workingMinutes, calendars);
  }
  return { countedFrom: null, actingRegion, days: [], unpublishedYears: [], moved: false };
}

function explainDays(
  { dueAt, reason, actingRegion }: PlannedDate,
  from: Temporal.Instant,
  calendar: CalendarKey,
  workingDays: number,
  calendars: Calendars,
): DueExplanation {
  const actingZone = TIME_ZONES[actingRegion];
  const putOff = reason.timing === 'snoozed';
  // A task is put off from the owner's today; a delay begins on the day the counting side had.
  const countingZone = putOff || calendar === 'both' ? actingZone : TIME_ZONES[calendar];
  const firstDay = from.toZonedDateTimeISO(countingZone).toPlainDate();
  const counted = addWorkingDays(firstDay, workingDays, calendar, calendars);
  const days: ExplainedDay[] = [];
  const skipped = new Set(counted.skipped.map(({ date }) => date));
  let number = 0;
  for (const day of daysBetween(firstDay.add({ days: 1 }), counted.date.add({ days: 1 }))) {
    const role = skipped.has(day.toString()) ? 'skipped' : 'counted';
    if (role === 'counted') number += 1;
    days.push(explained(day, role, dayStatuses(day, calendar, calendars), role === 'counted' ? number : null));
  }
  const startOfDay = counted.date.toZonedDateTime(actingZone).toInstant();
  const earliest = Temporal.Instant.compare(startOfDay, from) > 0 ? startOfDay : from;
  const { at } = nextMomentAtWork(earliest, actingRegion, calendars);
  const firstWaited = earliest.toZonedDateTimeISO(actingZone).toPlainDate();
  for (const day of daysBetween(firstWaited, at.toZonedDateTimeISO(actingZone).toPlainDate())) {
    const statuses = dayStatuses(day, actingRegion, calendars);
    if (statuses.some(({ working }) => !working)) days.push(explained(day, 'waited', statuses));
  }
  return outcome(from, actingRegion, days, !at.equals(Temporal.Instant.from(dueAt)));
}

function explainMinutes(
  { dueAt, actingRegion }: PlannedDate,
  from: Temporal.Instant,
  calendar: CalendarKey,
  workingMinutes: number,
  calendars: Calendars,
): DueExplanation {
  const zone = TIME_ZONES[calendar === 'both' ? actingRegion : calendar];
  const dayOf = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
  const start = from.epochMilliseconds;
  const minutesOf = new Map<string, number>();
  let left = workingMinutes * MINUTE;
  let end = start;
  for (const window of windowsFrom(start, calendar, calendars)) {
    if (left <= 0) break;
    const begin = Math.max(window.from, start);
    const taken = Math.min(left, window.to - begin);
    const day = dayOf(begin).toString();
    minutesOf.set(day, (minutesOf.get(day) ?? 0) + taken / MINUTE);
    left -= taken;
    end = begin + taken;
  }
  const days = [...daysBetween(dayOf(start), dayOf(end).add({ days: 1 }))].flatMap((day): ExplainedDay[] => {
    const statuses = dayStatuses(day, calendar, calendars);
    const minutes = minutesOf.get(day.toString());
    if (minutes !== undefined) return [explained(day, 'counted', statuses, null, Math.round(minutes))];
    return statuses.some(({ working }) => !working) ? [explained(day, 'skipped', statuses)] : [];
  });
  return outcome(from, actingRegion, days, Math.abs(end - Temporal.Instant.from(dueAt).epochMilliseconds) >= MINUTE);
}

const MINUTE = 60_000;

function explained(
  day: Temporal.PlainDate,
  role: DayRole,
  statuses: readonly DayStatus[],
  number: number | null = null,
  minutes: number | null = null,
): ExplainedDay {
  return { date: day.toString(), role, number, minutes, statuses };
}

function outcome(
  from: Temporal.Instant,
  actingRegion: Region,
  days: readonly ExplainedDay[],
  moved: boolean,
): DueExplanation {
  const years = days.flatMap(({ statuses }) => statuses.flatMap(({ unpublishedYear }) => unpublishedYear ?? []));
  const unpublishedYears = [...new Set(years)].toSorted((a, b) => a - b);
  return { countedFrom: from.toString(), actingRegion, days, unpublishedYears, moved };
}

function* daysBetween(from: Temporal.PlainDate, before: Temporal.PlainDate): Generator<Temporal.PlainDate> {
  for (let day = from; Temporal.PlainDate.compare(day, before) < 0; day = day.add({ days: 1 })) yield day;
}
