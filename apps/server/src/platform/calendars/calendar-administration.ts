import { Injectable } from '@nestjs/common';
import type { calendarEndpoints, CalendarPreview, CalendarYearView, OfficeHoursView } from '@brug/contracts/calendars';
import type { BodyOf, FieldError } from '@brug/contracts/http';
import {
  calendarDifferences,
  calendarPeriod,
  calendarYearState,
  checkCalendarYear,
  checkOfficeHours,
  daysOfCalendarYear,
  daysOfHolidayEvents,
  isSameCalendar,
  MOST_CALENDAR_DAYS,
  parseCalendarCsv,
  parseCalendarJson,
  TIME_ZONES,
  type CalendarDifferences,
  type CalendarFormat,
  type CalendarYear,
  type ImportedDays,
  type OfficeStretch,
  type Region,
} from '@brug/domain/calendars';
import { AGENCY_REGION } from '@brug/domain/follow-ups';
import type { PersonActor } from '../actors/caller.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { newId } from '../database/new-id.js';
import { Transactions } from '../database/transactions.js';
import { refuse } from '../errors/domain-error.js';
import { CalendarDependants, type TouchedPlans } from './calendar-dependants.js';
import {
  calendarYearId,
  firstYear,
  officeHoursId,
  readOfficeHours,
  readYear,
  readYears,
  rowsOfYear,
  writeOfficeHours,
  writeYear,
  type KeptOfficeHours,
  type KeptYear,
  type Read,
} from './calendar-rows.js';
import { holidayEventsOf } from './holiday-events.js';
import { readCalendarRows, WorkingClock, WorkingTime } from './working-time.js';

type SaveYear = BodyOf<typeof calendarEndpoints.saveYear>;
type SaveHours = BodyOf<typeof calendarEndpoints.saveOfficeHours>;
type Draft = Pick<SaveYear, 'published' | 'days'>;

/** Years that can be looked at and entered ahead: China publishes one year ahead at most. */
const YEARS_AHEAD = 2;
/** As many problems are named in one answer. */
const MOST_PROBLEMS = 100;
const NOTHING: TouchedPlans = { moved: 0, marked: 0, complete: true };
/** A list begins no earlier, however long ago somebody entered a year. */
const LONGEST_LIST = 60;

