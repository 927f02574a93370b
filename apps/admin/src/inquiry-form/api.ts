import type { Problem } from '@brug/contracts/http';

/** The server said no, and why. */
export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
    this.name = 'Refusal';
  }
}

/** Reads from the API. Throws a `Refusal` when it answers with a problem, a TypeError when it cannot be reached. */
export function get<T>(path: string): Promise<T> {
  return request(path, { headers: { accept: 'application/json' } });
}

/** Sends to the API. Throws like `get`. */
export function post<T>(path: string, body: unknown): Promise<T> {
  return request(path, {
    method: 'POST',
    headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function request<T>(path: string, init: RequestInit): Promise<T> {
  const response = await fetch(`/api/v1${path}`, { credentials: 'omit', ...init });
  if (response.ok) return (await response.json()) as T;
  throw new Refusal((await response.json()) as Problem);
}
