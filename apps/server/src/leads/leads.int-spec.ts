import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Problem } from '@brug/contracts/http';
import { leadEndpoints } from '@brug/contracts/leads';
import { addLead, type Cast, createLeadsApp, newLead, stageId } from '../testing/lead-fixtures.js';
import type { TestApp } from '../testing/test-app.js';
import { newId } from '../platform/database/new-id.js';

let app: TestApp;
let cast: Cast;
beforeAll(async () => {
  ({ app, cast } = await createLeadsApp());
});
afterAll(() => app.close());

const create = (body: object, actor = cast.lore, headers: Record<string, string> = {}) =>
  app.actAs(actor).raw<Problem>('POST', '/api/v1/leads', body, { headers });

describe('a new lead', () => {
  test('has all that was given, a number, the first stage, and its creator as owner', async () => {
    const lead = await addLead(
      app,
      cast.lore,
      newLead(cast, {
        primaryContactId: cast.contact,
        naceCodes: ['13.96'],
        estimatedValue: { amountMinor: '1850000000', currency: 'CNY' },
        expectedDecisionOn: '2026-12-01',
        tags: ['textile'],
        description: 'A mill.\nWith a view.',
        investment: {
          mode: 'greenfield',
          activity: ['production', 'sales'],
          capex: { amountMinor: '999999999999999', currency: 'EUR' },
          jobsNew: 40,
          preferredMunicipalities: ['BE-34022'],
          competingLocations: [],
          siteVisitOn: '2026-04-01',
        },
      }),
    );
    expect(lead).toMatchObject({
      version: 1,
      number: 'INV-2026-0001',
      track: 'investment',
      title: 'Weaving mill near Kortrijk',
      organisation: { id: cast.jinlan, name: 'Jinlan', chineseName: '绍兴锦兰纺织有限公司' },
      owner: { id: cast.lore.personId, name: 'Lore' },
      team: { id: cast.investTeam, name: 'Invest' },
      stage: { key: 'prospect', category: 'open' },
      value: {
        amountMinor: '1850000000',
        currency: 'CNY',
        euroCents: '231250000',
        rateDate: '2026-03-02',
        unitsPerEuro: '8',
      },
      jobs: 40,
      probabilityBp: 500,
      ownProbabilityBp: null,
      primaryContact: { id: cast.contact, name: 'Shen Lan', language: 'zh' },
      naceCodes: ['13.96'],
      expectedDecisionOn: '2026-12-01',
      tags: ['textile'],
      description: 'A mill.\nWith a view.',
      receivedAt: '2026-03-09T09:00:00Z',
      daysInStage: 0,
      firstResponseAt: null,
      nextFollowUp: null,
      export: null,
      signature: null,
      counterparts: [],
      may: { update: true, move: true, leaveSigned: false, assign: true },
    });
    expect(lead.investment).toMatchObject({
      mode: 'greenfield',
      activity: ['production', 'sales'],
      capex: { amountMinor: '999999999999999', currency: 'EUR' },
      competingLocations: [],
      siteVisitOn: '2026-04-01',
      landM2: null,
    });
    expect(lead.timeInStages).toEqual([
      { stageId: lead.stageId, enteredAt: '2026-03-09T09:00:00Z', leftAt: null, days: 0 },
    ]);
  });

  // `addLead` compares the answer, which is made from what was given, with what is read from the rows.
  test('is answered as it is read, however its values were written', async () => {
    const investment = await addLead(
      app,
      cast.lore,
      newLead(cast, {
        receivedAt: '2026-03-01T08:30:00.123987600Z',
        estimatedValue: { amountMinor: '000', currency: 'EUR' },
        investment: {
          capex: { amountMinor: '007', currency: 'CNY' },
          siteVisitors: ['沈兰', 'Lore'],
          permits: ' one\ntwo ',
        },
      }),
    );
    expect(investment).toMatchObject({
      receivedAt: '2026-03-01T08:30:00.124Z',
      value: { amountMinor: '0' },
      investment: { capex: { amountMinor: '7', currency: 'CNY' }, permits: 'one\ntwo' },
    });
    const full = await addLead(app, cast.lore, {
      ...newLead(cast),
      track: 'export',
      organisationId: cast.devos,
      confidentiality: 'restricted',
      priority: 'high',
      probabilityBp: 0,
      export: {
        goal: 'sell',
        products: '"Looms", {and} \\ more',
        hsCodes: ['8446'],
        readinessChecklist: [],
        exportShareBp: 10_000,
      },
    });
    expect(full).toMatchObject({ confidentiality: 'restricted', probabilityBp: 0, export: { readinessChecklist: [] } });
  });

  test('is told as an event without personal data, and stands in the audit trail field by field', async () => {
    const lead = await addLead(app, cast.lore, newLead(cast, { title: 'Told', tags: ['one'] }));
    const events = await app.database.read(
      'SELECT name, payload, aggregate_id AS "aggregateId" FROM outbox WHERE aggregate_id = $1',
      [lead.id],
    );
    expect(events).toEqual([
      {
        name: 'lead.created.v1',
        aggregateId: lead.id,
        payload: {
          leadId: lead.id,
          track: 'investment',
          ownerId: cast.lore.personId,
          teamId: cast.investTeam,
          confidentiality: 'normal',
          stageId: lead.stageId,
          stageKey: 'prospect',
          source: 'fair',
        },
      },
    ]);
    const [entry] = await app.database.read<{
      action: string;
      changes: { field: string; after: unknown }[];
      actorId: string;
    }>(`SELECT action, changes, actor_id AS "actorId" FROM audit_entries WHERE entity = 'lead' AND entity_id = $1`, [
      lead.id,
    ]);
    expect([entry?.action, entry?.actorId]).toEqual(['create', cast.lore.personId]);
    expect(entry?.changes).toContainEqual({ field: 'title', before: null, after: 'Told' });
    expect(entry?.changes).toContainEqual({ field: 'stageId', before: null, after: lead.stageId });
    expect(
      await app.database.read(
        'SELECT direction, lead_version AS v, author_id AS a FROM stage_changes WHERE lead_id = $1',
        [lead.id],
      ),
    ).toEqual([{ direction: 'created', v: 1, a: cast.lore.personId }]);
  });

  test('names every wrong field', async () => {
    const { status, body } = await create({
      track: 'investment',
      title: '',
      source: 'dream',
      priority: 'huge',
      investment: { jobsNew: -1, moon: 1 },
    });
    expect(status).toBe(422);
    expect(body.code).toBe('request.invalid');
    expect(body.errors?.map(({ path }) => path).toSorted()).toEqual(
      [
        'body.investment.jobsNew',
        'body.investment.moon',
        'body.organisationId',
        'body.priority',
        'body.source',
        'body.title',
      ].toSorted(),
    );
  });

  test('cannot have details of the other track', async () => {
    const { status, body } = await create(newLead(cast, { export: { goal: 'sell' } }));
    expect([status, body.errors]).toEqual([
      422,
      [expect.objectContaining({ path: 'body.export', code: 'other-track' })],
    ]);
  });

  test('names every reference that leads nowhere', async () => {
    const { status, body } = await create(
      newLead(cast, { organisationId: newId(), ownerId: newId(), primaryContactId: newId() }),
      cast.manager,
    );
    expect([status, body.code]).toEqual([422, 'reference.unknown']);
    expect(body.errors?.map(({ path }) => path)).toEqual([
      'body.organisationId',
      'body.ownerId',
      'body.primaryContactId',
    ]);
  });

  test("cannot have another firm's contact as its own", async () => {
    const { body } = await create(newLead(cast, { organisationId: cast.devos, primaryContactId: cast.contact }));
    expect(body.errors).toEqual([expect.objectContaining({ path: 'body.primaryContactId' })]);
  });

  test('begins in a stage of its track that is open and whose gate it passes', async () => {
    const of = async (body: object) => (await create({ ...newLead(cast), ...body })).body;
    expect(await of({ stageId: newId() })).toMatchObject({ code: 'reference.unknown' });
    expect(await of({ stageId: await stageId(app, 'export', 'intake') })).toMatchObject({ code: 'reference.unknown' });
    expect(await of({ stageId: await stageId(app, 'investment', 'signed') })).toMatchObject({
      code: 'request.invalid',
    });
    const qualified = await stageId(app, 'investment', 'qualified');
    const refused = await of({ stageId: qualified });
    expect(refused.code).toBe('lead.gate-refused');
    expect(refused.errors?.map(({ path, code }) => [path, code])).toEqual(
      ['naceCodes', 'mode', 'activity', 'timeframe'].map((field) => [field, 'gate.missing']),
    );
    const lead = await addLead(
      app,
      cast.lore,
      newLead(cast, {
        stageId: qualified,
        naceCodes: ['13'],
        investment: { mode: 'expansion', activity: ['rd'], timeframe: 'exploring' },
      }),
    );
    expect(lead.stage.key).toBe('qualified');
  });

  test('is added by viewers never, by account managers for themselves, by managers for anybody', async () => {
    expect((await create(newLead(cast), cast.viewer)).status).toBe(403);
    expect((await create(newLead(cast, { ownerId: cast.bram.personId }), cast.lore)).status).toBe(403);
    const lead = await addLead(app, cast.manager, newLead(cast, { ownerId: cast.bram.personId }));
    expect([lead.owner.name, lead.teamId]).toEqual(['Bram', cast.investTeam]);
    expect((await app.raw('POST', '/api/v1/leads', newLead(cast))).status).toBe(401);
  });

  test('sent twice with one Idempotency-Key is added once', async () => {
    const body = newLead(cast, { title: 'Sent twice' });
    const headers = { 'idempotency-key': newId() };
    const first = await create(body, cast.lore, headers);
    const second = await create(body, cast.lore, headers);
    expect([first.status, second.status, second.text === first.text]).toEqual([201, 201, true]);
    const rows = await app.database.read(`SELECT 1 FROM leads WHERE title = 'Sent twice'`);
    expect(rows).toHaveLength(1);
  });

  test('gets a number of its year in Brussels', async () => {
    app.clock.set('2026-12-31T23:30:00Z');
    const lead = await addLead(app, cast.pieter, {
      track: 'export',
      organisationId: cast.devos,
      title: 'Looms',
      source: 'mission',
    });
    app.clock.set('2026-03-09T09:00:00Z');
    expect(lead.number).toBe('EXP-2027-0001');
  });
});

