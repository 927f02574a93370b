import {
  addWorkingDays,
  dueWithin,
  nextMomentAtWork,
  planAt,
  TIME_ZONES,
  type CalendarKey,
  type Calendars,
  type Region,
} from '../calendars/index.js';
import type { RuleTiming } from './rule.js';

/** The agency's own side: its office hours measure the response target, its working days count what is late. */
export const AGENCY_REGION: Region = 'BE';

/** Why a follow-up is due when it is, as data that is kept with it and told in any language. */
export interface DueReason {
  readonly timing: RuleTiming['type'] | 'by-hand' | 'snoozed';
  readonly calendar: CalendarKey | null;
  readonly workingDays: number | null;
  readonly workingMinutes: number | null;
  /** A day of an unpublished Chinese year was counted. */
  readonly provisional: boolean;
  /** In whose office hours it falls, with working days and when it was put off; absent in plans from before it was kept. */
  readonly actingRegion?: Region | undefined;
  /** When it was put off, or was due then when that was later: the instant from whose day the working days count. */
  readonly countedFrom?: string | undefined;
}

export interface DueMoment {
  readonly at: Temporal.Instant;
  readonly reason: DueReason;
}

export interface PlanningContext {
  readonly now: Temporal.Instant;
  /** What a delay counts from: for a lead its receipt, for a stage the move into it. */
  readonly triggerAt: Temporal.Instant;
  readonly responseTargetMinutes: number;
  /** The side of who gets a message or is called. */
  readonly recipientRegion: Region;
  /** In whose office hours it must fall: the recipient of a message, the owner of a task. */
  readonly actingRegion: Region;
  /** The lead's wake-up day, `YYYY-MM-DD`, when it has one. */
  readonly wakeUpOn: string | null;
}

/**
 * When a rule's follow-up is due.
 *
 * @throws RangeError when a wake-up is planned without its day.
 */
export function dueMoment(timing: RuleTiming, context: PlanningContext, calendars: Calendars): DueMoment {
  switch (timing.type) {
    case 'immediate':
      return { at: context.now, reason: reasonOf('immediate', null, false) };
    case 'response-target': {
      const minutes = context.responseTargetMinutes;
      const { at, provisional } = dueWithin(context.triggerAt, minutes, AGENCY_REGION, calendars);
      return { at, reason: { ...reasonOf('response-target', AGENCY_REGION, provisional), workingMinutes: minutes } };
    }
    case 'working-days': {
      const calendar = timing.calendar === 'recipient' ? context.recipientRegion : timing.calendar;
      const { at, provisional } = planAt(
        {
          triggerAt: context.triggerAt,
          delayWorkingDays: timing.days,
          calendar,
          recipientRegion: context.actingRegion,
        },
        calendars,
      );
      const reason = reasonOf('working-days', calendar, provisional);
      return { at, reason: { ...reason, workingDays: timing.days, actingRegion: context.actingRegion } };
    }
    case 'wake-up-day': {
      if (context.wakeUpOn === null) throw new RangeError('A wake-up needs its day');
      const { at, provisional } = firstMomentOn(context.wakeUpOn, context.actingRegion, calendars);
      return { at, reason: reasonOf('wake-up-day', context.actingRegion, provisional) };
    }
  }
}

/** A follow-up that is put off. */
export interface Snooze {
  readonly now: Temporal.Instant;
  /** When it is due as yet. */
  readonly dueAt: Temporal.Instant;
  readonly workingDays: number;
  /** The calendar it was planned on; null when it was on none, then that of its owner's side counts. */
  readonly plannedOn: CalendarKey | null;
  /** The side of the task's owner. */
  readonly actingRegion: Region;
}

/**
 * A task put off by working days: from today, or from its own day when that is still to come, so that it is never brought forward. A
 * task that was planned on one side's calendar stays on it, so that a call to Hangzhou is not put off into the Spring Festival; any
 * other counts the working days of its owner, make-up Saturdays included.
 */
export function snoozedUntil(snooze: Snooze, calendars: Calendars): DueMoment {
  const { now, dueAt, actingRegion } = snooze;
  const calendar = snooze.plannedOn ?? actingRegion;
  const later = Temporal.Instant.compare(dueAt, now) > 0 ? dueAt : now;
  const from = later.toZonedDateTimeISO(TIME_ZONES[actingRegion]).toPlainDate();
  const counted = addWorkingDays(from, snooze.workingDays, calendar, calendars);
  const { at, provisional } = firstMomentOn(counted.date, snooze.actingRegion, calendars);
  return {
    at,
    reason: {
      ...reasonOf('snoozed', calendar, counted.provisional || provisional),
      workingDays: snooze.workingDays,
      actingRegion: snooze.actingRegion,
      countedFrom: later.toString(),
    },
  };
}

/** The side somebody is on, by their time zone: China keeps one time, everybody else is taken for the European side. */
export function regionOfTimeZone(timeZone: string): Region {
  return CHINESE_ZONES.has(timeZone) ? 'CN' : 'BE';
}

const CHINESE_ZONES = new Set(['Asia/Shanghai', 'Asia/Chongqing', 'Asia/Harbin', 'Asia/Urumqi', 'PRC']);

function firstMomentOn(day: Temporal.PlainDate | string, region: Region, calendars: Calendars) {
  const start = Temporal.PlainDate.from(day).toZonedDateTime(TIME_ZONES[region]).toInstant();
  return nextMomentAtWork(start, region, calendars);
}

function reasonOf(timing: DueReason['timing'], calendar: CalendarKey | null, provisional: boolean): DueReason {
  return { timing, calendar, workingDays: null, workingMinutes: null, provisional };
}
