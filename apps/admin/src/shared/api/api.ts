import type { EndpointKey, RequestFor, ResponseFor } from '@brug/contracts/client';
import type { Problem } from '@brug/contracts/http';
import { setServerTime } from '../time/now.js';
import { ApiError } from './api-error.js';

const base = '/api/v1';

interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** For a POST: the same key sent twice acts once. Made per call unless given; give one to send again what may have arrived. */
  readonly idempotencyKey?: string;
}

interface RequestParts {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** What a call takes beside its key: nothing where the endpoint asks for nothing. */
type CallArguments = {
  [K in EndpointKey]: Record<never, never> extends RequestFor<K>
    ? [request?: RequestFor<K> & CallOptions]
    : [request: RequestFor<K> & CallOptions];
};

/**
 * Calls an endpoint of the API by its method and path: `api('GET /leads/:id', { params: { id } })`. The request and the answer have the
 * types of the contract; only types are imported, so no schema is in the bundle.
 *
 * @throws ApiError with the code the server gave, or `network.unreachable`
 * @throws DOMException `AbortError` when the signal fires
 */
export function api<K extends EndpointKey>(key: K, ...request: CallArguments[K]): Promise<ResponseFor<K>>;
export async function api(key: string, request: RequestParts & CallOptions = {}): Promise<unknown> {
  const [method = 'GET', path = ''] = key.split(' ');
  const { params, query, body, signal, idempotencyKey } = request;
  const response = await send(`${base}${withParams(path, params)}${queryString(query)}`, {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(method === 'POST' ? { 'idempotency-key': idempotencyKey ?? crypto.randomUUID() } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: signal ?? null,
  });
  if (response.status === 204) return undefined;
  return response.json();
}

/** Fetches, and turns every failure into an `ApiError`. For addresses outside the table of endpoints, as those of signing in. */
export async function send(url: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'same-origin', ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError('network.unreachable', 0, undefined, error);
  }
  if (!response.ok) throw await failureOf(response);
  return response;
}

/** Takes over the server's clock from an answer that carries it. */
export function followServerClock(answer: { readonly now: string }): void {
  setServerTime(Date.parse(answer.now));
}

async function failureOf(response: Response): Promise<ApiError> {
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json') === true;
  const problem: Partial<Problem> = isProblem ? ((await response.json().catch(() => ({}))) as Partial<Problem>) : {};
  return new ApiError(problem.code ?? codeOfStatus(response.status), response.status, problem);
}

/** A proxy between us and the server answers without problem details. */
function codeOfStatus(status: number): ApiError['code'] {
  if (status === 401) return 'auth.required';
  if (status === 403) return 'auth.forbidden';
  if (status === 404) return 'resource.not-found';
  if (status === 429) return 'rate.limited';
  if (status === 502 || status === 503 || status === 504) return 'service.unavailable';
  return status < 500 ? 'request.malformed' : 'internal.error';
}

function withParams(path: string, params: RequestParts['params']): string {
  return path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = params?.[name];
    if (value === undefined) throw new Error(`${path} needs ${name}`);
    return encodeURIComponent(value);
  });
}

function queryString(query: RequestParts['query']): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null) search.append(name, String(item));
    }
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}
