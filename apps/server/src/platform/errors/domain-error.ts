import { ERROR_STATUS, type ErrorCode, type FieldError } from '@brug/contracts/http';

/** What a refusal says beside its code. */
export interface RefusalDetails {
  /** One sentence in English for the developer who reads the answer; users get a translated sentence per code. */
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  /** With `version.conflict`: the record as it is now … */
  readonly current?: unknown;
  /** … and what was asked for. */
  readonly yours?: unknown;
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
}

/** An expected failure, with a code of the closed union; the transaction it is thrown in is rolled back. */
export class DomainError extends Error {
  readonly status: number;

  constructor(
    readonly code: ErrorCode,
    readonly details: RefusalDetails = {},
  ) {
    super(details.detail ?? code, { cause: details.cause });
    this.name = 'DomainError';
    this.status = ERROR_STATUS[code];
  }
}

/** Refuses what was asked: throws a `DomainError` that becomes problem details with the code's status. */
export function refuse(code: ErrorCode, details?: RefusalDetails): never {
  throw new DomainError(code, details);
}

/** The record, or 404 when it is not there (or may not be seen, which is answered alike). */
export function found<T>(record: T | null | undefined, what = 'record'): T {
  if (record === null || record === undefined) refuse('resource.not-found', { detail: `No such ${what}.` });
  return record;
}
