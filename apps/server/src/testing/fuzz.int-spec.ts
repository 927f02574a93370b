import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ALL_ENDPOINTS } from '@brug/contracts/endpoints';
import { problem, type EndpointDefinition, type Problem } from '@brug/contracts/http';
import { inquiryEndpoints } from '@brug/contracts/inquiries';
import fc from 'fast-check';
import { SLICES } from '../slices.js';
import { checkAnswer, type RawAnswer } from './fuzz/answer-checks.js';
import { allowedCases, brokenCases, brokenTransport, hasSchema, type FuzzCase } from './fuzz/fuzz-cases.js';
import { FuzzWorld } from './fuzz/fuzz-world.js';
import { bodyText, HOSTILE_TEXTS, nested } from './fuzz/hostile-values.js';
import { createTestApp, type TestApp } from './test-app.js';
import { TEST_ACTOR_HEADER } from './test-authenticator.js';

/*
 * Every endpoint gets requests made from its own schemas: 300 that are broken one way each, some that are allowed but unusual, some
 * that are broken around the schema. The seed is fixed, so a failure comes back; FUZZ_SEED tries another, FUZZ_RUNS more of them.
 */
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_260_309);
const SCALE = Number(process.env['FUZZ_RUNS'] ?? 300) / 300;
const BROKEN = Math.ceil(300 * SCALE);
const ALLOWED = Math.ceil(60 * SCALE);
const TRANSPORT = Math.ceil(40 * SCALE);
const TIMEOUT = 120_000 * Math.max(1, SCALE);

let app: TestApp;
let world: FuzzWorld;
let requests = 0;
/** Endpoints of which a case succeeded. */
const reached = new Set<EndpointDefinition>();

beforeAll(async () => {
  app = await createTestApp({ modules: SLICES, env: { TRUST_PROXY: 'true' } });
  world = await FuzzWorld.create(app);
}, TIMEOUT);

afterAll(() => app.close());

/** Each request comes from an address of its own: the limits per address have their own tests. */
function nextAddress(): string {
  requests += 1;
  return [10, (requests >> 16) & 255, (requests >> 8) & 255, requests & 255].join('.');
}

async function send(endpoint: EndpointDefinition, given: FuzzCase): Promise<RawAnswer> {
  const url = await world.resolve(given.url, endpoint, '');
  const payload = given.payload === undefined ? undefined : await world.resolve(given.payload, endpoint, url);
  const actor = given.who === 'nobody' ? {} : { [TEST_ACTOR_HEADER]: JSON.stringify(world.actor(given.who)) };
  const response = await app.nest.inject({
    method: given.method as 'GET',
    url,
    headers: { 'x-forwarded-for': nextAddress(), ...given.headers, ...actor },
    ...(payload === undefined ? {} : { payload }),
  });
  if (endpoint === inquiryEndpoints.submit && response.statusCode === 201) world.proofWasSpent();
  return { status: response.statusCode, headers: response.headers, text: response.body };
}

/** Sends a case, checks the answer, and reads on where there is a next page. */
async function tried(endpoint: EndpointDefinition, given: FuzzCase): Promise<void> {
  const actor = given.who === 'nobody' ? null : world.actor(given.who);
  const answer = await send(endpoint, given);
  checkAnswer(endpoint, given, actor, answer);
  if (given.method !== endpoint.method || answer.status >= 300) return;
  reached.add(endpoint);
  if (given.method !== 'GET') return;
  const { nextCursor } = JSON.parse(answer.text) as { nextCursor?: string | null };
  if (!nextCursor) return;
  const [path = '', query] = given.url.split('?', 2);
  const search = new URLSearchParams(query);
  search.set('cursor', nextCursor);
  const next = await send(endpoint, { ...given, url: `${path}?${search}` });
  checkAnswer(endpoint, given, actor, next);
  if (next.status !== 200) throw new Error(`The next page is not there: ${next.status} ${next.text}`);
}

function run(endpoint: EndpointDefinition, cases: fc.Arbitrary<FuzzCase>, numRuns: number): Promise<void> {
  const printed = cases.map((given) => ({ ...given, [fc.toStringMethod]: () => shown(given) }));
  return fc.assert(
    fc.asyncProperty(printed, (given) => tried(endpoint, given)),
    { seed: SEED, numRuns },
  );
}

