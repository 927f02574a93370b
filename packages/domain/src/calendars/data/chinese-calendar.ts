import type { CalendarDay, CalendarDayNames } from '../calendar-types.js';

/*
 * The holiday notices of the State Council (国务院办公厅关于部分节假日安排的通知), one per year, usually out in the autumn before.
 * 2020 includes the extension of the Spring Festival announced on 26 January 2020.
 */

type Holiday =
  | 'newYear'
  | 'springFestival'
  | 'tombSweeping'
  | 'labourDay'
  | 'dragonBoat'
  | 'midAutumn'
  | 'nationalDay'
  | 'nationalDayAndMidAutumn'
  | 'midAutumnAndNationalDay';

const NAMES: Readonly<Record<Holiday, CalendarDayNames>> = {
  newYear: { nl: 'Nieuwjaar', en: "New Year's Day", zh: '元旦' },
  springFestival: { nl: 'Lentefeest', en: 'Spring Festival', zh: '春节' },
  tombSweeping: { nl: 'Qingmingfeest', en: 'Tomb-Sweeping Day', zh: '清明节' },
  labourDay: { nl: 'Dag van de Arbeid', en: 'Labour Day', zh: '劳动节' },
  dragonBoat: { nl: 'Drakenbootfestival', en: 'Dragon Boat Festival', zh: '端午节' },
  midAutumn: { nl: 'Midherfstfestival', en: 'Mid-Autumn Festival', zh: '中秋节' },
  nationalDay: { nl: 'Nationale feestdag', en: 'National Day', zh: '国庆节' },
  nationalDayAndMidAutumn: {
    nl: 'Nationale feestdag en Midherfstfestival',
    en: 'National Day and Mid-Autumn Festival',
    zh: '国庆节、中秋节',
  },
  midAutumnAndNationalDay: {
    nl: 'Midherfstfestival en nationale feestdag',
    en: 'Mid-Autumn Festival and National Day',
    zh: '中秋节、国庆节',
  },
};

interface Notice {
  /** First and last day off. */
  readonly holidays: readonly (readonly [Holiday, first: string, last: string])[];
  /** Weekend days that are worked instead. */
  readonly workdays: readonly (readonly [Holiday, date: string])[];
}

