import type { IdempotencyClaim } from '../actors/caller.js';
import { prepared } from '../database/prepared.js';
import type { TransactionConnection } from '../database/transaction-connection.js';
import { newId } from '../database/new-id.js';
import { refuse } from '../errors/domain-error.js';

/**
 * Writes the request's Idempotency-Key in the transaction of its effect: both are committed or neither. A second
 * transaction of the same request finds its own token and passes; another request with the key is refused, either because
 * it runs at this moment (the advisory lock) or because it ended meanwhile (the row). Sent with the transaction's first
 * statement and looked at before that one's result is.
 */
export function claimIdempotencyKey(
  connection: TransactionConnection,
  now: Temporal.Instant,
  claim: IdempotencyClaim,
): void {
  if (claim.token !== undefined) return;
  const token = newId();
  const { scope, key, route, requestHash } = claim;
  const params = [scope, key, route, requestHash, token, now.toString(), expiryBefore(now)];
  connection.queue(prepared(CLAIM, params), ({ rowCount }) => {
    if (rowCount === 0) {
      refuse('idempotency.in-progress', { detail: 'A request with this Idempotency-Key is being carried out.' });
    }
    claim.token = token;
  });
}

/** How long a key is remembered. */
const KEY_HOURS = 24;

/** Keys made before this instant are as if they had never been. */
export function expiryBefore(now: Temporal.Instant): string {
  return now.subtract({ hours: KEY_HOURS }).toString();
}

const CLAIM = `INSERT INTO idempotency_keys AS known (scope, key, route, request_hash, token, created_at)
  SELECT $1, $2, $3, $4, $5, $6
  WHERE pg_try_advisory_xact_lock(hashtextextended($1 || '/' || $2, 0))
  ON CONFLICT (scope, key) DO UPDATE SET route = excluded.route, request_hash = excluded.request_hash, token = excluded.token,
    created_at = excluded.created_at
  WHERE known.created_at < $7
  RETURNING token`;
