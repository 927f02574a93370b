import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Controller, Get, Injectable, Module } from '@nestjs/common';
import { endpoint, id, money, type BodyOf, type ParamsOf, type Problem, type QueryOf } from '@brug/contracts/http';
import { ROLES, type Role } from '@brug/domain/permissions';
import { z } from 'zod';
import { createTestApp, type TestApp } from '../../testing/test-app.js';
import { personIdOf, type Caller, type PersonActor } from '../actors/caller.js';
import { Transactions } from '../database/transactions.js';
import { newId } from '../database/new-id.js';
import { refuse } from '../errors/domain-error.js';
import { AnswerStore } from './answer-store.js';
import { CurrentActor, Endpoint, ValidBody, ValidParams, ValidQuery } from './endpoint.decorator.js';

const body = z.strictObject({ title: z.string().trim().min(1), capex: money, kind: z.enum(['a', 'b']) });
const thing = z.object({ id, title: z.string(), note: z.string().nullable(), by: z.string().nullable() });
const endpoints = {
  create: endpoint({
    method: 'POST',
    path: '/things',
    summary: 'Create a thing',
    access: 'lead.create',
    body,
    response: thing,
    status: 201,
  }),
  read: endpoint({
    method: 'GET',
    path: '/things/:id',
    summary: 'One thing',
    access: 'signed-in',
    params: z.object({ id }),
    query: z.object({ times: z.coerce.number().int().min(1).default(1) }),
    response: thing,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/things/:id',
    summary: 'Remove a thing',
    access: 'signed-in',
    params: z.object({ id }),
  }),
  open: endpoint({
    method: 'GET',
    path: '/open',
    summary: 'For anybody',
    access: 'public',
    response: z.object({ by: z.string() }),
  }),
  wrong: endpoint({ method: 'GET', path: '/wrong', summary: 'Fails', access: 'public', response: z.object({}) }),
};

@Injectable()
class Things {
  constructor(private readonly transactions: Transactions) {}

  create(actor: Caller, input: BodyOf<typeof endpoints.create>): Promise<string> {
    return this.transactions.run(actor, async (tx) => {
      if (input.title === 'refused')
        refuse('reference.unknown', { errors: [{ path: 'body.title', code: 'unknown', message: 'no' }] });
      const entityId = newId();
      tx.audit.record({ entity: 'thing', entityId, action: 'create', after: { title: input.title } });
      await tx.events.record('organisation.created.v1', { organisationId: entityId }, { aggregate: entityId });
      return entityId;
    });
  }
}

@Controller()
class ThingsController {
  constructor(private readonly things: Things) {}

  @Endpoint(endpoints.create)
  async create(
    @CurrentActor() actor: PersonActor,
    @ValidBody() input: BodyOf<typeof endpoints.create>,
  ): Promise<unknown> {
    return {
      id: await this.things.create(actor, input),
      title: input.title,
      note: null,
      by: actor.personId,
      secret: 'x',
    };
  }

  @Endpoint(endpoints.read)
  read(
    @CurrentActor() actor: PersonActor,
    @ValidParams() params: ParamsOf<typeof endpoints.read>,
    @ValidQuery() query: QueryOf<typeof endpoints.read>,
  ): unknown {
    return { id: params.id, title: 'x'.repeat(query.times), note: null, by: personIdOf(actor), secret: 'x' };
  }

  @Endpoint(endpoints.remove)
  remove(): void {
    // Nothing to answer.
  }

  @Endpoint(endpoints.open)
  open(@CurrentActor() caller: Caller): unknown {
    return { by: caller.kind === 'system' ? caller.name : 'person' };
  }

  @Endpoint(endpoints.wrong)
  wrong(): never {
    throw new Error('a secret of the inside');
  }

  @Get('/api/v1/unguarded')
  unguarded(): string {
    return 'never';
  }
}

@Module({ controllers: [ThingsController], providers: [Things] })
class ThingsModule {}

const good = { title: 'A plant', capex: { amountMinor: '100', currency: 'EUR' }, kind: 'a' } as const;
const person = (role: Role) => ({ personId: newId(), role, teamId: newId() });

