import { knownCalendarYear } from '@brug/domain/calendars';
import type { CalendarDay, CalendarDayNames, Region } from '@brug/domain/calendars';

/** The Chinese notices that come with the product; the holidays have the same names in every year. */
const noticeYears = [2020, 2021, 2022, 2023, 2024, 2025, 2026];

/** The names that days of this kind have had on this side, or have in this year, each once. */
export function knownNames(
  region: Region,
  kind: CalendarDay['kind'],
  days: readonly CalendarDay[],
): readonly CalendarDayNames[] {
  const known = noticeYears.flatMap((year) => knownCalendarYear(region, year).days);
  const names = [...known, ...days].filter((day) => day.kind === kind).map((day) => day.names);
  return [...new Map(names.map((each) => [each.zh, each])).values()];
}
