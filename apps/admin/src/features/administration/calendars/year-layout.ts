import { calendarPeriod } from '@brug/domain/calendars';
import type { CalendarDay, Region } from '@brug/domain/calendars';

/** How a day looks: worked, a weekend, off, or a weekend day that is worked. */
export type DayLook = 'work' | 'weekend' | 'holiday' | 'make-up';

export interface DayCell {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly day: number;
  readonly look: DayLook;
  readonly entered: CalendarDay | undefined;
  /** False for the last days of a Chinese December, on which the next year's calendar decides. */
  readonly belongs: boolean;
}

export interface MonthLayout {
  /** `YYYY-MM` */
  readonly key: string;
  /** Weeks from Monday to Sunday; null where a day is of another month. */
  readonly weeks: readonly (readonly (DayCell | null)[])[];
}

/** A year as twelve months of weeks; after them, for China, the last days of the December before, so that both sides' months stand in line. */
export function layOutYear(region: Region, year: number, days: readonly CalendarDay[]): readonly MonthLayout[] {
  const period = calendarPeriod(region, year);
  const entered = new Map(days.map((day) => [day.date, day]));
  const cell = (date: Temporal.PlainDate): DayCell => {
    const text = date.toString();
    const own = entered.get(text);
    const belongs = period.from <= text && text <= period.to;
    return { date: text, day: date.day, look: lookOf(date, own), entered: own, belongs };
  };
  const months = Array.from({ length: 12 }, (_unused, index) => monthOf(year, index + 1, cell));
  if (region === 'BE') return months;
  const december = monthOf(year - 1, 12, cell);
  const weeks = december.weeks
    .map((week) => week.map((each) => (each?.belongs ? each : null)))
    .filter((week) => week.some((each) => each !== null));
  return [...months, { ...december, weeks }];
}

function monthOf(year: number, month: number, cell: (date: Temporal.PlainDate) => DayCell): MonthLayout {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  const before = first.dayOfWeek - 1;
  const weeks = Array.from({ length: Math.ceil((before + first.daysInMonth) / 7) }, (_unused, week) =>
    Array.from({ length: 7 }, (_none, weekday) => {
      const day = week * 7 + weekday - before + 1;
      return day < 1 || day > first.daysInMonth ? null : cell(first.with({ day }));
    }),
  );
  return { key: first.toPlainYearMonth().toString(), weeks };
}

function lookOf(date: Temporal.PlainDate, entered: CalendarDay | undefined): DayLook {
  const weekend = date.dayOfWeek > 5;
  if (entered?.kind === 'holiday') return 'holiday';
  if (entered?.kind === 'workday' && weekend) return 'make-up';
  return weekend ? 'weekend' : 'work';
}

/** The day the arrow keys lead to within the year's own days, or null where there is none. */
export function dayByKey(
  date: string,
  key: string,
  period: { readonly from: string; readonly to: string },
): string | null {
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  const days = steps[key];
  if (days === undefined) return null;
  const next = Temporal.PlainDate.from(date).add({ days }).toString();
  return next < period.from || next > period.to ? null : next;
}