const NOTICES: Readonly<Record<number, Notice>> = {
  2020: {
    holidays: [
      ['newYear', '2020-01-01', '2020-01-01'],
      ['springFestival', '2020-01-24', '2020-02-02'],
      ['tombSweeping', '2020-04-04', '2020-04-06'],
      ['labourDay', '2020-05-01', '2020-05-05'],
      ['dragonBoat', '2020-06-25', '2020-06-27'],
      ['nationalDayAndMidAutumn', '2020-10-01', '2020-10-08'],
    ],
    workdays: [
      ['springFestival', '2020-01-19'],
      ['labourDay', '2020-04-26'],
      ['labourDay', '2020-05-09'],
      ['dragonBoat', '2020-06-28'],
      ['nationalDayAndMidAutumn', '2020-09-27'],
      ['nationalDayAndMidAutumn', '2020-10-10'],
    ],
  },
  2021: {
    holidays: [
      ['newYear', '2021-01-01', '2021-01-03'],
      ['springFestival', '2021-02-11', '2021-02-17'],
      ['tombSweeping', '2021-04-03', '2021-04-05'],
      ['labourDay', '2021-05-01', '2021-05-05'],
      ['dragonBoat', '2021-06-12', '2021-06-14'],
      ['midAutumn', '2021-09-19', '2021-09-21'],
      ['nationalDay', '2021-10-01', '2021-10-07'],
    ],
    workdays: [
      ['springFestival', '2021-02-07'],
      ['springFestival', '2021-02-20'],
      ['labourDay', '2021-04-25'],
      ['labourDay', '2021-05-08'],
      ['midAutumn', '2021-09-18'],
      ['nationalDay', '2021-09-26'],
      ['nationalDay', '2021-10-09'],
    ],
  },
  2022: {
    holidays: [
      ['newYear', '2022-01-01', '2022-01-03'],
      ['springFestival', '2022-01-31', '2022-02-06'],
      ['tombSweeping', '2022-04-03', '2022-04-05'],
      ['labourDay', '2022-04-30', '2022-05-04'],
      ['dragonBoat', '2022-06-03', '2022-06-05'],
      ['midAutumn', '2022-09-10', '2022-09-12'],
      ['nationalDay', '2022-10-01', '2022-10-07'],
    ],
    workdays: [
      ['springFestival', '2022-01-29'],
      ['springFestival', '2022-01-30'],
      ['tombSweeping', '2022-04-02'],
      ['labourDay', '2022-04-24'],
      ['labourDay', '2022-05-07'],
      ['nationalDay', '2022-10-08'],
      ['nationalDay', '2022-10-09'],
    ],
  },
  2023: {
    holidays: [
      ['newYear', '2022-12-31', '2023-01-02'],
      ['springFestival', '2023-01-21', '2023-01-27'],
      ['tombSweeping', '2023-04-05', '2023-04-05'],
      ['labourDay', '2023-04-29', '2023-05-03'],
      ['dragonBoat', '2023-06-22', '2023-06-24'],
      ['midAutumnAndNationalDay', '2023-09-29', '2023-10-06'],
    ],
    workdays: [
      ['springFestival', '2023-01-28'],
      ['springFestival', '2023-01-29'],
      ['labourDay', '2023-04-23'],
      ['labourDay', '2023-05-06'],
      ['dragonBoat', '2023-06-25'],
      ['midAutumnAndNationalDay', '2023-10-07'],
      ['midAutumnAndNationalDay', '2023-10-08'],
    ],
  },
  2024: {
    holidays: [
      ['newYear', '2024-01-01', '2024-01-01'],
      ['springFestival', '2024-02-10', '2024-02-17'],
      ['tombSweeping', '2024-04-04', '2024-04-06'],
      ['labourDay', '2024-05-01', '2024-05-05'],
      ['dragonBoat', '2024-06-10', '2024-06-10'],
      ['midAutumn', '2024-09-15', '2024-09-17'],
      ['nationalDay', '2024-10-01', '2024-10-07'],
    ],
    workdays: [
      ['springFestival', '2024-02-04'],
      ['springFestival', '2024-02-18'],
      ['tombSweeping', '2024-04-07'],
      ['labourDay', '2024-04-28'],
      ['labourDay', '2024-05-11'],
      ['midAutumn', '2024-09-14'],
      ['nationalDay', '2024-09-29'],
      ['nationalDay', '2024-10-12'],
    ],
  },
  2025: {
    holidays: [
      ['newYear', '2025-01-01', '2025-01-01'],
      ['springFestival', '2025-01-28', '2025-02-04'],
      ['tombSweeping', '2025-04-04', '2025-04-06'],
      ['labourDay', '2025-05-01', '2025-05-05'],
      ['dragonBoat', '2025-05-31', '2025-06-02'],
      ['nationalDayAndMidAutumn', '2025-10-01', '2025-10-08'],
    ],
    workdays: [
      ['springFestival', '2025-01-26'],
      ['springFestival', '2025-02-08'],
      ['labourDay', '2025-04-27'],
      ['nationalDayAndMidAutumn', '2025-09-28'],
      ['nationalDayAndMidAutumn', '2025-10-11'],
    ],
  },
  2026: {
    holidays: [
      ['newYear', '2026-01-01', '2026-01-03'],
      ['springFestival', '2026-02-15', '2026-02-23'],
      ['tombSweeping', '2026-04-04', '2026-04-06'],
      ['labourDay', '2026-05-01', '2026-05-05'],
      ['dragonBoat', '2026-06-19', '2026-06-21'],
      ['midAutumn', '2026-09-25', '2026-09-27'],
      ['nationalDay', '2026-10-01', '2026-10-07'],
    ],
    workdays: [
      ['newYear', '2026-01-04'],
      ['springFestival', '2026-02-14'],
      ['springFestival', '2026-02-28'],
      ['labourDay', '2026-05-09'],
      ['nationalDay', '2026-09-20'],
      ['nationalDay', '2026-10-10'],
    ],
  },
};

/** The years whose official Chinese calendar is in this package. */
export const CHINESE_PUBLISHED_YEARS: readonly number[] = Object.keys(NOTICES).map(Number);

/**
 * The days of the State Council's notice *for* a year, in order of date; empty when the package does not hold it. A notice may
 * name days at the end of the year before (31 December 2022 is in the notice for 2023).
 */
export function chineseCalendarDays(year: number): readonly CalendarDay[] {
  const notice = NOTICES[year];
  if (!notice) return [];
  const days = [
    ...notice.holidays.flatMap(([holiday, first, last]) => daysOff(holiday, first, last)),
    ...notice.workdays.map(([holiday, date]) => ({
      date,
      kind: 'workday' as const,
      names: makeUpNames(NAMES[holiday]),
    })),
  ];
  return days.toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/** The names of a Chinese holiday or of the make-up day for it in three languages, by its Chinese name; undefined for one that no notice had. */
export function chineseHolidayNames(zh: string, kind: CalendarDay['kind']): CalendarDayNames | undefined {
  const names = Object.values(NAMES).find((known) => known.zh === zh);
  return names && kind === 'workday' ? makeUpNames(names) : names;
}

function daysOff(holiday: Holiday, first: string, last: string): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let day = Temporal.PlainDate.from(first); day.toString() <= last; day = day.add({ days: 1 })) {
    days.push({ date: day.toString(), kind: 'holiday', names: NAMES[holiday] });
  }
  return days;
}

function makeUpNames(names: CalendarDayNames): CalendarDayNames {
  return {
    nl: `${names.nl} (inhaalwerkdag)`,
    en: `${names.en} (make-up working day)`,
    zh: `${names.zh}调休上班`,
  };
}
