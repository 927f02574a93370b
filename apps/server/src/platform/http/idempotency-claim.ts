import type { IdempotencyClaim } from '../actors/caller.js';
import { DomainError } from '../errors/domain-error.js';
import { sqlStateOf } from '../database/sql-state.js';

/** How long a key is remembered. */
const KEY_HOURS = 24;

const NOT_NULL_VIOLATION = '23502';

/**
 * Writes a request's Idempotency-Key at the end of the transaction of its effect: both are committed or neither. A request that runs at
 * the same moment with the same key waits for the end of this one. A key that was used takes the token away, which its table refuses:
 * the statement can be sent together with the commit. `$1` is the instant; `first` the number of the first parameter of `claimParams`.
 */
export function claimSql(first: number): string {
  const [scope, key, route, requestHash, token] = Array.from({ length: 5 }, (_, index) => `$${first + index}`);
  return `INSERT INTO idempotency_keys AS known (scope, key, route, request_hash, token, created_at)
    VALUES (${scope}, ${key}, ${route}, ${requestHash}, ${token}, $1::timestamptz)
    ON CONFLICT (scope, key) DO UPDATE SET route = excluded.route, request_hash = excluded.request_hash, created_at = excluded.created_at,
      token = CASE WHEN known.created_at < $1::timestamptz - interval '${KEY_HOURS} hours' THEN excluded.token END`;
}

export function claimParams({ scope, key, route, requestHash }: IdempotencyClaim, token: string): readonly string[] {
  return [scope, key, route, requestHash, token];
}

/** The failure of a transaction as it is told: that a key was used before is a refusal. */
export function refusedByClaim(error: unknown): unknown {
  const failed = error as { readonly table?: unknown };
  if (sqlStateOf(error) !== NOT_NULL_VIOLATION || failed.table !== 'idempotency_keys') return error;
  const detail = 'A request with this Idempotency-Key was carried out.';
  return new DomainError('idempotency.in-progress', { detail });
}

/** Keys made before this instant are as if they had never been. */
export function expiryBefore(now: Temporal.Instant): string {
  return now.subtract({ hours: KEY_HOURS }).toString();
}
