import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { calendarEndpoints } from '@brug/contracts/calendars';
import { followUpEndpoints } from '@brug/contracts/follow-ups';
import { chineseCalendarDays, type CalendarDay } from '@brug/domain/calendars';
import type { Lead } from '@brug/contracts/leads';
import { JobHandlers } from '../platform/queue/job-handlers.js';
import { moveLead } from '../testing/lead-fixtures.js';
import { TEST_NOW } from '../testing/test-app.js';
import { Rules } from './rules.js';
import { Scene, type FollowUpRow } from './testing/scene.js';

/*
 * A year is entered over HTTP, the event goes through the outbox, the job through its handler: what was planned on the year is planned
 * again. The rules of the first call and of the acknowledgement are made to count three working days of whom they are for.
 */

let scene: Scene;
const AFTER_THREE_DAYS = JSON.stringify({ type: 'working-days', days: 3, calendar: 'recipient' });

beforeAll(async () => {
  scene = await Scene.create();
  await scene.set(
    `UPDATE follow_up_rules SET timing = $1::jsonb WHERE trigger IN ('lead-created', 'inquiry-received')`,
    [AFTER_THREE_DAYS],
  );
  scene.app.get(Rules).forget();
});
beforeEach(() => scene.app.clock.set(TEST_NOW));
afterAll(() => scene.close());

const names = { nl: 'Lentefeest', en: 'Spring Festival', zh: '春节' };
const festival2027 = Array.from({ length: 7 }, (_, index): CalendarDay => {
  const date = Temporal.PlainDate.from('2027-02-05').add({ days: index }).toString();
  return { date, kind: 'holiday', names };
});

async function enter(year: number, days: readonly CalendarDay[], published = true): Promise<void> {
  const client = scene.app.actAs(scene.cast.administrator);
  const params = { region: 'CN', year } as const;
  const { version } = (await client.send(calendarEndpoints.year, { params })).body;
  const body = { version, published, days: [...days] };
  const answer = await client.send(calendarEndpoints.saveYear, { params, body });
  if (answer.status !== 200) throw new Error(answer.text);
}

/** The task and the message of a lead that came in over the form at this moment. */
async function inquiryAt(moment: string): Promise<{ lead: Lead; task: FollowUpRow; message: FollowUpRow }> {
  scene.app.clock.set(moment);
  const lead = await scene.inquiry();
  return { lead, ...(await planOf(lead)) };
}

async function planOf(lead: { readonly id: string }): Promise<{ task: FollowUpRow; message: FollowUpRow }> {
  const rows = await scene.ofLead(lead.id);
  const [task, message] = ['task', 'message'].map((kind) => rows.find((row) => row.kind === kind));
  if (!task || !message) throw new Error('A task and a message were expected.');
  return { task, message };
}

/** When each of all follow-ups is due. */
async function moments(): Promise<ReadonlyMap<string, string>> {
  const rows = await scene.app.database.read<{ id: string; dueAt: string }>(
    'SELECT id, due_at AS "dueAt" FROM follow_ups',
  );
  return new Map(rows.map(({ id, dueAt }) => [id, dueAt]));
}

const eventsOf = (followUp: FollowUpRow) =>
  scene.app.database.read<{ name: string; payload: { dueAt?: string; revision?: number } }>(
    `SELECT name, payload FROM outbox WHERE payload ->> 'followUpId' = $1 ORDER BY sequence`,
    [followUp.id],
  );

const auditOf = (followUp: FollowUpRow) =>
  scene.app.database.read<{ action: string; actor_name: string; changes: unknown }>(
    `SELECT action, actor_name, changes FROM audit_entries WHERE entity_id = $1 AND action = 'replan' ORDER BY at, id`,
    [followUp.id],
  );

describe('a year that is corrected', () => {
  test('13 February 2026 and three Chinese working days is 25 February once the Spring Festival is put right', async () => {
    const { app } = scene;
    await enter(
      2026,
      chineseCalendarDays(2026).filter(({ date }) => !date.startsWith('2026-02')),
    );
    const { lead, task, message } = await inquiryAt('2026-02-13T06:00:00Z');
    expect([task.dueAt, message.dueAt]).toEqual(['2026-02-18T08:00:00Z', '2026-02-18T01:00:00Z']);
    await enter(2026, chineseCalendarDays(2026));
    await app.settle();

    const after = await planOf(lead);
    expect([after.task.dueAt, after.message.dueAt]).toEqual(['2026-02-25T08:00:00Z', '2026-02-25T01:00:00Z']);
    expect([after.task.revision, after.message.revision, after.message.version]).toEqual([2, 2, 2]);
    expect((await eventsOf(message)).at(-1)).toMatchObject({
      name: 'follow-up.planned.v1',
      payload: { dueAt: '2026-02-25T01:00:00.000Z', revision: 2 },
    });
    expect(app.jobs.jobs).toContainEqual(
      expect.objectContaining({
        jobId: `followup-${message.id}-2`,
        runAt: Temporal.Instant.from('2026-02-25T01:00:00Z'),
      }),
    );
    expect(await auditOf(task)).toEqual([
      {
        action: 'replan',
        actor_name: 'follow-ups.replan',
        changes: [
          { field: 'dueAt', before: '2026-02-18T08:00:00.000Z', after: '2026-02-25T08:00:00.000Z' },
          { field: 'reason', before: null, after: 'calendar-changed' },
        ],
      },
    ]);
    expect(await scene.leadRow(lead.id)).toMatchObject({ next_follow_up_at: '2026-02-25T08:00:00Z' });
  });
});

