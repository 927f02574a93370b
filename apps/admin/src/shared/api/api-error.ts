import type { ErrorCode, FieldError, Problem } from '@brug/contracts/http';

/** Why a call failed: a code of the API's closed union, or that no answer came at all. */
export type FailureCode = ErrorCode | 'network.unreachable';

/** A call that failed, with the problem details the server sent (RFC 9457). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: FailureCode;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** What is wrong with which field, by the path the server names. */
  readonly fields: readonly FieldError[];
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  /** With `version.conflict`: the record as it is now. */
  readonly current: unknown;
  /** With `version.conflict`: what was asked for. */
  readonly yours: unknown;

  constructor(code: FailureCode, status: number, problem?: Partial<Problem>, cause?: unknown) {
    super(problem?.detail ?? problem?.title ?? code, { cause });
    this.code = code;
    this.status = status;
    this.fields = problem?.errors ?? [];
    this.requestId = problem?.requestId;
    this.retryAfterSeconds = problem?.retryAfterSeconds;
    this.current = problem?.current;
    this.yours = problem?.yours;
  }
}

/** Whether a failure has one of these codes. */
export function hasCode(error: unknown, ...codes: readonly FailureCode[]): error is ApiError {
  return error instanceof ApiError && codes.includes(error.code);
}
