import { HttpException } from '@nestjs/common';
import { ERROR_STATUS, type ErrorCode, type Problem } from '@brug/contracts/http';
import { endedSession, sqlStateOf } from '../database/sql-state.js';
import { DomainError } from './domain-error.js';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** What each code means, in English; users read a sentence of the admin app in their own language. */
const TITLES: Readonly<Record<ErrorCode, string>> = {
  'request.malformed': 'The request cannot be read',
  'cursor.invalid': 'The cursor does not belong to this list',
  'auth.required': 'Sign in first',
  'auth.credentials-wrong': 'The credentials are wrong',
  'auth.forbidden': 'This is not allowed',
  'resource.not-found': 'There is nothing here',
  'request.method-not-allowed': 'This address does not know the method',
  'version.conflict': 'The record was changed meanwhile',
  'idempotency.in-progress': 'A request with this key was accepted already',
  'organisation.identifier-taken': 'Another organisation has this identifier',
  'contact.address-taken': 'Somebody has this address',
  'follow-up.not-open': 'The follow-up is not open',
  'follow-up.not-uncertain': 'The follow-up is not uncertain',
  'enrolment.not-running': 'The run is not under way',
  'template.key-taken': 'Another template has this key',
  'lead.already-signed': 'The lead is signed already',
  'request.too-large': 'The request is too large',
  'request.unsupported-media-type': 'The request is of a type that is not understood',
  'request.invalid': 'Something in the request is not valid',
  'idempotency.key-reused': 'The key was used for another request',
  'reference.unknown': 'The request refers to a record that is not there',
  'lead.gate-refused': 'Fields that the stage asks for are missing',
  'lead.reason-required': 'This move needs a reason',
  'lead.wake-up-required': 'A dormant lead needs a day on which to wake up',
  'lead.same-stage': 'The lead is in this stage already',
  'contact.no-lawful-basis': 'The contact may not be written to',
  'inquiry.proof-invalid': 'The proof of work is missing, wrong or too old',
  'sequence.faulty': 'The sequence cannot be run as it is',
  'template.faulty': 'The text cannot be sent as it is',
  'rate.limited': 'Too many requests',
  'internal.error': 'Something went wrong on our side',
  'service.unavailable': 'The service cannot answer at the moment',
};

const RETRY_SECONDS = 2;

/** Connection trouble, as Node names it. */
const NETWORK_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE', 'EAI_AGAIN', 'ENOENT']);

/** Text that no column can hold (a NUL, half a character): a schema that let it pass does not make it our failure. */
const UNSTORABLE = new Set(['22021', '22P05']);

/** Whether a failure says that PostgreSQL cannot be reached or does not take work, rather than that the work was wrong. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseUnavailable);
  if (endedSession(error)) return true;
  const code = sqlStateOf(error);
  if (code !== undefined) {
    // Class 08: connection; 53: no resources; 57P: shut down or starting; 57014: a statement took too long, of which waiting for a
    // lock is part; 25006: read-only (disk full, fail-over).
    return NETWORK_CODES.has(code) || /^(08|53|57P|57014|25006)/.test(code);
  }
  const message = error instanceof Error ? error.message : '';
  return /Connection terminated|timeout exceeded when trying to connect|timeout expired|not queryable|connection error/i.test(
    message,
  );
}

/** Turns whatever was thrown into the expected failure it stands for. What nobody expected is `internal.error`. */
export function asDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (isDatabaseUnavailable(error)) {
    return new DomainError('service.unavailable', { retryAfterSeconds: RETRY_SECONDS, cause: error });
  }
  if (UNSTORABLE.has(sqlStateOf(error) ?? '')) {
    return new DomainError('request.malformed', {
      detail: 'The request has text that cannot be stored.',
      cause: error,
    });
  }
  const status = statusOf(error);
  const code = status === undefined ? 'internal.error' : codeOf(status);
  return new DomainError(code, { detail: TITLES[code], cause: error });
}

/** The status a framework's own error carries. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') return error.statusCode;
  return undefined;
}

function codeOf(status: number): ErrorCode {
  switch (status) {
    case 401:
      return 'auth.required';
    case 403:
      return 'auth.forbidden';
    case 404:
      return 'resource.not-found';
    case 405:
      return 'request.method-not-allowed';
    case 413:
    case 414:
    case 431:
      return 'request.too-large';
    case 415:
      return 'request.unsupported-media-type';
    case 422:
      return 'request.invalid';
    case 429:
      return 'rate.limited';
    case 503:
      return 'service.unavailable';
    default:
      return status >= 400 && status < 500 ? 'request.malformed' : 'internal.error';
  }
}

/** The problem details of a failure (RFC 9457). */
export function problemOf(error: DomainError, requestId: string): Problem {
  const { code, status, details } = error;
  const { detail, errors, current, yours, retryAfterSeconds } = details;
  return {
    type: `urn:brug:problem:${code}`,
    title: TITLES[code],
    status,
    code,
    ...(detail === undefined ? {} : { detail }),
    requestId,
    ...(errors ? { errors: [...errors] } : {}),
    ...(current === undefined ? {} : { current }),
    ...(yours === undefined ? {} : { yours }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  };
}

/** Every code with its status and title, for the documentation. */
export function problemTable(): { code: ErrorCode; status: number; title: string }[] {
  return (Object.keys(TITLES) as ErrorCode[]).map((code) => ({
    code,
    status: ERROR_STATUS[code],
    title: TITLES[code],
  }));
}