describe('an unpublished year', () => {
  test('that is entered moves what was planned on it and takes its mark off', async () => {
    const { app, cast } = scene;
    const { lead, task, message } = await inquiryAt('2027-02-03T06:00:00Z');
    const { lead: later, task: march } = await inquiryAt('2027-03-01T06:00:00Z');
    app.clock.set('2027-02-03T07:00:00Z');
    expect([task, message, march].map(({ dueReason }) => dueReason.provisional)).toEqual([true, true, true]);
    expect([task.dueAt, march.dueAt]).toEqual(['2027-02-08T08:00:00Z', '2027-03-04T08:00:00Z']);

    const params = { region: 'CN', year: 2027 } as const;
    const preview = await app
      .actAs(cast.administrator)
      .send(calendarEndpoints.previewYear, { params, body: { published: true, days: festival2027 } });
    expect(preview.body.followUps).toEqual({ moved: 2, marked: 2, complete: true });

    await enter(2027, festival2027);
    await app.settle();
    const after = await planOf(lead);
    expect([after.task.dueAt, after.task.dueReason.provisional]).toEqual(['2027-02-15T08:00:00Z', false]);
    expect([after.message.dueAt, after.message.dueReason.provisional]).toEqual(['2027-02-15T01:00:00Z', false]);

    // In March nothing changes but that it is sure now: the wake-up that is planned stays the right one.
    const unmarked = await planOf(later);
    expect([unmarked.task.dueAt, unmarked.task.dueReason.provisional]).toEqual([march.dueAt, false]);
    expect([unmarked.task.revision, unmarked.task.version]).toEqual([1, 2]);
    expect((await eventsOf(march)).map(({ name }) => name)).toEqual(['follow-up.planned.v1', 'follow-up.changed.v1']);
    expect((await auditOf(march)).map(({ changes }) => changes)).toEqual([
      [
        { field: 'provisional', before: true, after: false },
        { field: 'reason', before: null, after: 'calendar-changed' },
      ],
    ]);
  });

  test('that is taken back marks again what is planned on it', async () => {
    const { lead } = await inquiryAt('2027-04-01T06:00:00Z');
    expect((await planOf(lead)).task.dueReason.provisional).toBe(false);
    await enter(2027, festival2027, false);
    await scene.app.settle();
    expect((await planOf(lead)).task.dueReason.provisional).toBe(true);
    await enter(2027, festival2027);
    await scene.app.settle();
    expect((await planOf(lead)).task.dueReason.provisional).toBe(false);
  });
});

