import { Controller } from '@nestjs/common';
import type { QueryOf, ResponseOf } from '@brug/contracts/http';
import { referenceEndpoints } from '@brug/contracts/reference';
import { belgianCalendarDays, type CalendarDay, type Region } from '@brug/domain/calendars';
import { refuse } from '../errors/domain-error.js';
import { Endpoint, ValidQuery } from '../http/endpoint.decorator.js';
import { WorkingTime, type CalendarRows } from './working-time.js';

const LONGEST_PERIOD_DAYS = 731;

type Calendars = ResponseOf<typeof referenceEndpoints.calendars>;

@Controller()
export class CalendarsController {
  constructor(private readonly workingTime: WorkingTime) {}

  @Endpoint(referenceEndpoints.calendars)
  async calendars(@ValidQuery() period: QueryOf<typeof referenceEndpoints.calendars>): Promise<Calendars> {
    refuseBadPeriod(period);
    const { rows } = await this.workingTime.current();
    const years = yearsOf(period);
    const inPeriod = ({ date }: CalendarDay): boolean => period.from <= date && date <= period.to;
    return {
      days: [...belgianDays(rows, years), ...rows.days.filter(({ region }) => region === 'CN')].filter(inPeriod),
      publishedYears: { BE: years, CN: [...rows.publishedYears] },
      officeHours: [...rows.officeHours],
    };
  }
}

interface Period {
  readonly from: string;
  readonly to: string;
}

function refuseBadPeriod({ from, to }: Period): void {
  const days = Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;
  if (days >= 0 && days <= LONGEST_PERIOD_DAYS) return;
  const message = 'a day on or after `from`, at most two years later';
  refuse('request.invalid', { errors: [{ path: 'query.to', code: days < 0 ? 'too_small' : 'too_big', message }] });
}

function yearsOf({ from, to }: Period): number[] {
  const first = Temporal.PlainDate.from(from).year;
  const last = Temporal.PlainDate.from(to).year;
  return Array.from({ length: last - first + 1 }, (_unused, index) => first + index);
}

/** The legal holidays, with what rows say otherwise. */
function belgianDays(rows: CalendarRows, years: readonly number[]): (CalendarDay & { region: Region })[] {
  const given = rows.days.filter(({ region }) => region === 'BE');
  const days = new Map<string, CalendarDay>();
  for (const day of years.flatMap((year) => belgianCalendarDays(year))) days.set(day.date, day);
  for (const day of given) days.set(day.date, day);
  return [...days.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1)).map((day) => ({ ...day, region: 'BE' }));
}
