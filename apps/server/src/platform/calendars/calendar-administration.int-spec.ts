import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { calendarEndpoints, type CalendarYearView } from '@brug/contracts/calendars';
import type { Problem, RequestOf } from '@brug/contracts/http';
import { referenceEndpoints } from '@brug/contracts/reference';
import { belgianCalendarDays, chineseCalendarDays, type CalendarDay } from '@brug/domain/calendars';
import { eventually } from '../../testing/eventually.js';
import { createTestApp, type TestApp } from '../../testing/test-app.js';
import { asSystem } from '../actors/caller.js';
import { newId } from '../database/new-id.js';
import { calendarYearId, officeHoursId } from './calendar-rows.js';
import { installDefaultCalendars } from './calendars.defaults.js';

let app: TestApp;
const administrator = { personId: newId(), role: 'administrator', teamId: newId() } as const;
const manager = { personId: newId(), role: 'manager', teamId: newId() } as const;
const accountManager = { personId: newId(), role: 'account-manager', teamId: newId() } as const;

beforeAll(async () => {
  app = await createTestApp();
  await app.transactions.run(asSystem('test'), (tx) => installDefaultCalendars(tx));
  await app.database.read(`INSERT INTO teams (id, key, name) VALUES ($1, 'one', 'One')`, [administrator.teamId]);
  await app.database.read(
    `INSERT INTO people (id, name, initials, email, role, team_id, created_at)
     VALUES ($1, 'Wim', 'W', 'wim@example.org', 'administrator', $2, $3)`,
    [administrator.personId, administrator.teamId, app.clock.now().toString()],
  );
});
afterAll(() => app.close());

type SaveBody = RequestOf<typeof calendarEndpoints.saveYear>['body'];
type Region = 'BE' | 'CN';

const names = { nl: 'Nieuwjaar', en: "New Year's Day", zh: '元旦' };
const newYear2027: CalendarDay[] = ['2027-01-01', '2027-01-02', '2027-01-03'].map((date) => ({
  date,
  kind: 'holiday',
  names,
}));

async function year(region: Region, number: number): Promise<CalendarYearView> {
  const answer = await app.actAs(manager).send(calendarEndpoints.year, { params: { region, year: number } });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body;
}

function save(region: Region, number: number, body: SaveBody) {
  return app.actAs(administrator).send(calendarEndpoints.saveYear, { params: { region, year: number }, body });
}

async function events(): Promise<unknown[]> {
  const rows = await app.database.read<{ payload: unknown }>(
    `SELECT payload FROM outbox WHERE name = 'calendar.changed.v1' ORDER BY sequence`,
  );
  return rows.map(({ payload }) => payload);
}

describe('the years of a side', () => {
  test('are published or provisional in China, computed in Belgium, up to two years from now', async () => {
    const of = async (region: Region) => {
      const { body } = await app.actAs(manager).send(calendarEndpoints.years, { params: { region } });
      return body.items.map((item) => [item.year, item.state, item.holidays, item.makeUpDays, item.version]);
    };
    const china = await of('CN');
    expect(china).toHaveLength(9);
    expect(china[0]).toEqual([2020, 'published', 30, 6, 1]);
    expect(china.slice(-3)).toEqual([
      [2026, 'published', 33, 6, 1],
      [2027, 'provisional', 0, 0, 0],
      [2028, 'provisional', 0, 0, 0],
    ]);
    expect(await of('BE')).toEqual([2026, 2027, 2028].map((number) => [number, 'computed', 10, 0, 0]));
  });

  test('are read day by day, New Year with the year it opens', async () => {
    expect((await year('CN', 2023)).days).toEqual(chineseCalendarDays(2023));
    expect((await year('CN', 2022)).days.at(-1)?.date).toBe('2022-10-09');
    expect((await year('BE', 2031)).days).toEqual(belgianCalendarDays(2031));
  });

  test('are for those who may see the settings, and changed by those who may change them', async () => {
    const { saveYear, years } = calendarEndpoints;
    const params = { region: 'CN', year: 2027 } as const;
    const body = { version: 0, days: newYear2027 };
    expect((await app.actAs(accountManager).send(years, { params })).status).toBe(403);
    expect((await app.actAs(manager).send(saveYear, { params, body })).status).toBe(403);
    expect((await app.send(saveYear, { params, body })).status).toBe(401);
  });

  test('that no calendar has, or of another side, are refused', async () => {
    for (const [path, field] of [
      ['CN/years/1999', 'params.year'],
      ['CN/years/soon', 'params.year'],
      ['NL/years/2027', 'params.region'],
    ]) {
      const answer = await app.actAs(manager).raw<Problem>('GET', `/api/v1/calendars/${path}`);
      expect([answer.status, answer.body.errors?.map((error) => error.path)]).toEqual([422, [field]]);
    }
  });
});