describe('an endpoint', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await createTestApp({ modules: [ThingsModule] });
  });

  afterAll(() => app.close());

  it('answers what its contract names and nothing else', async () => {
    const actor = person('manager');
    const answer = await app.actAs(actor).send(endpoints.read, { params: { id: newId() }, query: { times: 3 } });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ id: expect.any(String), title: 'xxx', note: null, by: actor.personId });
  });

  it('names every wrong field of all parts at once', async () => {
    const answer = await app
      .actAs(person('manager'))
      .raw<Problem>('POST', '/api/v1/things', { title: ' ', capex: { amountMinor: -1, currency: 'EUR' }, surplus: 1 });
    expect(answer.status).toBe(422);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.body).toMatchObject({ code: 'request.invalid', status: 422, requestId: expect.any(String) });
    expect(answer.body.errors?.map(({ path, code }) => [path, code])).toEqual(
      expect.arrayContaining([
        ['body.title', 'too_small'],
        ['body.capex.amountMinor', 'invalid_type'],
        ['body.kind', 'required'],
        ['body.surplus', 'unrecognized_keys'],
      ]),
    );
    const wrong = await app.actAs(person('viewer')).raw<Problem>('GET', '/api/v1/things/1?times=0');
    expect(wrong.body.errors?.map(({ path }) => path)).toEqual(['params.id', 'query.times']);
  });

  it('asks for a signed-in person before it looks at what is asked', async () => {
    const answer = await app.raw<Problem>('POST', '/api/v1/things', {});
    expect([answer.status, answer.body.code]).toEqual([401, 'auth.required']);
  });

  it.each(ROLES)('lets the role %s pass when it holds the action', async (role) => {
    const answer = await app.actAs(person(role)).send(endpoints.create, { body: good });
    expect(answer.status).toBe(role === 'viewer' ? 403 : 201);
  });

  it('lets anybody pass where it is public', async () => {
    expect((await app.send(endpoints.open)).body).toEqual({ by: 'public' });
  });

  it('is for nobody when nothing says for whom it is', async () => {
    expect((await app.actAs(person('administrator')).raw('GET', '/api/v1/unguarded')).status).toBe(403);
  });

  it('refuses a change that a page of another site asks for', async () => {
    const headers = { origin: 'https://evil.example' };
    const answer = await app.actAs(person('manager')).send(endpoints.create, { body: good }, { headers });
    expect(answer.status).toBe(403);
    const own = { origin: 'http://localhost:3000' };
    expect((await app.actAs(person('manager')).send(endpoints.create, { body: good }, { headers: own })).status).toBe(
      201,
    );
  });

  it('answers 204 without a body when its contract has no response', async () => {
    const answer = await app.actAs(person('viewer')).send(endpoints.remove, { params: { id: newId() } });
    expect([answer.status, answer.text]).toEqual([204, '']);
  });

  describe('that cannot be reached', () => {
    it.each([
      ['malformed JSON', 'POST', '/api/v1/things', '{"a":', 'application/json', 400, 'request.malformed'],
      ['an unknown address', 'GET', '/api/v1/nothing', undefined, undefined, 404, 'resource.not-found'],
      ['an unknown method', 'PUT', '/api/v1/things', '{}', 'application/json', 405, 'request.method-not-allowed'],
      ['an unknown type', 'POST', '/api/v1/things', 'x', 'text/csv', 415, 'request.unsupported-media-type'],
      [
        'too much',
        'POST',
        '/api/v1/things',
        JSON.stringify('x'.repeat(1_100_000)),
        'application/json',
        413,
        'request.too-large',
      ],
      ['a malformed address', 'GET', '/api/v1/%zz', undefined, undefined, 400, 'request.malformed'],
      [
        'too long a parameter',
        'GET',
        `/api/v1/things/${'x'.repeat(300)}`,
        undefined,
        undefined,
        413,
        'request.too-large',
      ],
    ])('answers %s with problem details', async (_what, method, url, payload, type, status, code) => {
      const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
      const answer = await app.actAs(person('manager')).raw<Problem>(method, url, payload, { headers });
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    });

    it('says nothing of the inside when it fails', async () => {
      const answer = await app.raw<Problem>('GET', '/api/v1/wrong');
      expect([answer.status, answer.body.code]).toEqual([500, 'internal.error']);
      expect(answer.text).not.toContain('secret');
      expect(answer.text).not.toContain('.ts');
    });
  });

  describe('with an Idempotency-Key', () => {
    const count = async (): Promise<number> => {
      const row = await app.database.readOne<{ n: number }>('SELECT count(*)::int AS n FROM audit_entries');
      return row?.n ?? 0;
    };

    it('carries the same request out once and repeats its answer', async () => {
      const client = app.actAs(person('manager'));
      const headers = { 'idempotency-key': 'once' };
      const before = await count();
      const first = await client.send(endpoints.create, { body: good }, { headers });
      const second = await client.send(endpoints.create, { body: good }, { headers });
      expect(first.status).toBe(201);
      expect([second.status, second.text]).toEqual([201, first.text]);
      expect(second.headers['idempotent-replayed']).toBe('true');
      expect(await count()).toBe(before + 1);
    });

    it('refuses another request with a used key, and keeps the keys of two people apart', async () => {
      const headers = { 'idempotency-key': 'reused' };
      const client = app.actAs(person('manager'));
      await client.send(endpoints.create, { body: good }, { headers });
      const other = await client.send(endpoints.create, { body: { ...good, title: 'B' } }, { headers });
      expect(other.body).toMatchObject({ status: 422, code: 'idempotency.key-reused' });
      const somebody = await app.actAs(person('manager')).send(endpoints.create, { body: good }, { headers });
      expect([somebody.status, somebody.headers['idempotent-replayed']]).toEqual([201, undefined]);
    });

    it('carries one of many simultaneous requests out', async () => {
      const client = app.actAs(person('manager'));
      const headers = { 'idempotency-key': 'race' };
      const before = await count();
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => client.send(endpoints.create, { body: good }, { headers })),
      );
      expect(await count()).toBe(before + 1);
      const fresh = answers.filter(({ status, headers: given }) => status === 201 && !given['idempotent-replayed']);
      expect(fresh).toHaveLength(1);
      for (const { status } of answers) expect([201, 409]).toContain(status);
    });

    it('forgets a key after 24 hours', async () => {
      const client = app.actAs(person('manager'));
      const headers = { 'idempotency-key': 'old' };
      const first = await client.send(endpoints.create, { body: good }, { headers });
      app.clock.advance({ hours: 23, minutes: 59 });
      expect((await client.send(endpoints.create, { body: good }, { headers })).text).toBe(first.text);
      app.clock.advance({ minutes: 2 });
      const later = await client.send(endpoints.create, { body: { ...good, title: 'B' } }, { headers });
      expect([later.status, later.headers['idempotent-replayed']]).toEqual([201, undefined]);
      expect((await client.send(endpoints.create, { body: { ...good, title: 'B' } }, { headers })).text).toBe(
        later.text,
      );
    });

    it('is never carried out twice, although the process died before it kept the answer', async () => {
      const client = app.actAs(person('manager'));
      const headers = { 'idempotency-key': 'died' };
      const dying = jest.spyOn(app.get(AnswerStore), 'keep').mockReturnValueOnce();
      expect((await client.send(endpoints.create, { body: good }, { headers })).status).toBe(201);
      dying.mockRestore();
      const before = await count();
      const again = await client.send(endpoints.create, { body: good }, { headers });
      expect(again.body).toMatchObject({ status: 409, code: 'idempotency.in-progress' });
      expect(await count()).toBe(before);
    });

    it('leaves no key behind when the request was refused', async () => {
      const client = app.actAs(person('manager'));
      const headers = { 'idempotency-key': 'refused' };
      expect((await client.send(endpoints.create, { body: { ...good, title: 'refused' } }, { headers })).status).toBe(
        422,
      );
      expect((await client.send(endpoints.create, { body: good }, { headers })).status).toBe(201);
    });
  });
});
