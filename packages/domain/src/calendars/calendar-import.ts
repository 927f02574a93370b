import type { CalendarDay, Region } from './calendar-types.js';
import { calendarYearOf } from './calendar-year.js';
import { chineseHolidayNames } from './data/chinese-calendar.js';
import { existingDay } from './existing-day.js';

/** Far more than a file of one year, or of all of them, has. */
const MOST_DAYS = 5000;
/** An all-day entry of a calendar that lasts longer is no holiday. */
const LONGEST_EVENT_IN_DAYS = 60;

/** What a calendar's days come as: our own JSON or CSV, or the iCalendar files that are published for Chinese holidays. */
export const CALENDAR_FORMATS = ['csv', 'json', 'ics'] as const;
export type CalendarFormat = (typeof CALENDAR_FORMATS)[number];

/** Something in a file that could not be read. */
export interface ImportProblem {
  /** The line of the file, from 1; the entry for JSON and iCalendar; null when it is the file as a whole. */
  readonly line: number | null;
  readonly code: 'import.not-readable' | 'import.columns' | 'import.date' | 'import.kind' | 'import.too-many';
  /** In English, what was expected. */
  readonly message: string;
}

/** The days of a file, with what could not be read of it. */
export interface ImportedDays {
  readonly days: readonly CalendarDay[];
  readonly problems: readonly ImportProblem[];
}

/** An all-day entry of an iCalendar file: `to` is the first day after it, as DTEND is (RFC 5545, 3.6.1). */
export interface HolidayEvent {
  readonly summary: string;
  readonly from: string;
  readonly to: string;
}

const COLUMNS = ['date', 'kind', 'nl', 'en', 'zh'] as const;

/** Days from `date,kind,nl,en,zh` as lines, separated by commas, semicolons or tabs (RFC 4180 quotes); a line of titles may come first. */
export function parseCalendarCsv(content: string): ImportedDays {
  const text = content.replace(/^\uFEFF/, '');
  const separator = [';', '\t'].find((each) => (text.split('\n', 1)[0] ?? '').includes(each)) ?? ',';
  const rows = csvRows(text, separator);
  const titled = rows[0]?.cells[0]?.toLowerCase() === COLUMNS[0];
  return collected(
    (titled ? rows.slice(1) : rows).map(({ cells, line }) => {
      if (cells.length !== COLUMNS.length) return { line, problem: columnsExpected(line) };
      const [date = '', kind = '', nl = '', en = '', zh = ''] = cells;
      return dayOf({ date, kind, nl, en, zh }, line);
    }),
  );
}

