import type { Calendars, DayStatus, Region } from '@brug/domain/calendars';
import type { LocalisedText } from '@brug/contracts/http';

/** How a day looks on one side's row. */
export type DayLook = 'work' | 'rest' | 'holiday' | 'make-up';

export interface StripDay {
  readonly date: string;
  readonly x: number;
  readonly looks: Readonly<Record<Region, DayLook>>;
  /** China has not published the calendar that decides on this day. */
  readonly provisional: boolean;
}

export interface StripSpan {
  readonly x: number;
  readonly text: LocalisedText;
}

export interface Strip {
  readonly days: readonly StripDay[];
  readonly step: number;
  /** The first day of each month in sight: `YYYY-MM-01`. */
  readonly months: readonly { readonly date: string; readonly x: number }[];
  /** Long Chinese holidays by their name. */
  readonly festivals: readonly StripSpan[];
  readonly todayX: number;
  readonly unpublishedYears: readonly number[];
}

/** Room for the names of the two rows. */
export const labelWidth = 58;
const idealStep = 7.05;

/** The days around today that a strip of this width has room for, on both calendars; it begins on a Monday. */
export function layOutStrip(width: number, today: string, calendars: Calendars): Strip {
  const weeks = Math.max(4, Math.floor((width - labelWidth) / idealStep / 7));
  const step = (width - labelWidth) / (weeks * 7);
  const now = Temporal.PlainDate.from(today);
  const start = now.subtract({ days: now.dayOfWeek - 1 }).subtract({ weeks: Math.round(weeks / 2) });
  const dates = Array.from({ length: weeks * 7 }, (_, index) => start.add({ days: index }));
  const xOf = (index: number) => labelWidth + index * step;
  const days = dates.map((date, index): StripDay => {
    const be = calendars.BE.statusOf(date);
    const cn = calendars.CN.statusOf(date);
    return {
      date: date.toString(),
      x: xOf(index),
      looks: { BE: lookOf(be), CN: lookOf(cn) },
      provisional: cn.provisional,
    };
  });
  return {
    days,
    step,
    months: dates.flatMap((date, index) => (date.day === 1 ? [{ date: date.toString(), x: xOf(index) }] : [])),
    festivals: festivalsIn(
      dates.map((date) => calendars.CN.statusOf(date)),
      xOf,
    ),
    todayX: xOf(dates.findIndex((date) => date.equals(now))) + step / 2,
    unpublishedYears: [...new Set(dates.flatMap((date) => calendars.CN.statusOf(date).unpublishedYear ?? []))],
  };
}

function lookOf({ reason }: DayStatus): DayLook {
  return ({ weekday: 'work', weekend: 'rest', holiday: 'holiday', 'make-up': 'make-up' } as const)[reason];
}

/** Runs of at least three days off, where there is room for a name. */
function festivalsIn(statuses: readonly DayStatus[], xOf: (index: number) => number): StripSpan[] {
  return statuses.flatMap((status, index) => {
    const begins = status.reason === 'holiday' && statuses[index - 1]?.reason !== 'holiday';
    const long = statuses[index + 1]?.reason === 'holiday' && statuses[index + 2]?.reason === 'holiday';
    return begins && long && status.names ? [{ x: xOf(index), text: status.names }] : [];
  });
}

/** What is pinned on a day of the strip. */
export interface PinInput {
  readonly id: string;
  readonly date: string;
  readonly label: string;
}

export interface PlacedPin extends PinInput {
  readonly x: number;
  /** How far down its label hangs, 0 to 2; null when there is no room for it. */
  readonly row: number | null;
  readonly anchor: 'start' | 'end';
}

const rows = 3;
const labelGap = 5;

/**
 * Hangs labels below their pins so that no label covers another and no stem crosses one. What is late has its label at its left, where
 * the past is; what is to come at its right, so each is read away from today. A label hangs lower than every pin that stands within it.
 */
export function placePins(strip: Strip, pins: readonly PinInput[], width: number): readonly PlacedPin[] {
  const indexOf = new Map(strip.days.map(({ date, x }) => [date, x + strip.step / 2]));
  const inSight = pins
    .flatMap((pin) => {
      const x = indexOf.get(pin.date);
      return x === undefined ? [] : [{ ...pin, x }];
    })
    .toSorted((a, b) => a.x - b.x);
  const late = inSight.filter(({ x }) => x < strip.todayX);
  const ahead = inSight.filter(({ x }) => x >= strip.todayX);
  return [
    ...hung(late, 'end', labelWidth, width),
    ...hung(ahead.toReversed(), 'start', labelWidth, width).toReversed(),
  ];
}

interface HungPin extends PlacedPin {
  readonly from: number;
  readonly to: number;
}

function hung(
  pins: readonly (PinInput & { readonly x: number })[],
  side: 'start' | 'end',
  left: number,
  right: number,
): readonly PlacedPin[] {
  const placed: HungPin[] = [];
  for (const { id, date, label, x } of pins) {
    const long = widthOf(label) + labelGap;
    const turned = side === 'start' ? x + long > right : x - long < left;
    const anchor = turned ? (side === 'start' ? 'end' : 'start') : side;
    const [from, to] = anchor === 'end' ? [x - long, x] : [x, x + long];
    const within = placed.filter((other) => other.row !== null && other.x >= from && other.x <= to);
    // A label that reads towards the others hangs lowest, where the fewest stems come.
    const row = within.reduce((low, other) => Math.max(low, (other.row ?? 0) + 1), turned ? rows - 1 : 0);
    const crosses = placed.some((other) => other.row !== null && x > other.from && x < other.to && row >= other.row);
    placed.push({ id, date, label, x, from, to, anchor, row: row >= rows || crosses ? null : row });
  }
  return placed.map(({ id, date, label, x, row, anchor }) => ({ id, date, label, x, row, anchor }));
}

/** About how wide a label is at 11 pixels: Hanzi are twice as wide as letters. */
function widthOf(label: string): number {
  return [...label].reduce((sum, character) => sum + (character > '\u2E80' ? 11 : 5.8), 0);
}

/** A label that fits: at most about `most` letters' room. */
export function shortened(text: string, most: number): string {
  let room = most;
  let short = '';
  for (const character of text) {
    room -= character > '\u2E80' ? 2 : 1;
    if (room < 0) return `${short.trimEnd()}…`;
    short += character;
  }
  return short;
}
