import type { z } from 'zod';
import type { Action } from '@brug/domain/permissions';
import type { ErrorCode } from './error-codes.js';

export type HttpMethod = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/**
 * Who may call an endpoint: anybody (`public`, always rate-limited), anybody signed in (`signed-in`), or those whose
 * role holds the action for at least their own records. Whose records is decided per record by `visibleTo`.
 */
export type Access = 'public' | 'signed-in' | Action;

/** One endpoint of the API: what the server checks, what OpenAPI shows and what the typed client knows. */
export interface EndpointDefinition {
  readonly method: HttpMethod;
  /** Below `/api/v1`, with `:name` for parameters. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly access: Access;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** Bytes of a body at most, where they are more than the server takes elsewhere. */
  readonly largestBody?: number;
  /** Absent for 204. */
  readonly response?: z.ZodType;
  readonly status?: 200 | 201 | 202 | 204;
  /** Codes beside those every endpoint can answer (malformed, invalid, auth, not found, rate, internal). */
  readonly errors?: readonly ErrorCode[];
}

/** Declares an endpoint, keeping the literal types of its method, path and schemas. */
export function endpoint<const T extends EndpointDefinition>(definition: T): T {
  return definition;
}

type InputOf<S> = S extends z.ZodType ? z.input<S> : never;

/** What a caller gives an endpoint; a part without a schema is not there. */
export type RequestOf<E> = (E extends { params: infer S } ? { params: InputOf<S> } : { params?: never }) &
  (E extends { query: infer S }
    ? Record<string, never> extends InputOf<S>
      ? { query?: InputOf<S> }
      : { query: InputOf<S> }
    : { query?: never }) &
  (E extends { body: infer S } ? { body: InputOf<S> } : { body?: never });

/** What an endpoint answers when it succeeds. */
export type ResponseOf<E> = E extends { response: infer S } ? (S extends z.ZodType ? z.output<S> : never) : undefined;

type OutputOf<S> = S extends z.ZodType ? z.output<S> : never;

/** What the server's handler gets after validation: coerced, trimmed, with defaults filled in. */
export type ParamsOf<E> = E extends { params: infer S } ? OutputOf<S> : never;
export type QueryOf<E> = E extends { query: infer S } ? OutputOf<S> : never;
export type BodyOf<E> = E extends { body: infer S } ? OutputOf<S> : never;