describe('changing a lead', () => {
  const change = (id: string, body: object, actor = cast.lore) =>
    app
      .actAs(actor)
      .raw<Problem & { version: number; current: { version: number; title: string }; yours: unknown }>(
        'PATCH',
        `/api/v1/leads/${id}`,
        body,
      );

  test('takes the fields given, shared and of the track, leaves the others and raises the version', async () => {
    const lead = await addLead(
      app,
      cast.lore,
      newLead(cast, { tags: ['keep'], investment: { jobsNew: 5, landM2: 100 } }),
    );
    const answer = await app.actAs(cast.lore).send(leadEndpoints.update, {
      params: { id: lead.id },
      body: {
        version: 1,
        title: 'Renamed',
        estimatedValue: { amountMinor: '100', currency: 'EUR' },
        investment: { jobsNew: null, buildingM2: 3 },
      },
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      version: 2,
      title: 'Renamed',
      tags: ['keep'],
      value: { amountMinor: '100', euroCents: '100' },
      investment: { jobsNew: null, landM2: 100, buildingM2: 3 },
    });
    const [entry] = await app.database.read<{ changes: unknown[] }>(
      `SELECT changes FROM audit_entries WHERE entity_id = $1 AND action = 'update'`,
      [lead.id],
    );
    expect(entry?.changes).toEqual([
      { field: 'title', before: 'Weaving mill near Kortrijk', after: 'Renamed' },
      { field: 'estimatedValue', before: null, after: { amountMinor: '100', currency: 'EUR' } },
      { field: 'jobsNew', before: 5, after: null },
      { field: 'buildingM2', before: null, after: 3 },
    ]);
    const [event] = await app.database.read(
      `SELECT payload->'fields' AS fields FROM outbox WHERE aggregate_id = $1 AND name = 'lead.updated.v1'`,
      [lead.id],
    );
    expect(event).toEqual({ fields: ['title', 'estimatedValue', 'jobsNew', 'buildingM2'] });
  });

  test('that changes nothing writes nothing', async () => {
    const lead = await addLead(app, cast.lore, newLead(cast));
    const answer = await change(lead.id, { version: 1, title: lead.title, tags: [], investment: { mode: null } });
    expect([answer.status, answer.body.version]).toEqual([200, 1]);
    expect(await app.database.read(`SELECT 1 FROM outbox WHERE aggregate_id = $1`, [lead.id])).toHaveLength(1);
  });

  test('on an older version is refused with the lead as it is and what was asked', async () => {
    const lead = await addLead(app, cast.lore, newLead(cast));
    await change(lead.id, { version: 1, title: 'First' });
    const { status, body } = await change(lead.id, { version: 1, title: 'Second' }, cast.bram);
    expect([status, body.code]).toEqual([409, 'version.conflict']);
    expect(body.current).toMatchObject({ version: 2, title: 'First' });
    expect(body.yours).toEqual({ version: 1, title: 'Second' });
  });

  test('gives a lead to somebody else only within reach of the role, and its team follows', async () => {
    const lead = await addLead(app, cast.lore, newLead(cast));
    expect((await change(lead.id, { version: 1, ownerId: cast.pieter.personId })).status).toBe(403);
    expect((await change(lead.id, { version: 1, ownerId: newId() })).status).toBe(422);
    expect((await change(lead.id, { version: 1, ownerId: cast.bram.personId })).status).toBe(200);
    const answer = await change(lead.id, { version: 2, ownerId: cast.pieter.personId }, cast.manager);
    expect(answer.body).toMatchObject({ version: 3, teamId: cast.exportTeam, owner: { name: 'Pieter' } });
  });

  test("of another team's lead is refused, of one that may not be seen it is not found", async () => {
    const lead = await addLead(app, cast.pieter, newLead(cast));
    expect((await change(lead.id, { version: 1, title: 'x' })).status).toBe(403);
    const hidden = await addLead(app, cast.pieter, newLead(cast, { confidentiality: 'restricted' }));
    expect((await change(hidden.id, { version: 1, title: 'x' })).status).toBe(404);
    expect((await change(newId(), { version: 1, title: 'x' })).status).toBe(404);
    expect((await change(lead.id, { title: 'x' })).body.errors).toEqual([
      expect.objectContaining({ path: 'body.version' }),
    ]);
  });

  test('of a restricted lead is seen by its owner, its team, managers and administrators only', async () => {
    const { id } = await addLead(app, cast.lore, newLead(cast, { confidentiality: 'restricted' }));
    const seen = async (actor: typeof cast.lore) =>
      (await app.actAs(actor).send(leadEndpoints.get, { params: { id } })).status;
    expect(await Promise.all([cast.lore, cast.bram, cast.manager, cast.administrator].map(seen))).toEqual([
      200, 200, 200, 200,
    ]);
    expect(await Promise.all([cast.pieter, cast.viewer].map(seen))).toEqual([404, 404]);
  });
});

