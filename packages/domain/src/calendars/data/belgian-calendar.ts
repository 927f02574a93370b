import type { CalendarDay, CalendarDayNames } from '../calendar-types.js';

/*
 * The ten legal public holidays of Belgium (wet betreffende de feestdagen of 4 January 1974). One that falls on a weekend is
 * replaced within each firm, not nationally, so it is not moved here. 11 July, the feast of the Flemish Community, is no legal
 * holiday.
 */

const FIXED: readonly (readonly [monthDay: string, names: CalendarDayNames])[] = [
  ['01-01', { nl: 'Nieuwjaar', en: "New Year's Day", zh: '元旦' }],
  ['05-01', { nl: 'Dag van de Arbeid', en: 'Labour Day', zh: '劳动节' }],
  ['07-21', { nl: 'Nationale feestdag', en: 'Belgian National Day', zh: '比利时国庆日' }],
  ['08-15', { nl: 'O.L.V.-Hemelvaart', en: 'Assumption Day', zh: '圣母升天节' }],
  ['11-01', { nl: 'Allerheiligen', en: "All Saints' Day", zh: '诸圣节' }],
  ['11-11', { nl: 'Wapenstilstand', en: 'Armistice Day', zh: '停战纪念日' }],
  ['12-25', { nl: 'Kerstmis', en: 'Christmas Day', zh: '圣诞节' }],
];

const AFTER_EASTER: readonly (readonly [days: number, names: CalendarDayNames])[] = [
  [1, { nl: 'Paasmaandag', en: 'Easter Monday', zh: '复活节星期一' }],
  [39, { nl: 'O.L.H.-Hemelvaart', en: 'Ascension Day', zh: '耶稣升天节' }],
  [50, { nl: 'Pinkstermaandag', en: 'Whit Monday', zh: '圣灵降临节星期一' }],
];

/** The legal public holidays of a year, in order of date: computed, so known for every year. */
export function belgianCalendarDays(year: number): readonly CalendarDay[] {
  const easter = easterSunday(year);
  const dates: (readonly [string, CalendarDayNames])[] = [
    ...FIXED.map(([monthDay, names]) => [`${year}-${monthDay}`, names] as const),
    ...AFTER_EASTER.map(([days, names]) => [easter.add({ days }).toString(), names] as const),
  ];
  return dates
    .map(([date, names]) => ({ date, kind: 'holiday' as const, names }))
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/** Easter Sunday by the anonymous Gregorian algorithm (Meeus, Jones, Butcher). */
export function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19;
  const century = Math.floor(year / 100);
  const c = year % 100;
  const h =
    (19 * a + century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) + 15) %
    30;
  const l = (32 + 2 * (century % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(n / 31), day: (n % 31) + 1 });
}