/** What administrators do with years and office hours. What was planned on them is planned again by those who hear the event. */
@Injectable()
export class CalendarAdministration {
  readonly #read: Read;

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly workingTime: WorkingTime,
    private readonly dependants: CalendarDependants,
    database: Database,
  ) {
    this.#read = (sql, params) => database.read(sql, params);
  }

  async years(region: Region): Promise<KeptYear[]> {
    const thisYear = this.clock.now().toZonedDateTimeISO(TIME_ZONES[AGENCY_REGION]).year;
    const to = thisYear + YEARS_AHEAD;
    const first = (await firstYear(this.#read, region)) ?? thisYear;
    return readYears(this.#read, region, Math.max(Math.min(first, thisYear), to - LONGEST_LIST), to);
  }

  year(region: Region, year: number): Promise<KeptYear> {
    return readYear(this.#read, region, year);
  }

  /** Enters a whole year, or corrects it. */
  async saveYear(actor: PersonActor, region: Region, year: number, body: SaveYear): Promise<KeptYear> {
    const entered = enteredYear(region, year, body);
    refuseProblems(checkCalendarYear(entered));
    const saved = await this.transactions.run(actor, async (tx) => {
      const read: Read = (sql, params) => tx.query(sql, params);
      const before = await readYear(read, region, year);
      const conflict = (current: KeptYear): never =>
        refuse('version.conflict', { current: calendarYearView(current), yours: body });
      if (before.version !== body.version) conflict(before);
      if (isSameYear(before, entered)) return before;
      if (!(await writeYear(tx, entered, body.version))) conflict(await readYear(read, region, year));
      const id = calendarYearId(region, year);
      tx.audit.record({
        entity: 'calendar-year',
        entityId: id,
        action: before.version === 0 ? 'enter' : 'correct',
        before: auditOf(before),
        after: auditOf(entered),
      });
      const version = before.version + 1;
      await tx.events.record('calendar.changed.v1', { region, year, version }, { aggregate: id });
      return readYear(read, region, year);
    });
    this.workingTime.forget();
    return saved;
  }

  previewYear(region: Region, year: number, draft: Draft): Promise<CalendarPreview> {
    return this.#preview(enteredYear(region, year, draft), []);
  }

  /** Reads a file and says what entering it as the whole year would do. */
  previewImport(region: Region, year: number, format: CalendarFormat, content: string): Promise<CalendarPreview> {
    const { days, problems } = imported(format, content);
    const unread = problems.map(({ line, code, message }) => ({
      path: line === null ? 'content' : `lines.${line}`,
      code,
      message,
    }));
    const draft = { region, year, published: true, days: daysOfCalendarYear(region, year, days) };
    return this.#preview(draft, unread);
  }

  async #preview(draft: CalendarYear, unread: CalendarPreview['problems']): Promise<CalendarPreview> {
    const current = await readYear(this.#read, draft.region, draft.year);
    const problems = [...unread, ...checkCalendarYear(draft)];
    // What is far too much to be a year is not shown day by day either.
    const days = draft.days.length > MOST_CALENDAR_DAYS ? [] : [...draft.days];
    return {
      days,
      ...listsOf(calendarDifferences(current.days, days)),
      problems: problems.slice(0, MOST_PROBLEMS),
      moreProblems: Math.max(0, problems.length - MOST_PROBLEMS),
      followUps: problems.length > 0 || isSameYear(current, draft) ? NOTHING : await this.#touchedBy(draft),
    };
  }

  async #touchedBy(draft: CalendarYear): Promise<TouchedPlans> {
    const { region, year } = draft;
    const { from, to } = calendarPeriod(region, year);
    const rows = await readCalendarRows(this.#read);
    const others = rows.days.filter((day) => day.region !== region || day.date < from || day.date > to);
    const { calendars } = new WorkingClock({
      ...rows,
      days: [...others, ...rowsOfYear(draft).map((day) => ({ ...day, region }))],
      publishedYears:
        region === 'BE'
          ? rows.publishedYears
          : [...rows.publishedYears.filter((each) => each !== year), ...(draft.published ? [year] : [])],
    });
    return this.dependants.touchedBy({ region, from, calendars });
  }

  officeHours(region: Region): Promise<KeptOfficeHours> {
    return readOfficeHours(this.#read, region);
  }

  /** How many plans office hours like these would touch. Nothing is written. */
  async touchedByOfficeHours(region: Region, given: SaveHours['hours']): Promise<TouchedPlans> {
    const { hours, rows, others } = await this.#checkedHours(region, given);
    const current = await readOfficeHours(this.#read, region);
    if (textOf(current.hours) === textOf(hours)) return NOTHING;
    const officeHours = [...others, ...hours.map((row) => ({ ...row, region }))];
    const { calendars } = new WorkingClock({ ...rows, officeHours });
    return this.dependants.touchedBy({ region, from: null, calendars });
  }

  async saveOfficeHours(actor: PersonActor, region: Region, body: SaveHours): Promise<KeptOfficeHours> {
    const { hours } = await this.#checkedHours(region, body.hours);
    const saved = await this.transactions.run(actor, async (tx) => {
      const read: Read = (sql, params) => tx.query(sql, params);
      const before = await readOfficeHours(read, region);
      const conflict = (current: KeptOfficeHours): never =>
        refuse('version.conflict', { current: officeHoursView(current), yours: body });
      if (before.version !== body.version) conflict(before);
      if (textOf(before.hours) === textOf(hours)) return before;
      const rows = hours.map((row) => ({ ...row, id: newId() }));
      if (!(await writeOfficeHours(tx, region, rows, body.version))) conflict(await readOfficeHours(read, region));
      const id = officeHoursId(region);
      tx.audit.record({
        entity: 'office-hours',
        entityId: id,
        action: 'update',
        before: { hours: textOf(before.hours) },
        after: { hours: textOf(hours) },
      });
      const version = before.version + 1;
      await tx.events.record('calendar.changed.v1', { region, year: null, version }, { aggregate: id });
      return readOfficeHours(read, region);
    });
    this.workingTime.forget();
    return saved;
  }

  async #checkedHours(region: Region, given: SaveHours['hours']) {
    const hours = given.map(({ weekday, ...stretch }) => (weekday === null ? stretch : { ...stretch, weekday }));
    const rows = await readCalendarRows(this.#read);
    const others = rows.officeHours.filter((row) => row.region !== region);
    refuseProblems(checkOfficeHours(region, hours, others));
    return { hours, rows, others };
  }
}

/** A year as the API shows it. */
export function calendarYearView(kept: KeptYear): CalendarYearView {
  const { region, year, version, updatedAt, published, days } = kept;
  return { region, year, version, updatedAt, published, state: calendarYearState(kept), days: [...days] };
}

/** Office hours as the API shows them. */
export function officeHoursView({ region, version, updatedAt, hours }: KeptOfficeHours): OfficeHoursView {
  const stretches = hours.map(({ weekday, from, to }) => ({ weekday: weekday ?? null, from, to }));
  return { region, version, updatedAt, hours: stretches };
}

/** In the order of dates. Belgium's years are always published. */
function enteredYear(region: Region, year: number, { published, days }: Draft): CalendarYear {
  const inOrder = days.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return { region, year, published: region === 'BE' || published, days: inOrder };
}

function refuseProblems(problems: readonly FieldError[]): void {
  if (problems.length === 0) return;
  const named = problems.slice(0, MOST_PROBLEMS);
  const errors = named.map(({ path, code, message }) => ({ path: `body.${path}`, code, message }));
  refuse('request.invalid', { errors });
}

function isSameYear(a: CalendarYear, b: CalendarYear): boolean {
  return a.published === b.published && isSameCalendar(calendarDifferences(a.days, b.days));
}

function imported(format: CalendarFormat, content: string): ImportedDays {
  switch (format) {
    case 'csv':
      return parseCalendarCsv(content);
    case 'json':
      return parseCalendarJson(content);
    case 'ics': {
      const events = holidayEventsOf(content);
      if (events) return daysOfHolidayEvents(events);
      return { days: [], problems: [{ line: null, code: 'import.not-readable', message: 'an iCalendar file' }] };
    }
  }
}

function listsOf({ added, changed, removed }: CalendarDifferences) {
  return { added: [...added], changed: [...changed], removed: [...removed] };
}

/** A year in the audit trail: one field per day, so that an entry names the days that changed. */
function auditOf({ published, days }: CalendarYear): Record<string, unknown> {
  // Names in one order, however they were stored: only what differs is an entry.
  const fields = days.map(({ date, kind, names: { nl, en, zh } }) => [date, { kind, names: { nl, en, zh } }] as const);
  return { published, ...Object.fromEntries(fields) };
}

function textOf(hours: readonly OfficeStretch[]): string {
  return hours
    .map(({ weekday, from, to }) => `${weekday === undefined ? '' : `${weekday} `}${from}–${to}`)
    .toSorted()
    .join(', ');
}
