import { QueryFailedError } from 'typeorm';

/** The SQLSTATE of a failed statement, or undefined. */
export function sqlStateOf(error: unknown): string | undefined {
  const failure: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return failure instanceof Error && 'code' in failure && typeof failure.code === 'string' ? failure.code : undefined;
}

/** Whether a statement broke the named constraint (unique, foreign key, check). */
export function breaksConstraint(error: unknown, constraint: string): boolean {
  const failure: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return failure instanceof Error && 'constraint' in failure && failure.constraint === constraint;
}
