import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { activityEndpoints, type RecordActivity, type TimelineEntry } from '@brug/contracts/activities';
import type { Problem } from '@brug/contracts/http';
import { type Lead, leadEndpoints } from '@brug/contracts/leads';
import { asSystem } from '../platform/actors/caller.js';
import { newId } from '../platform/database/new-id.js';
import { addLead, type Cast, createLeadsApp, moveLead, newLead } from '../testing/lead-fixtures.js';
import type { TestApp } from '../testing/test-app.js';
import { recordLeadActivity } from './leads.public.js';

let app: TestApp;
let cast: Cast;
beforeAll(async () => {
  ({ app, cast } = await createLeadsApp());
});
afterAll(() => app.close());

const record = (lead: Lead, body: RecordActivity, actor = cast.lore) =>
  app.actAs(actor).raw<TimelineEntry & Problem>('POST', `/api/v1/leads/${lead.id}/activities`, body);
const read = async (lead: Lead) =>
  (await app.actAs(cast.lore).send(leadEndpoints.get, { params: { id: lead.id } })).body;

describe('an activity', () => {
  test('is written down with who, what and when, and told as an event', async () => {
    const lead = await addLead(app, cast.lore, newLead(cast));
    const answer = await record(
      lead,
      { kind: 'call', outcome: 'reached', minutes: 12, contactId: cast.contact, body: '她周五回电。' },
      cast.bram,
    );
    expect([answer.status, answer.body]).toEqual([
      201,
      {
        id: expect.any(String),
        at: '2026-03-09T09:00:00Z',
        type: 'activity',
        kind: 'call',
        author: { id: cast.bram.personId, name: 'Bram', initials: 'Br' },
        contact: expect.objectContaining({ id: cast.contact, name: 'Shen Lan' }),
        subject: null,
        body: '她周五回电。',
        outcome: 'reached',
        mail: null,
        minutes: 12,
      },
    ]);
    const [event] = await app.database.read(
      `SELECT payload FROM outbox WHERE aggregate_id = $1 AND name = 'activity.recorded.v1'`,
      [lead.id],
    );
    expect(event).toEqual({ payload: { activityId: answer.body.id, leadId: lead.id, kind: 'call' } });
  });

  test.each([
    ['call', 'reached', true],
    ['call', 'no-answer', false],
    ['meeting', null, true],
    ['wechat', null, true],
    ['note', null, false],
    ['site-visit', null, false],
  ] as const)('%s (%s) is the first response: %s', async (kind, outcome, counts) => {
    const lead = await addLead(app, cast.lore, newLead(cast));
    app.clock.advance({ minutes: 30 });
    await record(lead, { kind, outcome, body: 'x' });
    const { firstResponseAt, lastActivityAt, version } = await read(lead);
    app.clock.set('2026-03-09T09:00:00Z');
    expect([firstResponseAt, lastActivityAt, version]).toEqual([
      counts ? '2026-03-09T09:30:00Z' : null,
      '2026-03-09T09:30:00Z',
      1,
    ]);
  });

  test('written down late counts from when it happened, but not before the lead was received', async () => {
    const lead = await addLead(app, cast.lore, newLead(cast, { receivedAt: '2026-03-05T09:00:00Z' }));
    await record(lead, { kind: 'meeting', at: '2026-03-06T10:00:00Z' });
    await record(lead, { kind: 'meeting', at: '2026-03-05T15:00:00Z' });
    await record(lead, { kind: 'meeting', at: '2026-03-01T15:00:00Z' });
    expect(await read(lead)).toMatchObject({
      firstResponseAt: '2026-03-05T15:00:00Z',
      lastActivityAt: '2026-03-06T10:00:00Z',
    });
  });

  test('of the system says itself whether it is a response', async () => {
    const lead = await addLead(app, cast.lore, newLead(cast));
    const mail = (isResponse: boolean) =>
      app.transactions.run(asSystem('test'), (tx) =>
        recordLeadActivity(tx, {
          leadId: lead.id,
          kind: 'mail-out',
          at: tx.at,
          subject: 'Hello',
          isResponse,
        }),
      );
    await mail(false);
    expect((await read(lead)).firstResponseAt).toBeNull();
    await mail(true);
    expect((await read(lead)).firstResponseAt).toBe('2026-03-09T09:00:00Z');
  });

  test('that cannot be is refused with the field named', async () => {
    const lead = await addLead(app, cast.lore, newLead(cast));
    const wrong = async (body: object) => {
      const answer = await record(lead, body as RecordActivity);
      return [answer.status, answer.body.code, answer.body.errors?.map(({ path }) => path)];
    };
    expect(await wrong({ kind: 'dance', minutes: -1 })).toEqual([
      422,
      'request.invalid',
      ['body.kind', 'body.minutes'],
    ]);
    expect(await wrong({ kind: 'note' })).toEqual([422, 'request.invalid', ['body.body']]);
    expect(await wrong({ kind: 'meeting', outcome: 'reached' })).toEqual([422, 'request.invalid', ['body.outcome']]);
    expect(await wrong({ kind: 'meeting', at: '2026-03-09T09:06:00Z' })).toEqual([422, 'request.invalid', ['body.at']]);
    expect(await wrong({ kind: 'meeting', contactId: newId() })).toEqual([
      422,
      'reference.unknown',
      ['body.contactId'],
    ]);
    expect(await wrong({ kind: 'meeting', completesFollowUpId: newId() })).toEqual([
      422,
      'reference.unknown',
      ['body.completesFollowUpId'],
    ]);
    expect((await read(lead)).lastActivityAt).toBeNull();
  });

  test("on another team's lead is refused, on one that may not be seen it is not found", async () => {
    const lead = await addLead(app, cast.lore, newLead(cast));
    expect((await record(lead, { kind: 'note', body: 'x' }, cast.pieter)).status).toBe(403);
    expect((await record(lead, { kind: 'note', body: 'x' }, cast.viewer)).status).toBe(403);
    const hidden = await addLead(app, cast.lore, newLead(cast, { confidentiality: 'restricted' }));
    expect((await record(hidden, { kind: 'note', body: 'x' }, cast.pieter)).status).toBe(404);
    const timeline = await app.actAs(cast.pieter).send(activityEndpoints.timeline, { params: { id: hidden.id } });
    expect(timeline.status).toBe(404);
  });
});