/** Days from an array of `{date, kind, nl, en, zh}`. */
export function parseCalendarJson(content: string): ImportedDays {
  let parsed: unknown;
  try {
    parsed = JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch {
    return unreadable('JSON');
  }
  if (!Array.isArray(parsed)) return unreadable('an array of days');
  return collected(
    parsed.map((entry: unknown, index) => {
      const line = index + 1;
      const fields = entry as Partial<Record<(typeof COLUMNS)[number], unknown>> | null;
      const values = COLUMNS.map((column) => fields?.[column]);
      if (!values.every((value) => typeof value === 'string')) return { line, problem: columnsExpected(line) };
      const [date = '', kind = '', nl = '', en = '', zh = ''] = values;
      return dayOf({ date, kind, nl, en, zh }, line);
    }),
  );
}

/**
 * Days from the entries of an iCalendar file as they are published for Chinese holidays: 休 or 假 in the title is a day off, 班 a day that
 * is worked. An entry with neither is a festival without a day off and is left out. The names in Dutch and English are known for the
 * holidays of the State Council's notices, and empty for any other, to be filled in.
 */
export function daysOfHolidayEvents(events: readonly HolidayEvent[]): ImportedDays {
  return collected(
    events.flatMap((event, index): Read[] => {
      const kind = kindOfTitle(event.summary);
      if (!kind) return [];
      const line = index + 1;
      const dates = datesOf(event);
      if (dates.length === 0) {
        return [
          { line, problem: { line, code: 'import.date', message: `one to ${LONGEST_EVENT_IN_DAYS} whole days` } },
        ];
      }
      const zh = holidayOfTitle(event.summary);
      const names = chineseHolidayNames(zh, kind) ?? { nl: '', en: '', zh };
      return dates.map((date) => ({ line, day: { date, kind, names } }));
    }),
  );
}

/** Those of a file's days that belong to one year's calendar, in order: files often hold several years. */
export function daysOfCalendarYear(region: Region, year: number, days: readonly CalendarDay[]): readonly CalendarDay[] {
  return days
    .filter(({ date }) => calendarYearOf(region, date) === year)
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

type Read =
  | { readonly line: number; readonly day: CalendarDay }
  | { readonly line: number; readonly problem: ImportProblem };

function collected(read: readonly Read[]): ImportedDays {
  if (read.length > MOST_DAYS) {
    const message = `at most ${MOST_DAYS} days`;
    return { days: [], problems: [{ line: null, code: 'import.too-many', message }] };
  }
  return {
    days: read.flatMap((one) => ('day' in one ? [one.day] : [])),
    problems: read.flatMap((one) => ('problem' in one ? [one.problem] : [])),
  };
}

function unreadable(expected: string): ImportedDays {
  return { days: [], problems: [{ line: null, code: 'import.not-readable', message: expected }] };
}

function columnsExpected(line: number): ImportProblem {
  return { line, code: 'import.columns', message: COLUMNS.join(',') };
}

const KINDS: Readonly<Record<string, CalendarDay['kind']>> = {
  holiday: 'holiday',
  workday: 'workday',
  休: 'holiday',
  班: 'workday',
};

function dayOf(fields: Record<(typeof COLUMNS)[number], string>, line: number): Read {
  const date = fields.date.trim();
  const kind = KINDS[fields.kind.trim().toLowerCase()];
  if (!existingDay(date)) return { line, problem: { line, code: 'import.date', message: 'a day, YYYY-MM-DD' } };
  if (!kind) return { line, problem: { line, code: 'import.kind', message: 'holiday or workday' } };
  return { line, day: { date, kind, names: { nl: fields.nl.trim(), en: fields.en.trim(), zh: fields.zh.trim() } } };
}

interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Lines that are not empty. A cell in quotes may hold separators, line breaks and doubled quotes. */
function csvRows(text: string, separator: string): Row[] {
  const rows: Row[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let begun = 1;
  const endRow = (): void => {
    cells.push(cell);
    if (cells.some((each) => each.trim() !== '')) rows.push({ cells: cells.map((each) => each.trim()), line: begun });
    cells = [];
    cell = '';
    begun = line;
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '\n') line += 1;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"' && cell.trim() === '') {
      cell = '';
      quoted = true;
    } else if (character === separator) {
      cells.push(cell);
      cell = '';
    } else if (character === '\n') endRow();
    else if (character !== '\r') cell += character;
  }
  endRow();
  return rows;
}

/** 补班, 上班, 调休上班 are worked, although 调休 has the sign for rest in it: so the day that is worked is looked for first. */
function kindOfTitle(title: string): CalendarDay['kind'] | undefined {
  if (title.includes('班')) return 'workday';
  return /[休假]/u.test(title) ? 'holiday' : undefined;
}

/** `春节（休）`, `[班] 春节`, `春节 假期 第3天/共9天`: what is left is the holiday's name. */
function holidayOfTitle(title: string): string {
  return title
    .replaceAll(/第\s*\d+\s*天|共\s*\d+\s*天/gu, '')
    .replaceAll(/调休|补班|上班|放假|假期|休假|休息|假日|休|班/gu, '')
    .replaceAll(/[()（）[\]【】/·:：,，\s-]/gu, '')
    .trim();
}

function datesOf({ from, to }: HolidayEvent): string[] {
  if (!existingDay(from) || !existingDay(to)) return [];
  const first = Temporal.PlainDate.from(from);
  const days = first.until(to, { largestUnit: 'days' }).days;
  if (days < 1 || days > LONGEST_EVENT_IN_DAYS) return [];
  return Array.from({ length: days }, (_unused, index) => first.add({ days: index }).toString());
}
