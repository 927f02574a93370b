import { afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { cleanup, configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CalendarPreview, CalendarYearView } from '@brug/contracts/calendars';
import { belgianCalendarDays, chineseCalendarDays, type CalendarDay } from '@brug/domain/calendars';
import { renderOnPage } from '../../shared/testing/render-on-page.js';
import { inLanguage } from '../../shared/testing/render.js';
import { stubApi } from '../../shared/testing/stub-api.js';
import type { Answer, ApiCall } from '../../shared/testing/stub-api.js';
import { administrationSections } from './administration-sections.js';
import { parseCalendarsSearch } from './calendars-search.js';
import { OfficeHoursPanel } from './calendars/office-hours-panel.js';
import { runsOf } from './calendars/runs.js';
import { draftOf, marked, merged } from './calendars/year-draft.js';
import { dayByKey, layOutYear } from './calendars/year-layout.js';
import { YearPanel } from './calendars/year-panel.js';

// A year is some four hundred buttons: a busy machine takes its time with them.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);

beforeAll(() => inLanguage('en', 'administration', 'records'));
afterEach(cleanup);

const names = { nl: 'Lentefeest', en: 'Spring Festival', zh: '春节' };
const holiday = (date: string): CalendarDay => ({ date, kind: 'holiday', names });

function yearView(more: Partial<CalendarYearView> = {}): CalendarYearView {
  return {
    region: 'CN',
    year: 2027,
    state: 'provisional',
    version: 0,
    updatedAt: null,
    published: false,
    days: [],
    ...more,
  };
}

const nothing: CalendarPreview = {
  days: [],
  added: [],
  changed: [],
  removed: [],
  problems: [],
  moreProblems: 0,
  followUps: { moved: 0, marked: 0, complete: true },
};

const me = {
  id: '01890000-0000-7000-8000-000000000001',
  name: 'Tom Windels',
  initials: 'TW',
  email: 'tom@brug.example',
  role: 'administrator',
  language: 'en',
  colourScheme: 'light',
  timeZone: 'Europe/Brussels',
  team: { id: '01890000-0000-7000-8000-000000000002', key: 'one', name: 'One' },
  serverNow: '2026-11-24T08:12:00Z',
};

/** The screen of a side's year, of which the API knows this. */
function showYear(answers: (call: ApiCall) => Answer | undefined, role = 'administrator'): readonly ApiCall[] {
  const calls = stubApi((call) => (call.key === 'GET /me' ? { json: { ...me, role } } : answers(call)));
  renderOnPage(<YearPanel region="CN" year={2027} />);
  return calls;
}

/** The button of a day, once it is there. */
function dayOf(date: string): Promise<HTMLElement> {
  return waitFor(() => {
    const found = document.querySelector<HTMLElement>(`[data-date="${date}"]`);
    if (!found) throw new Error(`There is no ${date}.`);
    return found;
  });
}

/** Waits until a day is what it is called. */
async function expectDay(date: string, words: string): Promise<void> {
  await waitFor(async () => expect((await dayOf(date)).getAttribute('aria-label')).toBe(words));
}

describe('a year', () => {
  test('has its months by weeks from Monday, and for China the last days of the December before', () => {
    const china = layOutYear('CN', 2027, []);
    expect(china.map(({ key }) => key).at(-1)).toBe('2026-12');
    expect(
      china
        .at(-1)
        ?.weeks.flat()
        .map((cell) => cell?.date ?? null),
    ).toEqual([null, '2026-12-29', '2026-12-30', '2026-12-31', null, null, null]);
    expect(layOutYear('BE', 2027, [])).toHaveLength(12);
    // 1 February 2027 is a Monday.
    expect(layOutYear('BE', 2027, [])[1]?.weeks.map((week) => week.map((cell) => cell?.day))).toEqual([
      [1, 2, 3, 4, 5, 6, 7],
      [8, 9, 10, 11, 12, 13, 14],
      [15, 16, 17, 18, 19, 20, 21],
      [22, 23, 24, 25, 26, 27, 28],
    ]);
  });

  test('shows what every day is, and which days the next year decides on', () => {
    const cells = new Map(
      layOutYear('CN', 2026, chineseCalendarDays(2026))
        .flatMap(({ weeks }) => weeks.flat())
        .map((cell) => [cell?.date, cell]),
    );
    expect(['2026-02-13', '2026-02-14', '2026-02-16', '2026-03-07'].map((date) => cells.get(date)?.look)).toEqual([
      'work',
      'make-up',
      'holiday',
      'weekend',
    ]);
    expect(['2026-12-28', '2026-12-29'].map((date) => cells.get(date)?.belongs)).toEqual([true, false]);
    const belgian = layOutYear('BE', 2026, belgianCalendarDays(2026)).flatMap(({ weeks }) => weeks.flat());
    expect(belgian.filter((cell) => cell?.look === 'holiday')).toHaveLength(10);
  });

  test('is walked through with the arrow keys, as far as its calendar goes', () => {
    const period = { from: '2026-12-29', to: '2027-12-28' };
    expect(dayByKey('2027-01-31', 'ArrowRight', period)).toBe('2027-02-01');
    expect(dayByKey('2027-02-01', 'ArrowUp', period)).toBe('2027-01-25');
    expect(dayByKey('2027-12-28', 'ArrowRight', period)).toBeNull();
    expect(dayByKey('2027-01-31', 'Enter', period)).toBeNull();
  });
});

describe('a draft', () => {
  test('marks several days at once, and takes the mark off again', () => {
    const draft = marked(draftOf(yearView()), '2027-02-05', '2027-02-07', { kind: 'holiday', names });
    expect(draft.days.map(({ date }) => date)).toEqual(['2027-02-05', '2027-02-06', '2027-02-07']);
    expect(marked(draft, '2027-02-06', '2027-02-06', { kind: 'ordinary' }).days.map(({ date }) => date)).toEqual([
      '2027-02-05',
      '2027-02-07',
    ]);
    expect(runsOf(draft.days)).toEqual([{ from: '2027-02-05', to: '2027-02-07', kind: 'holiday', names }]);
  });

  test('is put on top of what somebody else saved, with the days that were chosen', () => {
    const current = yearView({ version: 4, days: [holiday('2027-01-01'), holiday('2027-02-05')] });
    const mine = { version: 3, published: true, days: [holiday('2027-03-03'), holiday('2027-04-04')] };
    expect(merged(current, mine, ['2027-02-05', '2027-03-03'])).toEqual({
      version: 4,
      published: true,
      days: [holiday('2027-01-01'), holiday('2027-03-03')],
    });
  });
});

describe('on the screen', () => {
  test('an unpublished year says so; a day is marked, and saved when what it changes was seen', async () => {
    const user = userEvent.setup();
    let saved = yearView();
    const calls = showYear((call) => {
      if (call.key === 'GET /calendars/CN/years/2027') return { json: saved };
      if (call.key === 'POST /calendars/CN/years/2027/preview') {
        const { days } = call.body as { days: CalendarDay[] };
        return { json: { ...nothing, days, added: days, followUps: { moved: 3, marked: 12, complete: true } } };
      }
      if (call.key === 'PUT /calendars/CN/years/2027') {
        const { days, published } = call.body as CalendarYearView;
        saved = yearView({ version: 1, published, state: 'published', days });
        return { json: saved };
      }
      return undefined;
    });
    await screen.findByText('provisional');
    expect(screen.getByText(/China has not published 2027 yet/)).toBeTruthy();
    await expectDay('2027-02-05', 'Friday 5 February, working day');
    await user.click(await dayOf('2027-02-05'));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('radio', { name: 'holiday' }));
    await user.click(within(dialog).getByRole('button', { name: 'Mark' }));
    expect(within(dialog).getAllByText('A name in each language')).toHaveLength(3);
    for (const [label, text] of Object.entries({
      Nederlands: 'Lentefeest',
      English: 'Spring Festival',
      中文: '春节',
    })) {
      await user.type(within(dialog).getByLabelText(`Name (${label})`, { exact: false }), text);
    }
    await user.click(within(dialog).getByRole('button', { name: 'Mark' }));
    await expectDay('2027-02-05', 'Friday 5 February, holiday, Spring Festival, not saved');

    await user.click(screen.getByRole('switch', { name: 'The official calendar is out' }));
    await user.click(screen.getByText('Save 1 day'));
    expect(await screen.findByText('3 open follow-ups move.')).toBeTruthy();
    expect(screen.getByText(/12 keep their time/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Save the year' }));
    await screen.findByText('published');
    expect(calls.find(({ key }) => key.startsWith('PUT'))?.body).toEqual({
      version: 0,
      published: true,
      days: [holiday('2027-02-05')],
    });
    await expectDay('2027-02-05', 'Friday 5 February, holiday, Spring Festival');
  });

  test('a year that somebody else saved first loses neither version', async () => {
    const user = userEvent.setup();
    const theirs = yearView({ version: 5, published: true, state: 'published', days: [holiday('2027-02-08')] });
    showYear((call) => {
      if (call.key === 'GET /calendars/CN/years/2027') {
        return { json: yearView({ version: 4, published: true, state: 'published', days: [holiday('2027-02-05')] }) };
      }
      if (call.key.endsWith('/preview')) return { json: nothing };
      if (call.key.startsWith('PUT')) {
        return { problem: { status: 409, code: 'version.conflict', current: theirs, yours: call.body } };
      }
      return undefined;
    });
    await expectDay('2027-02-05', 'Friday 5 February, holiday, Spring Festival');
    await user.click(await dayOf('2027-02-05'));
    await user.click(await screen.findByRole('radio', { name: 'working day' }));
    await user.click(screen.getByRole('button', { name: 'Mark' }));
    await user.click(screen.getByText('Save 1 day'));
    await user.click(await screen.findByRole('button', { name: 'Save the year' }));
    const conflict = await screen.findByRole('region', { name: '8 Feb 2027' });
    expect(within(conflict).getByText('holiday: Spring Festival')).toBeTruthy();
    expect(within(conflict).getByText('like any other')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /theirs/i }));
    await expectDay('2027-02-08', 'Monday 8 February, holiday, Spring Festival');
  });

  test('what is pasted is read by the server, shown, and taken over to be put right', async () => {
    const user = userEvent.setup();
    const calls = showYear((call) => {
      if (call.key === 'GET /calendars/CN/years/2027') return { json: yearView() };
      if (call.key.endsWith('/preview-import')) {
        const problems = [{ path: 'lines.2', code: 'import.date', message: 'a day' }];
        return { json: { ...nothing, days: [holiday('2027-02-05')], added: [holiday('2027-02-05')], problems } };
      }
      return undefined;
    });
    await dayOf('2027-02-05');
    await user.click(screen.getByText('Import'));
    await user.click(await screen.findByLabelText('Or paste it here'));
    await user.paste('BEGIN:VCALENDAR\nEND:VCALENDAR');
    await user.click(screen.getByRole('button', { name: 'Show what changes' }));
    expect(await screen.findByText(/There is no such day; it is written YYYY-MM-DD/)).toBeTruthy();
    expect(calls.at(-1)?.body).toEqual({ format: 'ics', content: 'BEGIN:VCALENDAR\nEND:VCALENDAR' });
    await user.click(screen.getByRole('button', { name: 'Take 1 day over' }));
    await expectDay('2027-02-05', 'Friday 5 February, holiday, Spring Festival, not saved');
  });

  test('those who may only look open no day and save nothing', async () => {
    const user = userEvent.setup();
    showYear((call) => (call.key === 'GET /calendars/CN/years/2027' ? { json: yearView() } : undefined), 'manager');
    await user.click(await dayOf('2027-02-05'));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Import' })).toBeNull();
    expect(screen.queryByRole('switch')).toBeNull();
  });

  test('one day of a year is in the way of the tab key, the arrow keys reach the others', async () => {
    const user = userEvent.setup();
    showYear((call) => (call.key === 'GET /calendars/CN/years/2027' ? { json: yearView() } : undefined));
    const first = await dayOf('2027-01-01');
    first.focus();
    await user.keyboard('{ArrowDown}{ArrowRight}');
    expect(document.activeElement?.getAttribute('data-date')).toBe('2027-01-09');
    expect([...document.querySelectorAll('[data-date][tabindex="0"]')]).toHaveLength(1);
  });
});

