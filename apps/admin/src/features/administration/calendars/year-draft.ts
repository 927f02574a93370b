import type { CalendarYearView } from '@brug/contracts/calendars';
import { calendarDifferences } from '@brug/domain/calendars';
import type { CalendarDay, CalendarDayNames } from '@brug/domain/calendars';

/** A year while it is worked on: what it will be, on top of the version it was begun from. */
export interface YearDraft {
  readonly version: number;
  readonly published: boolean;
  readonly days: readonly CalendarDay[];
}

/** What days are made: off, worked, or like any other. */
export type Marking =
  | { readonly kind: 'ordinary' }
  | { readonly kind: CalendarDay['kind']; readonly names: CalendarDayNames };

export function draftOf({ version, published, days }: CalendarYearView): YearDraft {
  return { version, published, days };
}

/** The draft with every day of a period, first and last included, marked. */
export function marked(draft: YearDraft, from: string, to: string, marking: Marking): YearDraft {
  const others = draft.days.filter(({ date }) => date < from || date > to);
  if (marking.kind === 'ordinary') return { ...draft, days: others };
  const { kind, names } = marking;
  const added = datesBetween(from, to).map((date): CalendarDay => ({ date, kind, names }));
  return { ...draft, days: [...others, ...added].toSorted((a, b) => (a.date < b.date ? -1 : 1)) };
}

/** The days that differ from what is saved. */
export function changedDates(saved: CalendarYearView, draft: YearDraft): ReadonlySet<string> {
  const { added, changed, removed } = calendarDifferences(saved.days, draft.days);
  return new Set([...added, ...changed.map(({ after }) => after), ...removed].map(({ date }) => date));
}

/** Whether there is something to save. */
export function isChanged(saved: CalendarYearView, draft: YearDraft): boolean {
  return saved.published !== draft.published || changedDates(saved, draft).size > 0;
}

/** A day that somebody else saved otherwise than I want it. */
export interface DayConflict {
  readonly date: string;
  readonly theirs: CalendarDay | undefined;
  readonly mine: CalendarDay | undefined;
}

/** The days in which what I want differs from what somebody else saved. */
export function conflictsBetween(current: CalendarYearView, mine: YearDraft): readonly DayConflict[] {
  const theirs = new Map(current.days.map((day) => [day.date, day]));
  const own = new Map(mine.days.map((day) => [day.date, day]));
  return [...changedDates(current, mine)]
    .toSorted()
    .map((date) => ({ date, theirs: theirs.get(date), mine: own.get(date) }));
}

/** What somebody else saved, with those of my days that were chosen. */
export function merged(current: CalendarYearView, mine: YearDraft, chosen: readonly string[]): YearDraft {
  const others = current.days.filter(({ date }) => !chosen.includes(date));
  const own = mine.days.filter(({ date }) => chosen.includes(date));
  const days = [...others, ...own].toSorted((a, b) => (a.date < b.date ? -1 : 1));
  return { version: current.version, published: mine.published, days };
}

function datesBetween(from: string, to: string): string[] {
  const first = Temporal.PlainDate.from(from);
  const days = Math.max(0, first.until(to, { largestUnit: 'days' }).days);
  return Array.from({ length: days + 1 }, (_unused, index) => first.add({ days: index }).toString());
}