describe('planning again', () => {
  test('a second time changes nothing', async () => {
    const { app } = scene;
    await enter(2028, [], false);
    const { lead, task } = await inquiryAt('2028-01-25T06:00:00Z');
    await enter(
      2028,
      festival2027.map((day) => ({
        ...day,
        date: day.date.replace('2027-02-0', '2028-01-2').replace('2027-02-1', '2028-01-3'),
      })),
    );
    await app.settle();
    const once = await planOf(lead);
    expect(once.task.dueAt).not.toBe(task.dueAt);
    const change = { region: 'CN' as const, year: 2028, version: 2, round: 2 };
    await app.get(JobHandlers).run('follow-ups.replan', change, { jobId: 'again', attempt: 2 });
    expect(await planOf(lead)).toEqual(once);
  });

  test('happens once more after a minute, for what was planned meanwhile by those who had not heard', async () => {
    const { app } = scene;
    await enter(
      2029,
      festival2027.map((day) => ({ ...day, date: day.date.replace('2027', '2029') })),
      false,
    );
    const { lead } = await inquiryAt('2029-02-01T06:00:00Z');
    const old = await planOf(lead);
    await enter(
      2029,
      festival2027.map((day) => ({ ...day, date: day.date.replace('2027', '2029') })),
    );
    await app.settle();
    // As another process would have written it that still knew the old calendar.
    await scene.set(`UPDATE follow_ups SET due_reason = due_reason || '{"provisional": true}' WHERE id = $1`, [
      old.task.id,
    ]);
    app.clock.set('2029-02-01T06:00:59Z');
    await app.settle();
    expect((await planOf(lead)).task.dueReason.provisional).toBe(true);
    app.clock.set('2029-02-01T06:01:00Z');
    await app.settle();
    expect((await planOf(lead)).task.dueReason.provisional).toBe(false);
  });

  test('touches nothing that is being sent, failed, was chosen by hand, or has ended', async () => {
    const { app, cast } = scene;
    await enter(2030, [], false);
    const leads = await Promise.all(
      ['claimed', 'sending', 'failed', 'uncertain', 'cancelled'].map(async (state) => {
        const { lead, message } = await inquiryAt('2030-02-01T06:00:00Z');
        await scene.set('UPDATE follow_ups SET state = $2, ended_at = $3 WHERE id = $1', [
          message.id,
          state,
          state === 'cancelled' ? TEST_NOW : null,
        ]);
        return lead;
      }),
    );
    const byHand = await app.actAs(cast.lore).send(followUpEndpoints.createTask, {
      body: { leadId: leads[0]?.id ?? '', taskKind: 'call', title: 'As agreed', dueAt: '2030-02-05T09:00:00Z' },
    });
    const before = await Promise.all(leads.map(async ({ id }) => (await planOf({ id })).message));
    await enter(
      2030,
      festival2027.map((day) => ({
        ...day,
        date: day.date.replace('2027-02-0', '2030-02-0').replace('2027-02-1', '2030-02-1'),
      })),
    );
    await app.settle();
    expect(await Promise.all(leads.map(async ({ id }) => (await planOf({ id })).message))).toEqual(before);
    const [task] = (await scene.ofLead(leads[0]?.id ?? '')).filter(({ id }) => id === byHand.body.id);
    expect([task?.dueAt, task?.version]).toEqual(['2030-02-05T09:00:00Z', 1]);
  });

  test('what was put off counts again from the day on which it was put off', async () => {
    const { app, cast } = scene;
    const days = festival2027.map((day) => ({ ...day, date: day.date.replace('2027', '2031') }));
    const { lead, task } = await inquiryAt('2031-01-20T06:00:00Z');
    app.clock.set('2031-02-03T10:00:00Z');
    const snoozed = await app
      .actAs(cast.lore)
      .send(followUpEndpoints.snooze, { params: { id: task.id }, body: { version: task.version, workingDays: 2 } });
    expect([snoozed.body.dueAt, snoozed.body.dueReason]).toMatchObject([
      '2031-02-05T08:00:00Z',
      { timing: 'snoozed', provisional: true, actingRegion: 'BE', countedFrom: '2031-02-03T10:00:00Z' },
    ]);
    await enter(2031, days);
    await app.settle();
    // 5 to 11 February are off: Tuesday the 4th, then Wednesday the 12th.
    expect((await planOf(lead)).task).toMatchObject({ dueAt: '2031-02-12T08:00:00Z' });
  });

  test('a dormant lead wakes on the first day its owner works, when office hours or holidays of that side change', async () => {
    const { app, cast } = scene;
    const { lead } = await inquiryAt('2026-03-09T09:00:00Z');
    await moveLead(app, cast.lore, lead, 'dormant', { wakeUpOn: '2026-07-20' });
    const wakeUp = async () =>
      (await scene.ofLead(lead.id)).find(({ dueReason }) => dueReason.timing === 'wake-up-day');
    expect(await wakeUp()).toMatchObject({ dueAt: '2026-07-20T07:00:00Z' });

    const client = app.actAs(cast.administrator);
    const params = { region: 'BE' } as const;
    const body = { version: 1, hours: [{ weekday: null, from: '08:00', to: '16:00' }] };
    const { hours } = body;
    const preview = await client.send(calendarEndpoints.previewOfficeHours, { params, body: { hours } });
    const before = await moments();
    expect((await client.send(calendarEndpoints.saveOfficeHours, { params, body })).status).toBe(200);
    await app.settle();
    expect(await wakeUp()).toMatchObject({ dueAt: '2026-07-20T06:00:00Z', revision: 2 });
    // What was said beforehand is what moved.
    const after = await moments();
    const moved = [...after].filter(([id, dueAt]) => before.get(id) !== dueAt).length;
    expect(preview.body.followUps).toEqual({ moved, marked: 0, complete: true });
    expect(moved).toBeGreaterThan(1);

    const year = { region: 'BE', year: 2026 } as const;
    const known = (await client.send(calendarEndpoints.year, { params: year })).body;
    const bridge = {
      date: '2026-07-20',
      kind: 'holiday',
      names: { nl: 'Brugdag', en: 'Bridge day', zh: '桥日' },
    } as const;
    const added = { version: known.version, days: [...known.days, bridge] };
    expect((await client.send(calendarEndpoints.saveYear, { params: year, body: added })).status).toBe(200);
    await app.settle();
    expect(await wakeUp()).toMatchObject({ dueAt: '2026-07-22T06:00:00Z', revision: 3 });
  });
});
