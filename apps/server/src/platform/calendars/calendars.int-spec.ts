import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Problem } from '@brug/contracts/http';
import { referenceEndpoints } from '@brug/contracts/reference';
import { createTestApp, type TestApp } from '../../testing/test-app.js';
import { asSystem } from '../actors/caller.js';
import { newId } from '../database/new-id.js';
import { installDefaultSettings, Settings } from '../settings/settings.js';
import { installDefaultCalendars } from './calendars.defaults.js';
import { WorkingTime } from './working-time.js';

let app: TestApp;
const viewer = { personId: newId(), role: 'viewer', teamId: newId() } as const;

beforeAll(async () => {
  app = await createTestApp();
  await install();
});
afterAll(() => app.close());

async function install(): Promise<void> {
  await app.transactions.run(asSystem('test'), async (tx) => {
    await installDefaultCalendars(tx);
    await installDefaultSettings(tx);
  });
}

describe('the calendars of both sides', () => {
  test('are answered with holidays, make-up days, published years and office hours', async () => {
    const query = { from: '2026-02-01', to: '2026-05-01' };
    const { status, body } = await app.actAs(viewer).send(referenceEndpoints.calendars, { query });
    expect(status).toBe(200);
    expect(body.days.filter(({ region }) => region === 'BE').map(({ date }) => date)).toEqual([
      '2026-04-06',
      '2026-05-01',
    ]);
    expect(body.days).toContainEqual(expect.objectContaining({ region: 'CN', date: '2026-02-14', kind: 'workday' }));
    expect(body.publishedYears.BE).toEqual([2026]);
    expect(body.publishedYears.CN).toContain(2026);
    expect(body.officeHours).toContainEqual({ region: 'BE', from: '13:30', to: '17:00' });
    expect(body.officeHours).toHaveLength(4);
  });

  test('are refused for a period that ends before it begins or lasts longer than two years', async () => {
    for (const to of ['2025-12-31', '2028-06-01']) {
      const answer = await app
        .actAs(viewer)
        .raw<Problem>('GET', `/api/v1/reference/calendars?from=2026-01-01&to=${to}`);
      expect([answer.status, answer.body.errors?.map(({ path }) => path)]).toEqual([422, ['query.to']]);
    }
    const wrong = await app.actAs(viewer).raw<Problem>('GET', '/api/v1/reference/calendars?from=tomorrow');
    expect(new Set(wrong.body.errors?.map(({ path }) => path))).toEqual(new Set(['query.from', 'query.to']));
  });

  test('are for those who are signed in', async () => {
    const answer = await app.send(referenceEndpoints.calendars, { query: { from: '2026-01-01', to: '2026-01-02' } });
    expect(answer.status).toBe(401);
  });

  test('keep what somebody entered when the defaults are installed again', async () => {
    const rule = `INSERT INTO calendar_days (region, date, kind, names) VALUES ('BE', '2026-07-20', 'holiday', $1)`;
    const names = JSON.stringify({ nl: 'Brugdag', en: 'Bridge day', zh: '调休' });
    await app.transactions.run(asSystem('test'), (tx) => tx.execute(rule, [names]));
    await app.transactions.run(asSystem('test'), (tx) => tx.execute(`DELETE FROM office_hours WHERE opens = '13:30'`));
    await install();
    app.get(WorkingTime).forget();
    const clock = await app.get(WorkingTime).current();
    expect(clock.rows.officeHours).toHaveLength(2);
    expect(clock.calendars.BE.statusOf(Temporal.PlainDate.from('2026-07-20')).working).toBe(false);
    expect(clock.calendars.BE.statusOf(Temporal.PlainDate.from('2026-07-21')).working).toBe(false);
  });
});

describe('what is late', () => {
  test('is counted in working days of the agency', async () => {
    const clock = await app.get(WorkingTime).current();
    const monday = Temporal.Instant.from('2026-03-09T09:00:00Z');
    expect(clock.workingDaysLate('2026-03-05T15:00:00Z', monday)).toBe(2);
    expect(clock.workingDaysLate('2026-03-06T15:00:00Z', monday)).toBe(1);
    expect(clock.workingDaysLate('2026-03-09T08:00:00Z', monday)).toBe(0);
    expect(clock.workingDaysLate('2026-03-10T08:00:00Z', monday)).toBe(0);
  });
});

describe('the settings', () => {
  test('start with a response target of four working hours and a name in three languages', async () => {
    const values = await app.get(Settings).get();
    expect(values.responseTargetMinutes).toBe(240);
    expect(Object.keys(values.agencyName).toSorted()).toEqual(['en', 'nl', 'zh']);
    expect(values.mailFrom).toBeNull();
  });

  test('can be set, and are not overwritten by the defaults', async () => {
    const settings = app.get(Settings);
    await app.transactions.run(asSystem('test'), (tx) => settings.set(tx, 'responseTargetMinutes', 60));
    await install();
    settings.forget();
    expect((await settings.get()).responseTargetMinutes).toBe(60);
    const audit = `SELECT changes FROM audit_entries WHERE entity = 'setting'`;
    expect(await app.database.read(audit)).toEqual([
      { changes: [{ field: 'responseTargetMinutes', before: 240, after: 60 }] },
    ]);
  });

  test('refuse a value of the wrong kind', async () => {
    const wrong = app.transactions.run(asSystem('test'), (tx) =>
      app.get(Settings).set(tx, 'mailFrom', 'a@b\r\nBcc: x@y'),
    );
    await expect(wrong).rejects.toThrow(/Invalid string/u);
  });
});