describe('office hours', () => {
  const hours = {
    region: 'BE',
    version: 2,
    updatedAt: null,
    hours: [{ weekday: null, from: '09:00', to: '17:00' }],
  };

  const added = { version: 2, hours: [hours.hours[0], { weekday: null, from: '09:00', to: '17:00' }] };

  async function showHours(answers: (call: ApiCall) => Answer | undefined) {
    const user = userEvent.setup();
    const calls = stubApi((call) => {
      if (call.key === 'GET /me') return { json: me };
      if (call.key === 'GET /calendars/BE/office-hours') return { json: hours };
      return answers(call);
    });
    renderOnPage(<OfficeHoursPanel region="BE" />);
    await user.click(await screen.findByRole('button', { name: 'Add hours' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    return {
      user,
      sent: (method: string) => calls.filter(({ key }) => key.startsWith(method)).map(({ body }) => body),
    };
  }

  test('say how many follow-ups move before they are saved, and are not when one thinks better of it', async () => {
    const { user, sent } = await showHours(({ key }) => {
      if (key === 'POST /calendars/BE/office-hours/preview')
        return { json: { followUps: { moved: 7, marked: 0, complete: false } } };
      return key.startsWith('PUT') ? { json: { ...hours, ...added, version: 3 } } : undefined;
    });
    const dialog = await screen.findByRole('dialog', { name: 'Save the office hours of Belgium?' });
    expect(within(dialog).getByRole('status').textContent).toBe(
      '7 open follow-ups move. These are the least: there are too many to look at all of them beforehand.',
    );
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent('PUT')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByRole('button', { name: 'Save the office hours' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent('POST')).toEqual([{ hours: added.hours }, { hours: added.hours }]);
    expect(sent('PUT')).toEqual([added]);
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  });

  test('that somebody else saved first lose neither version', async () => {
    const theirs = { ...hours, version: 3, hours: [{ weekday: null, from: '08:00', to: '16:00' }] };
    const { user } = await showHours(({ key, body }) => {
      if (key.endsWith('/preview')) return { json: { followUps: nothing.followUps } };
      return { problem: { status: 409, code: 'version.conflict', current: theirs, yours: body } };
    });
    await user.click(await screen.findByRole('button', { name: 'Save the office hours' }));
    expect(await screen.findByText('08:00–16:00')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Save the office hours' })).toBeNull();
  });

  test('are changed row by row; the row that is refused says why', async () => {
    const errors = [{ path: 'body.hours.1.from', code: 'office-hours.overlap', message: 'apart' }];
    const { sent } = await showHours(() => ({ problem: { status: 422, code: 'request.invalid', errors } }));
    expect(await screen.findByText('It overlaps other hours of the same days.')).toBeTruthy();
    expect(sent('POST')).toEqual([{ hours: added.hours }]);
    expect(sent('PUT')).toEqual([]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

test('every part of the administration has its own right and address', () => {
  expect(administrationSections.map(({ to, action }) => [to, action])).toContainEqual([
    '/administration/calendars',
    'settings.read',
  ]);
  expect(new Set(administrationSections.map(({ to }) => to)).size).toBe(administrationSections.length);
});

test('the address asks for years that there are', () => {
  expect(parseCalendarsSearch({ year: 2027 })).toEqual({ year: 2027 });
  expect(parseCalendarsSearch({ year: '2027' })).toEqual({ year: 2027 });
  for (const year of [1999, 2101, 2027.5, 'soon', null]) expect(parseCalendarsSearch({ year })).toEqual({});
});
