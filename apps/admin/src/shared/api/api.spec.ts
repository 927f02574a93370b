import { afterEach, expect, jest, test } from '@jest/globals';
import { now, setServerTime } from '../time/now.js';
import { api } from './api.js';
import { ApiError } from './api-error.js';

const id = '01936b2e-7f00-7000-8000-000000000001';
const original = globalThis.fetch;

function answer(status: number, body: unknown, contentType = 'application/json') {
  const fetch = jest.fn<typeof globalThis.fetch>(() =>
    Promise.resolve(
      new Response(status === 204 ? null : JSON.stringify(body), { status, headers: { 'content-type': contentType } }),
    ),
  );
  globalThis.fetch = fetch;
  return fetch;
}

async function failureOf(call: Promise<unknown>): Promise<ApiError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiError)) throw new Error('The call did not fail as a call fails');
  return error;
}

afterEach(() => {
  globalThis.fetch = original;
  setServerTime(Date.now());
});

test('parameters go into the path, the query behind it, and what is undefined stays out', async () => {
  const fetch = answer(200, {});
  await api('GET /leads/:id', { params: { id: 'a/b' } });
  await api('GET /leads', { query: { q: '吉利 & co', limit: 5, cursor: undefined } });
  expect(fetch.mock.calls.map(([url]) => url)).toEqual([
    '/api/v1/leads/a%2Fb',
    '/api/v1/leads?q=%E5%90%89%E5%88%A9+%26+co&limit=5',
  ]);
});

test('every POST carries its own idempotency key, or the one it is given', async () => {
  const fetch = answer(200, {});
  const complete = { params: { id }, body: { version: 1 } };
  await api('POST /follow-ups/:id/complete', complete);
  await api('POST /follow-ups/:id/complete', complete);
  await api('POST /follow-ups/:id/complete', { ...complete, idempotencyKey: 'same' });
  const keys = fetch.mock.calls.map(([, init]) => new Headers(init?.headers).get('idempotency-key'));
  expect(new Set(keys).size).toBe(3);
  expect(keys[2]).toBe('same');
});

test('a refusal is an error with its code, its fields and both versions', async () => {
  const fields = [{ path: 'capex', code: 'required', message: 'is required' }];
  const problem = { type: 'about:blank', title: 'x', status: 409, code: 'version.conflict', current: 2, yours: 1 };
  answer(409, { ...problem, errors: fields, requestId: 'r-1' }, 'application/problem+json');
  const error = await failureOf(api('GET /me'));
  expect(error).toMatchObject({
    code: 'version.conflict',
    status: 409,
    fields,
    current: 2,
    yours: 1,
    requestId: 'r-1',
  });
});

test('a proxy that answers for the server is understood by its status', async () => {
  answer(503, '<html>', 'text/html');
  expect(await failureOf(api('GET /me'))).toMatchObject({ code: 'service.unavailable', status: 503 });
});

test('no answer at all is told apart from a refusal', async () => {
  globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  expect(await failureOf(api('GET /me'))).toMatchObject({ code: 'network.unreachable', status: 0 });
});

test('a call that was called off stays what it is', async () => {
  globalThis.fetch = () => Promise.reject(new DOMException('Aborted', 'AbortError'));
  await expect(api('GET /me')).rejects.toMatchObject({ name: 'AbortError' });
});

test('a clock that differs from the server by more than the network is set by it', () => {
  const aYearAhead = Date.now() + 365 * 86_400_000;
  setServerTime(aYearAhead);
  expect(Math.abs(now() - aYearAhead)).toBeLessThan(1000);
});
