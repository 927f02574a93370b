import { REGIONS, TIME_ZONES } from '@brug/domain/calendars';
import type { CalendarDayNames, Calendars, DayStatus, Region } from '@brug/domain/calendars';

export interface AxisDay {
  readonly date: string;
  readonly x: number;
  readonly statuses: Readonly<Record<Region, DayStatus>>;
}

/** Weeks without a step that are left out, so that those with one stay readable. */
export interface AxisGap {
  readonly x: number;
  readonly weeks: number;
}

/** Consecutive days off, on either side. */
export interface DaysOff {
  readonly from: string;
  readonly to: string;
  readonly x: number;
  readonly width: number;
  /** The holidays among them, each once, with the sides that keep them. */
  readonly holidays: readonly { readonly names: CalendarDayNames; readonly region: Region }[];
}

export interface CalendarAxis {
  readonly days: readonly AxisDay[];
  readonly gaps: readonly AxisGap[];
  readonly width: number;
  /** Width of a day. */
  readonly step: number;
  readonly daysOff: readonly DaysOff[];
  readonly makeUpDays: readonly string[];
  /** First days from which the two sides are so many hours apart. */
  readonly clockChanges: readonly { readonly date: string; readonly hours: number }[];
  readonly unpublishedYears: readonly number[];
}

/** Room for the names of the two rows. */
export const axisLeft = 62;
const narrowest = 9.5;
const narrowestBroken = 13;
const gapWidth = 56;
/** Weeks without a step are left out from so many on, when there is no room for all. */
const shortestGap = 2;

/**
 * The weeks from the trigger to the last step on both calendars, whole weeks from Monday. Where they have no room, weeks without a
 * step are left out; where that is not enough, the axis is wider than asked.
 *
 * @param dates the days that must be in sight, in any order; at least one
 */
export function layOutAxis(width: number, dates: readonly string[], calendars: Calendars): CalendarAxis {
  const weeks = weeksFor(dates);
  const available = width - axisLeft;
  const continuous = available / (weeks.length * 7) >= narrowest;
  const kept = continuous ? weeks : withoutEmpty(weeks, dates);
  const gapCount = kept.filter((week, index) => index > 0 && weeksBetween(kept[index - 1], week) > 1).length;
  const count = kept.length * 7;
  const step = Math.max((available - gapCount * gapWidth) / count, continuous ? narrowest : narrowestBroken);
  const days: AxisDay[] = [];
  const gaps: AxisGap[] = [];
  let x = axisLeft;
  for (const [index, monday] of kept.entries()) {
    const skipped = index === 0 ? 0 : weeksBetween(kept[index - 1], monday) - 1;
    if (skipped > 0) {
      gaps.push({ x: x + gapWidth / 2, weeks: skipped });
      x += gapWidth;
    }
    for (let day = 0; day < 7; day += 1) {
      const date = monday.add({ days: day });
      const statuses = { BE: calendars.BE.statusOf(date), CN: calendars.CN.statusOf(date) };
      days.push({ date: date.toString(), x, statuses });
      x += step;
    }
  }
  return {
    days,
    gaps,
    width: Math.max(width, x),
    step,
    daysOff: daysOffIn(days, step),
    makeUpDays: days.filter(({ statuses }) => statuses.CN.reason === 'make-up').map(({ date }) => date),
    clockChanges: clockChangesIn(days),
    unpublishedYears: [...new Set(days.flatMap(({ statuses }) => statuses.CN.unpublishedYear ?? []))],
  };
}

/** The middle of a day on the axis; null when it is left out. */
export function xOf(axis: Pick<CalendarAxis, 'days' | 'step'>, date: string): number | null {
  const day = axis.days.find((known) => known.date === date);
  return day ? day.x + (axis.step - 1) / 2 : null;
}

function weeksFor(dates: readonly string[]): Temporal.PlainDate[] {
  const days = dates.map((date) => Temporal.PlainDate.from(date)).toSorted(Temporal.PlainDate.compare);
  // Some days before the first, so that what is said of it has room.
  const first = mondayOf((days[0] ?? Temporal.PlainDate.from('2026-01-01')).subtract({ days: 2 }));
  const last = mondayOf((days.at(-1) ?? first).add({ days: 8 }));
  return Array.from({ length: weeksBetween(first, last) + 1 }, (_, index) => first.add({ weeks: index }));
}

function withoutEmpty(weeks: readonly Temporal.PlainDate[], dates: readonly string[]): Temporal.PlainDate[] {
  const needed = new Set(
    dates.flatMap((date) => {
      const day = Temporal.PlainDate.from(date);
      return [mondayOf(day.subtract({ days: 2 })).toString(), mondayOf(day).toString()];
    }),
  );
  const isNeeded = weeks.map((week) => needed.has(week.toString()));
  return weeks.filter((_, index) => {
    if (isNeeded[index] === true) return true;
    let from = index;
    while (from > 0 && isNeeded[from - 1] !== true) from -= 1;
    let to = index;
    while (to < weeks.length - 1 && isNeeded[to + 1] !== true) to += 1;
    return to - from + 1 < shortestGap;
  });
}

function mondayOf(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.subtract({ days: day.dayOfWeek - 1 });
}

function weeksBetween(from: Temporal.PlainDate | undefined, to: Temporal.PlainDate): number {
  return from === undefined ? 1 : Math.round(from.until(to, { largestUnit: 'days' }).days / 7);
}

function daysOffIn(days: readonly AxisDay[], step: number): DaysOff[] {
  const runs: AxisDay[][] = [];
  for (const [index, day] of days.entries()) {
    const isHoliday = REGIONS.some((region) => day.statuses[region].reason === 'holiday');
    if (!isHoliday) continue;
    const before = days[index - 1];
    const run = runs.at(-1);
    if (run && before && run.at(-1) === before && isNextDay(before, day)) run.push(day);
    else runs.push([day]);
  }
  return runs.map((run) => {
    const [first] = run;
    const last = run.at(-1);
    const holidays = run.flatMap(({ statuses }) =>
      (['CN', 'BE'] as const).flatMap((region) => {
        const { reason, names } = statuses[region];
        return reason === 'holiday' && names ? [{ names, region }] : [];
      }),
    );
    return {
      from: first?.date ?? '',
      to: last?.date ?? '',
      x: first?.x ?? 0,
      width: (last?.x ?? 0) - (first?.x ?? 0) + step - 1,
      holidays: [...new Map(holidays.map((one) => [`${one.region}${one.names.en}`, one])).values()],
    };
  });
}

function isNextDay(before: AxisDay, day: AxisDay): boolean {
  return Temporal.PlainDate.from(before.date).add({ days: 1 }).toString() === day.date;
}

function clockChangesIn(days: readonly AxisDay[]): { readonly date: string; readonly hours: number }[] {
  return days.flatMap((day, index) => {
    const before = days[index - 1];
    if (!before || !isNextDay(before, day)) return [];
    const hours = hoursApart(day.date);
    return hours === hoursApart(before.date) ? [] : [{ date: day.date, hours }];
  });
}

/** How many hours China is ahead of Belgium at noon of the day. */
function hoursApart(date: string): number {
  const noon = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: TIME_ZONES.BE, plainTime: '12:00' });
  const there = noon.toInstant().toZonedDateTimeISO(TIME_ZONES.CN);
  return (there.offsetNanoseconds - noon.offsetNanoseconds) / 3_600_000_000_000;
}