describe('counterparts', () => {
  const add = (id: string, body: object, actor = cast.lore) =>
    app
      .actAs(actor)
      .raw<Problem & { counterparts: { id: string; state: string; reason: string | null }[] }>(
        'POST',
        `/api/v1/leads/${id}/counterparts`,
        body,
      );
  const set = (id: string, counterpartId: string, body: object) =>
    app.actAs(cast.lore).raw<Problem>('PATCH', `/api/v1/leads/${id}/counterparts/${counterpartId}`, body);

  test('are linked, accepted and rejected; a rejection is remembered until somebody accepts explicitly', async () => {
    const lead = await addLead(app, cast.lore, newLead(cast));
    const added = await add(lead.id, { organisationId: cast.devos, state: 'suggested', reason: 'same cluster' });
    expect([added.status, added.body.counterparts]).toEqual([
      201,
      [
        expect.objectContaining({
          state: 'suggested',
          reason: 'same cluster',
          organisation: expect.objectContaining({ name: 'Devos' }),
        }),
      ],
    ]);
    const counterpartId = added.body.counterparts[0]!.id;
    const accepted = await set(lead.id, counterpartId, { version: 1, state: 'accepted' });
    expect(accepted.body).toMatchObject({ counterparts: [{ version: 2, state: 'accepted', reason: 'same cluster' }] });
    const rejected = { version: 2, state: 'rejected', reason: 'too small' };
    expect((await set(lead.id, counterpartId, rejected)).status).toBe(200);
    const late = await set(lead.id, counterpartId, { version: 2, state: 'introduced' });
    expect([late.status, late.body]).toEqual([
      409,
      expect.objectContaining({
        code: 'version.conflict',
        current: expect.objectContaining({
          counterparts: [expect.objectContaining({ id: counterpartId, version: 3, state: 'rejected' })],
        }),
        yours: { version: 2, state: 'introduced' },
      }),
    ]);
    for (const state of ['suggested', 'introduced']) {
      const again = await add(lead.id, { organisationId: cast.devos, state });
      expect([again.status, again.body.errors?.[0]?.code]).toEqual([422, 'counterpart.rejected']);
    }
    expect((await add(lead.id, { organisationId: cast.devos, state: 'accepted' })).body.counterparts).toEqual([
      expect.objectContaining({ id: counterpartId, version: 4, state: 'accepted', reason: null }),
    ]);
    const actions = await app.database.read(
      `SELECT action FROM audit_entries WHERE entity_id = $1 AND action = 'counterpart'`,
      [lead.id],
    );
    expect(actions).toHaveLength(4);
    expect((await app.actAs(cast.lore).send(leadEndpoints.get, { params: { id: lead.id } })).body.version).toBe(1);
  });

  test('are another organisation that exists', async () => {
    const lead = await addLead(app, cast.lore, newLead(cast));
    expect((await add(lead.id, { organisationId: cast.jinlan, state: 'accepted' })).body.errors?.[0]?.code).toBe(
      'own-organisation',
    );
    expect((await add(lead.id, { organisationId: newId(), state: 'accepted' })).body.code).toBe('reference.unknown');
    expect((await set(lead.id, newId(), { version: 1, state: 'accepted' })).status).toBe(404);
    expect((await add(lead.id, { organisationId: cast.devos, state: 'accepted' }, cast.pieter)).status).toBe(403);
  });
});