describe('the timeline', () => {
  test('is a union of activities, moves and changed fields, newest first, the same however it is paged', async () => {
    let lead = await addLead(app, cast.lore, newLead(cast));
    const steps: (() => Promise<unknown>)[] = [
      () => record(lead, { kind: 'note', body: 'first' }),
      async () =>
        (lead = await moveLead(app, cast.bram, lead, 'lost', { lostReason: 'no-budget', winningLocation: 'Lille' })),
      async () => (lead = await moveLead(app, cast.lore, lead, 'prospect')),
      () => record(lead, { kind: 'meeting', body: 'second' }),
      () =>
        app.actAs(cast.manager).send(leadEndpoints.update, {
          params: { id: lead.id },
          body: { version: lead.version, title: 'New', tags: ['t'] },
        }),
    ];
    for (const step of steps) {
      app.clock.advance({ hours: 25 });
      await step();
    }
    const all = await app.actAs(cast.viewer).send(activityEndpoints.timeline, { params: { id: lead.id } });
    app.clock.set('2026-03-09T09:00:00Z');
    expect(all.status).toBe(200);
    expect(all.body.items.map((entry) => [entry.type, entry.author?.name])).toEqual([
      ['change', 'An'],
      ['activity', 'Lore'],
      ['stage-change', 'Lore'],
      ['stage-change', 'Bram'],
      ['activity', 'Lore'],
      ['stage-change', 'Lore'],
    ]);
    expect(all.body.items[0]).toMatchObject({ fields: ['title', 'tags'] });
    expect(all.body.items[3]).toMatchObject({
      direction: 'lost',
      lostReason: 'no-budget',
      winningLocation: 'Lille',
      daysInStageLeft: 2,
    });
    expect(all.body.items.at(-1)).toMatchObject({ direction: 'created', fromStageId: null, daysInStageLeft: null });

    const paged: TimelineEntry[] = [];
    let cursor: string | undefined;
    do {
      const page = await app.actAs(cast.viewer).send(activityEndpoints.timeline, {
        params: { id: lead.id },
        query: { limit: 2, ...(cursor ? { cursor } : {}) },
      });
      paged.push(...page.body.items);
      cursor = page.body.nextCursor ?? undefined;
    } while (cursor);
    expect(paged).toEqual(all.body.items);
    const foreign = await app.actAs(cast.viewer).raw('GET', `/api/v1/leads/${lead.id}/timeline?cursor=abc`);
    expect(foreign.status).toBe(400);
  });
});
