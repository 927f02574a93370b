import { QueryFailedError } from 'typeorm';

/** The SQLSTATE of a failed statement, or undefined. */
export function sqlStateOf(error: unknown): string | undefined {
  const failure = failureOf(error);
  return failure instanceof Error && 'code' in failure && typeof failure.code === 'string' ? failure.code : undefined;
}

/** Whether PostgreSQL ended the session with this failure, or refused to begin one: it cannot be about the work that was asked. */
export function endedSession(error: unknown): boolean {
  const failure = failureOf(error);
  return failure instanceof Error && 'severity' in failure && ['FATAL', 'PANIC'].includes(String(failure.severity));
}

function failureOf(error: unknown): unknown {
  return error instanceof QueryFailedError ? error.driverError : error;
}

/** Whether a statement broke the named constraint (unique, foreign key, check). */
export function breaksConstraint(error: unknown, constraint: string): boolean {
  const failure = failureOf(error);
  return failure instanceof Error && 'constraint' in failure && failure.constraint === constraint;
}