describe('a year that is entered', () => {
  test('is published from then on, for the clock of this process too, with an audit entry and an event', async () => {
    const before = await events();
    const answer = await save('CN', 2027, { version: 0, days: newYear2027 });
    expect([answer.status, answer.body.state, answer.body.version]).toEqual([200, 'published', 1]);
    expect(answer.body).toEqual(await year('CN', 2027));
    const query = { from: '2026-12-01', to: '2027-06-01' };
    const { body } = await app.actAs(manager).send(referenceEndpoints.calendars, { query });
    expect(body.publishedYears.CN).toContain(2027);
    expect(body.days).toContainEqual({ region: 'CN', date: '2027-01-01', kind: 'holiday', names });
    expect((await events()).slice(before.length)).toEqual([{ region: 'CN', year: 2027, version: 1 }]);
    const audit = await app.database.read<{ action: string; actor_id: string; changes: { field: string }[] }>(
      `SELECT action, actor_id, changes FROM audit_entries WHERE entity = 'calendar-year' AND entity_id = $1`,
      [calendarYearId('CN', 2027)],
    );
    expect(audit.map((entry) => [entry.action, entry.actor_id, entry.changes.map(({ field }) => field)])).toEqual([
      ['enter', administrator.personId, ['published', '2027-01-01', '2027-01-02', '2027-01-03']],
    ]);
  });

  test('is corrected on the version that was seen, and what changed is told day by day', async () => {
    const { version, days } = await year('CN', 2026);
    const corrected = days.filter(({ date }) => date !== '2026-10-07');
    const answer = await save('CN', 2026, { version, days: corrected });
    expect([answer.status, answer.body.state, answer.body.version]).toEqual([200, 'corrected', version + 1]);
    const [audit] = await app.database.read<{ action: string; changes: unknown }>(
      `SELECT action, changes FROM audit_entries WHERE entity = 'calendar-year' AND entity_id = $1`,
      [calendarYearId('CN', 2026)],
    );
    const was = { kind: 'holiday', names: { nl: 'Nationale feestdag', en: 'National Day', zh: '国庆节' } };
    expect(audit).toEqual({ action: 'correct', changes: [{ field: '2026-10-07', before: was, after: null }] });

    const stale = await app
      .actAs(administrator)
      .raw<Problem>('PUT', '/api/v1/calendars/CN/years/2026', { version, days });
    expect([stale.status, stale.body.code]).toEqual([409, 'version.conflict']);
    expect(stale.body.current).toEqual(answer.body);
    expect(stale.body.yours).toMatchObject({ version });
    expect((await year('CN', 2026)).days).toEqual(corrected);
  });

  test('by two at a time is entered by one of them', async () => {
    const bodies = [newYear2027.slice(0, 1), newYear2027.slice(0, 2)].map((days) => ({
      version: 0,
      days: days.map((day) => ({ ...day, date: day.date.replace('2027', '2028') })),
    }));
    const answers = await Promise.all(bodies.map((body) => save('CN', 2028, body)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const saved = answers.find(({ status }) => status === 200);
    expect(await year('CN', 2028)).toEqual(saved?.body);
  });

  test('as it is already is not another version, and tells nobody', async () => {
    const before = await events();
    const { version, days, published } = await year('CN', 2024);
    const answer = await save('CN', 2024, { version, published, days });
    expect([answer.status, answer.body.version]).toEqual([200, version]);
    expect(await events()).toEqual(before);
  });

  test('before China publishes it counts and stays provisional', async () => {
    const { version } = await year('CN', 2027);
    const answer = await save('CN', 2027, { version, published: false, days: newYear2027 });
    expect([answer.body.state, answer.body.days]).toEqual(['provisional', newYear2027]);
    const query = { from: '2027-01-01', to: '2027-06-01' };
    const { body } = await app.actAs(manager).send(referenceEndpoints.calendars, { query });
    expect(body.publishedYears.CN).not.toContain(2027);
    expect(body.days.filter(({ region }) => region === 'CN').map(({ date }) => date)).toContain('2027-01-01');
  });

  test('with mistakes is refused with every field named, and nothing is written', async () => {
    const before = await year('CN', 2027);
    const days = [
      { date: '2027-01-01', kind: 'holiday', names },
      { date: '2027-01-01', kind: 'holiday', names },
      { date: '2027-03-03', kind: 'workday', names },
      { date: '2028-03-03', kind: 'holiday', names },
    ];
    const path = '/api/v1/calendars/CN/years/2027';
    const answer = await app.actAs(administrator).raw<Problem>('PUT', path, { version: before.version, days });
    expect(answer.status).toBe(422);
    expect(answer.body.errors?.map((error) => [error.path, error.code])).toEqual([
      ['body.days.1.date', 'calendar.day-twice'],
      ['body.days.2.kind', 'calendar.weekday-worked'],
      ['body.days.3.date', 'calendar.outside-year'],
    ]);
    const worse = await app.actAs(administrator).raw<Problem>('PUT', path, {
      version: -1,
      days: [{ date: '2027-02-30', kind: 'feast', names: { nl: '', en: 'x' } }],
    });
    expect(new Set(worse.body.errors?.map((error) => error.path))).toEqual(
      new Set(['body.version', 'body.days.0.date', 'body.days.0.kind', 'body.days.0.names.nl', 'body.days.0.names.zh']),
    );
    expect(await year('CN', 2027)).toEqual(before);
  });

  test('for Belgium keeps what differs from the law, and is computed again when nothing does', async () => {
    const bridge = {
      date: '2027-05-07',
      kind: 'holiday',
      names: { nl: 'Brugdag', en: 'Bridge day', zh: '桥日' },
    } as const;
    const legal = belgianCalendarDays(2027);
    const days = [...legal.filter(({ date }) => date !== '2027-11-11'), bridge];
    const { body } = await save('BE', 2027, { version: 0, days });
    expect([body.state, body.days.map(({ date }) => date)]).toEqual([
      'corrected',
      days.map(({ date }) => date).toSorted(),
    ]);
    const rows = await app.database.read(`SELECT date, kind FROM calendar_days WHERE region = 'BE' ORDER BY date`);
    expect(rows).toEqual([
      { date: '2027-05-07', kind: 'holiday' },
      { date: '2027-11-11', kind: 'workday' },
    ]);
    const query = { from: '2027-11-01', to: '2027-11-30' };
    const calendars = await app.actAs(manager).send(referenceEndpoints.calendars, { query });
    expect(calendars.body.days).toContainEqual(expect.objectContaining({ date: '2027-11-11', kind: 'workday' }));
    const back = await save('BE', 2027, { version: body.version, days: [...legal] });
    expect([back.body.state, back.body.days]).toEqual(['computed', legal]);
    expect(await app.database.read(`SELECT FROM calendar_days WHERE region = 'BE'`)).toEqual([]);
  });
});

describe('another process', () => {
  test('answers browsers with the new calendar as soon as they hear of it', async () => {
    const other = await createTestApp({ databaseUrl: app.config.databaseUrl });
    try {
      const query = { from: '2033-01-01', to: '2033-12-31' };
      const published = async () => {
        const { body } = await other.actAs(manager).send(referenceEndpoints.calendars, { query });
        return body.publishedYears.CN.includes(2033);
      };
      expect(await published()).toBe(false);
      await save('CN', 2033, { version: 0, days: [{ date: '2033-01-01', kind: 'holiday', names }] });
      // It still works with what it knew, until it hears.
      expect(await published()).toBe(false);
      await app.drainOutbox();
      await eventually(published);
    } finally {
      await other.close();
    }
  });
});

describe('a year that comes with a new release', () => {
  test('is told, so that what was planned on it is planned again; a first installation tells nothing', async () => {
    const before = await events();
    await app.database.read(`DELETE FROM calendar_years WHERE region = 'CN' AND year = 2025`);
    await app.transactions.run(asSystem('deploy'), (tx) => installDefaultCalendars(tx));
    expect((await events()).slice(before.length)).toEqual([{ region: 'CN', year: 2025, version: 1 }]);
  });
});

describe('a preview', () => {
  const preview = (format: 'csv' | 'json' | 'ics', content: string, number = 2029) =>
    app
      .actAs(administrator)
      .send(calendarEndpoints.previewImport, { params: { region: 'CN', year: number }, body: { format, content } });

  test('of lines says what would be added, changed and removed, and writes nothing', async () => {
    await save('CN', 2029, {
      version: 0,
      days: [
        { date: '2029-01-01', kind: 'holiday', names },
        { date: '2029-01-02', kind: 'holiday', names },
      ],
    });
    const before = await events();
    const content =
      "date;kind;nl;en;zh\n2029-01-01;holiday;Nieuwjaar;New Year's Day;元旦\n2029-01-02;holiday;Nieuwjaar;Bank holiday;元旦\n2029-01-06;workday;Inhaaldag;Make-up day;元旦调休上班\n";
    const { status, body } = await preview('csv', content);
    expect(status).toBe(200);
    expect(body.added.map(({ date, kind }) => [date, kind])).toEqual([['2029-01-06', 'workday']]);
    expect(body.changed.map(({ before: was, after }) => [was.names.en, after.names.en])).toEqual([
      ["New Year's Day", 'Bank holiday'],
    ]);
    expect(body.removed).toEqual([]);
    expect(body.problems).toEqual([]);
    expect(body.followUps).toEqual({ moved: 0, marked: 0, complete: true });
    expect(await events()).toEqual(before);
    expect((await year('CN', 2029)).version).toBe(1);
    const saved = await save('CN', 2029, { version: 1, days: body.days });
    expect(saved.body.days).toEqual(body.days);
  });

  test('of an iCalendar file takes 休 and 班 of the year, folded lines and several days at once', async () => {
    const content = [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Holidays//ZH//EN',
      'BEGIN:VEVENT',
      'UID:1@example.org',
      'DTSTAMP:20261101T000000Z',
      'DTSTART;VALUE=DATE:20261231',
      'DTEND;VALUE=DATE:20270103',
      'SUMMARY:元旦',
      ' （休）',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:2@example.org',
      'DTSTAMP:20261101T000000Z',
      'DTSTART;VALUE=DATE:20270206',
      'SUMMARY:春节\\, 补班',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:3@example.org',
      'DTSTAMP:20261101T000000Z',
      'DTSTART;VALUE=DATE:20261001',
      'DTEND;VALUE=DATE:20261008',
      'SUMMARY:国庆节（休）',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n');
    const { body } = await preview('ics', content, 2027);
    expect(body.days.map(({ date, kind, names: { en } }) => [date, kind, en])).toEqual([
      ['2026-12-31', 'holiday', "New Year's Day"],
      ['2027-01-01', 'holiday', "New Year's Day"],
      ['2027-01-02', 'holiday', "New Year's Day"],
      ['2027-02-06', 'workday', 'Spring Festival (make-up working day)'],
    ]);
    expect(body.problems).toEqual([]);
  });

  test('says line by line and field by field what stands in the way', async () => {
    const { body } = await preview('csv', '2029-02-30,holiday,a,b,c\n2029-03-03,holiday,a,,c\n');
    expect(body.problems.map(({ path, code }) => [path, code])).toEqual([
      ['lines.1', 'import.date'],
      ['days.0.names.en', 'calendar.name-missing'],
    ]);
    for (const [format, content] of [
      ['ics', 'BEGIN:VCARD\nEND:VCARD'],
      ['ics', 'nonsense'],
      ['json', '{'],
    ] as const) {
      const answer = await preview(format, content);
      expect([answer.status, answer.body.problems.map(({ path, code }) => [path, code])]).toEqual([
        200,
        [
          ['content', 'import.not-readable'],
          ['days', 'calendar.empty'],
        ],
      ]);
    }
  });

  test('of what is typed names the same differences', async () => {
    const { days } = await year('CN', 2024);
    const { body } = await app.actAs(administrator).send(calendarEndpoints.previewYear, {
      params: { region: 'CN', year: 2024 },
      body: { published: true, days: days.slice(1) },
    });
    expect([body.added, body.changed, body.removed]).toEqual([[], [], days.slice(0, 1)]);
  });
});

describe('office hours', () => {
  const put = (body: RequestOf<typeof calendarEndpoints.saveOfficeHours>['body'], region: Region = 'BE') =>
    app.actAs(administrator).send(calendarEndpoints.saveOfficeHours, { params: { region }, body });
  const day = [
    { weekday: null, from: '08:30', to: '12:00' },
    { weekday: null, from: '12:30', to: '16:30' },
    { weekday: 5, from: '08:30', to: '12:30' },
  ];

  test('are read and changed with their version, for the clock and for browsers', async () => {
    const { body } = await app.actAs(manager).send(calendarEndpoints.officeHours, { params: { region: 'BE' } });
    expect(body).toMatchObject({ region: 'BE', version: 1, updatedAt: null });
    expect(body.hours).toEqual([
      { weekday: null, from: '09:00', to: '12:30' },
      { weekday: null, from: '13:30', to: '17:00' },
    ]);
    const before = await events();
    const saved = await put({ version: 1, hours: day });
    expect([saved.status, saved.body.version, saved.body.hours]).toEqual([200, 2, day]);
    expect((await events()).slice(before.length)).toEqual([{ region: 'BE', year: null, version: 2 }]);
    const query = { from: '2026-01-01', to: '2026-01-02' };
    const calendars = await app.actAs(manager).send(referenceEndpoints.calendars, { query });
    expect(calendars.body.officeHours.filter(({ region }) => region === 'BE')).toEqual([
      { region: 'BE', from: '08:30', to: '12:00' },
      { region: 'BE', from: '12:30', to: '16:30' },
      { region: 'BE', weekday: 5, from: '08:30', to: '12:30' },
    ]);
    const [audit] = await app.database.read<{ changes: unknown }>(
      `SELECT changes FROM audit_entries WHERE entity = 'office-hours' AND entity_id = $1`,
      [officeHoursId('BE')],
    );
    expect(audit?.changes).toEqual([
      { field: 'hours', before: '09:00–12:30, 13:30–17:00', after: '08:30–12:00, 12:30–16:30, 5 08:30–12:30' },
    ]);
    const stale = await app
      .actAs(administrator)
      .raw<Problem>('PUT', '/api/v1/calendars/BE/office-hours', { version: 1, hours: day.slice(1) });
    expect([stale.status, stale.body.code, stale.body.current]).toEqual([409, 'version.conflict', saved.body]);
  });

  test('that are turned round, overlap, are none or never meet the other side are refused by row', async () => {
    const problems = async (hours: object[]) => {
      const path = '/api/v1/calendars/CN/office-hours';
      const client = app.actAs(administrator);
      const answer = await client.raw<Problem>('PUT', path, { version: 1, hours });
      const foreseen = await client.raw<Problem>('POST', `${path}/preview`, { hours });
      expect([foreseen.status, foreseen.body.errors]).toEqual([answer.status, answer.body.errors]);
      return [answer.status, answer.body.errors?.map((error) => [error.path, error.code])];
    };
    const row = (from: string, to: string) => ({ weekday: null, from, to });
    expect(await problems([row('12:00', '09:00')])).toEqual([422, [['body.hours.0.to', 'office-hours.turned-round']]]);
    expect(await problems([row('09:00', '12:00'), row('11:00', '18:00')])).toEqual([
      422,
      [['body.hours.1.from', 'office-hours.overlap']],
    ]);
    expect(await problems([])).toEqual([422, [['body.hours', 'office-hours.empty']]]);
    expect(await problems([row('08:00', '11:00')])).toEqual([422, [['body.hours', 'office-hours.never-meet']]]);
    expect(await problems([row('9:00', '25:00')])).toEqual([
      422,
      [
        ['body.hours.0.from', 'invalid_format'],
        ['body.hours.0.to', 'invalid_format'],
      ],
    ]);
  });

  test('are for those who may see and change the settings', async () => {
    const params = { region: 'CN' } as const;
    const body = { version: 1, hours: day };
    expect((await app.actAs(accountManager).send(calendarEndpoints.officeHours, { params })).status).toBe(403);
    expect((await app.actAs(manager).send(calendarEndpoints.saveOfficeHours, { params, body })).status).toBe(403);
    const preview = { params, body: { hours: day } };
    expect((await app.actAs(manager).send(calendarEndpoints.previewOfficeHours, preview)).status).toBe(403);
  });
});
