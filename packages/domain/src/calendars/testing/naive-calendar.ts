import chineseDays from 'chinese-days';
import Holidays from 'date-holidays';
import type { CalendarKey, Region } from '../calendar-types.js';

/*
 * A second, deliberately slow opinion on both calendars: days from independent libraries, wall clocks from Intl, everything
 * found by walking minute by minute.
 */

const belgian = new Holidays('BE', { timezone: 'Europe/Brussels' });
const belgianDays = new Map<number, ReadonlySet<string>>();

export function belgianPublicHolidays(year: number): ReadonlySet<string> {
  const known = belgianDays.get(year);
  if (known) return known;
  const days = new Set(
    belgian
      .getHolidays(year)
      .filter((holiday) => holiday.type === 'public')
      .map((holiday) => holiday.date.slice(0, 10)),
  );
  belgianDays.set(year, days);
  return days;
}

export function naiveIsWorkingDay(date: string, key: CalendarKey): boolean {
  if (key === 'both') return naiveIsWorkingDay(date, 'BE') && naiveIsWorkingDay(date, 'CN');
  if (key === 'CN') return chineseDays.isWorkday(date);
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !belgianPublicHolidays(Number(date.slice(0, 4))).has(date);
}

export function nextDay(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

export function naiveAddWorkingDays(start: string, n: number, key: CalendarKey): string {
  let date = start;
  for (let left = n; left > 0;) {
    date = nextDay(date);
    if (naiveIsWorkingDay(date, key)) left -= 1;
  }
  return date;
}

const clocks: Record<Region, Intl.DateTimeFormat> = {
  BE: clock('Europe/Brussels'),
  CN: clock('Asia/Shanghai'),
};

const hours: Record<Region, readonly (readonly [from: string, to: string])[]> = {
  BE: [
    ['09:00', '12:30'],
    ['13:30', '17:00'],
  ],
  CN: [
    ['09:00', '12:00'],
    ['13:30', '17:30'],
  ],
};

export function naiveIsAtWork(ms: number, key: CalendarKey): boolean {
  if (key === 'both') return naiveIsAtWork(ms, 'BE') && naiveIsAtWork(ms, 'CN');
  const [date = '', time = ''] = clocks[key].format(ms).split(' ');
  return hours[key].some(([from, to]) => time >= from && time < to) && naiveIsWorkingDay(date, key);
}

function clock(timeZone: string): Intl.DateTimeFormat {
  // Swedish writes a date and a time as ISO does.
  const fields = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat('sv-SE', { timeZone, ...fields });
}
