import { TIME_ZONES, type CalendarKey, type Calendars, type InstantInput, type Region } from './calendar-types.js';
import { addWorkingDays, dayStatuses, type PassedDay } from './working-days.js';
import { nextMomentAtWork } from './working-hours.js';

export interface PlanRequest {
  /** What the delay counts from: the moment the sequence was triggered, not the step before. */
  readonly triggerAt: InstantInput;
  readonly delayWorkingDays: number;
  /** Whose working days are counted. */
  readonly calendar: CalendarKey;
  /** In whose working hours the follow-up must fall: the recipient of a message, the owner of a task. */
  readonly recipientRegion: Region;
}

/** Why a follow-up falls when it does, as plain data that can be stored as JSON and told in any language. */
export interface PlanExplanation {
  readonly calendar: CalendarKey;
  readonly delayWorkingDays: number;
  readonly recipientRegion: Region;
  /** The day of the trigger on the counting side; for `both`, at the recipient's. */
  readonly triggerDay: string;
  /** The day the count arrives at. */
  readonly dueDay: string;
  /** Days on the way that did not count, with what each side's calendar says. */
  readonly skipped: readonly PassedDay[];
  /** Make-up days on the way that did count. */
  readonly workedSpecially: readonly PassedDay[];
  /** Days from the due day on, on which the recipient does not work. */
  readonly waitedForRecipient: readonly PassedDay[];
  /** The outcome on the recipient's wall clock, `YYYY-MM-DDTHH:MM`. */
  readonly localTime: string;
  /** The Chinese years, in order, whose official calendar was missing. */
  readonly unpublishedYears: readonly number[];
}

export interface Plan {
  readonly at: Temporal.Instant;
  /** True when the date may still move because an official Chinese calendar is not published. */
  readonly provisional: boolean;
  readonly explanation: PlanExplanation;
}

/**
 * When a follow-up is due: `delayWorkingDays` after the trigger on the named calendar, then the first moment of that day (or, where
 * the recipient does not work that day, of a later one) in the recipient's working hours, never before the trigger.
 *
 * @throws RangeError when the delay is negative or not a whole number.
 */
export function planAt(request: PlanRequest, calendars: Calendars): Plan {
  const { calendar, delayWorkingDays, recipientRegion } = request;
  const trigger = Temporal.Instant.from(request.triggerAt);
  const countingZone = TIME_ZONES[calendar === 'both' ? recipientRegion : calendar];
  const recipientZone = TIME_ZONES[recipientRegion];

  const triggerDay = trigger.toZonedDateTimeISO(countingZone).toPlainDate();
  const counted = addWorkingDays(triggerDay, delayWorkingDays, calendar, calendars);
  const startOfDueDay = counted.date.toZonedDateTime(recipientZone).toInstant();
  const earliest = Temporal.Instant.compare(startOfDueDay, trigger) > 0 ? startOfDueDay : trigger;
  const { at, provisional } = nextMomentAtWork(earliest, recipientRegion, calendars);

  const local = at.toZonedDateTimeISO(recipientZone);
  const waitedForRecipient = daysOff(
    earliest.toZonedDateTimeISO(recipientZone).toPlainDate(),
    local.toPlainDate(),
    recipientRegion,
    calendars,
  );
  return {
    at,
    provisional: counted.provisional || provisional,
    explanation: {
      calendar,
      delayWorkingDays,
      recipientRegion,
      triggerDay: triggerDay.toString(),
      dueDay: counted.date.toString(),
      skipped: counted.skipped,
      workedSpecially: counted.workedSpecially,
      waitedForRecipient,
      localTime: local.toPlainDateTime().toString({ smallestUnit: 'minute' }),
      unpublishedYears: unpublishedYears(triggerDay, counted.date, local.toPlainDate(), request, calendars),
    },
  };
}

function daysOff(
  from: Temporal.PlainDate,
  before: Temporal.PlainDate,
  region: Region,
  calendars: Calendars,
): PassedDay[] {
  return daysFrom(from, before)
    .map((day) => ({ date: day.toString(), statuses: dayStatuses(day, region, calendars) }))
    .filter(({ statuses }) => statuses.some((status) => !status.working));
}

/** The unpublished years among the days that were counted (after the trigger day) or waited for. */
function unpublishedYears(
  triggerDay: Temporal.PlainDate,
  dueDay: Temporal.PlainDate,
  sendDay: Temporal.PlainDate,
  request: PlanRequest,
  calendars: Calendars,
): number[] {
  const counted = request.calendar === 'BE' ? [] : daysFrom(triggerDay.add({ days: 1 }), dueDay.add({ days: 1 }));
  const waited = request.recipientRegion === 'BE' ? [] : daysFrom(dueDay, sendDay.add({ days: 1 }));
  const years = [...counted, ...waited].map((day) => calendars.CN.statusOf(day).unpublishedYear);
  return [...new Set(years)].filter((year) => year !== undefined).toSorted((a, b) => a - b);
}

function daysFrom(from: Temporal.PlainDate, before: Temporal.PlainDate): Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = [];
  for (let day = from; Temporal.PlainDate.compare(day, before) < 0; day = day.add({ days: 1 })) days.push(day);
  return days;
}
