import type { CalendarDay } from '@brug/domain/calendars';

/** Days that follow each other and are called the same, told as one. */
export interface DayRun extends Pick<CalendarDay, 'kind' | 'names'> {
  readonly from: string;
  readonly to: string;
}

/** Days in the order of dates, as runs. */
export function runsOf(days: readonly CalendarDay[]): readonly DayRun[] {
  const runs: DayRun[] = [];
  for (const { date, kind, names } of days) {
    const last = runs.at(-1);
    const follows = last && Temporal.PlainDate.from(last.to).add({ days: 1 }).toString() === date;
    if (last && follows && last.kind === kind && last.names.zh === names.zh)
      runs[runs.length - 1] = { ...last, to: date };
    else runs.push({ from: date, to: date, kind, names });
  }
  return runs;
}