/** A case as one can send it by hand, without the tail of what is long. */
function shown({ who, method, url, headers, payload, brokenAt }: FuzzCase): string {
  const request = `${method} ${cut(url)} as ${who} ${JSON.stringify(headers)} ${cut(payload ?? '')}`;
  return brokenAt === null ? request : `${request} (broken at ${brokenAt})`;
}

function cut(text: string): string {
  return text.length > 1_200 ? `${text.slice(0, 1_200)}… (${text.length} characters)` : text;
}

const endpoints = ALL_ENDPOINTS.map((endpoint) => ({ title: `${endpoint.method} ${endpoint.path}`, endpoint }));

describe.each(endpoints)('$title', ({ endpoint }) => {
  it(
    'refuses what is broken, names the field and never fails',
    () => run(endpoint, hasSchema(endpoint) ? brokenCases(endpoint) : brokenTransport(endpoint), BROKEN),
    TIMEOUT,
  );

  it(
    'answers what its schema allows within its contract',
    () => run(endpoint, allowedCases(endpoint), ALLOWED),
    TIMEOUT,
  );

  it(
    'bears addresses, headers and bodies that are none',
    () => run(endpoint, brokenTransport(endpoint), TRANSPORT),
    TIMEOUT,
  );
});

it('succeeds at every endpoint now and then, so that what lies behind validation is tried too', () => {
  const missed = endpoints.filter(({ endpoint }) => !reached.has(endpoint)).map(({ title }) => title);
  expect(missed).toEqual([
    // This is no demo: it has no accounts to show.
    'GET /demo/accounts',
    // The queue in memory keeps no job that failed.
    'POST /administration/queue/failed/:jobId/retry',
    'DELETE /administration/queue/failed/:jobId',
  ]);
});

describe('what brought the server down once is refused or borne', () => {
  const submission = '0190a000-0000-7000-8000-000000000001';
  it.each([
    [
      'a forwarded address that is none',
      'PATCH',
      '/me/preferences',
      { language: 'nl' },
      { 'x-forwarded-for': 'nowhere' },
      200,
    ],
    [
      'a forwarded address with a zone',
      'PATCH',
      '/me/preferences',
      { language: 'en' },
      { 'x-forwarded-for': 'fe80::1%eth0' },
      200,
    ],
    ['half a character', 'POST', '/organisations', { legalName: 'a\uD800', country: 'BE' }, {}, 422],
    ['a year that no column holds', 'GET', '/reference/exchange-rates?on=0000-01-01', undefined, {}, 422],
    [
      'a surplus field too deep to be hashed',
      'POST',
      '/organisations',
      { legalName: 'Deep NV', country: 'BE', deep: nested(20_000) },
      { 'idempotency-key': submission },
      201,
    ],
  ] as const)('%s', async (_title, method, path, body, headers, status) => {
    const client = app.actAs(world.actor('administrator'));
    const payload = body === undefined ? undefined : bodyText(body);
    const answer = await client.raw(method, `/api/v1${path}`, payload, {
      headers: { ...(payload === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    });
    expect([answer.status, answer.text.slice(0, 300)]).toEqual([status, expect.any(String)]);
  });
});

describe('signing in', () => {
  it.each(['email', 'password'] as const)(
    'bears every text for %s',
    async (field) => {
      for (const text of [...HOSTILE_TEXTS, 'x'.repeat(100_000)]) {
        const answer = await app.raw<Problem>(
          'POST',
          '/api/auth/sign-in/email',
          { email: 'somebody@agency.test', password: 'not the password', [field]: text },
          { headers: { 'x-forwarded-for': nextAddress() } },
        );
        expect([text.slice(0, 50), answer.text, [400, 401, 422, 429].includes(answer.status)]).toEqual([
          text.slice(0, 50),
          answer.text,
          true,
        ]);
        expect(problem.safeParse(answer.body).success).toBe(true);
      }
    },
    TIMEOUT,
  );
});

it(
  'leaves a database from which every event can still be relayed',
  async () => {
    expect(await app.drainOutbox()).toBeGreaterThan(0);
  },
  TIMEOUT,
);
