import { Injectable } from '@nestjs/common';
import type { AfterDelivery } from '@brug/domain/follow-ups';
import { Database } from '../platform/database/database.js';

/** How long a worker may hold a digest before it has told that it is handing it over. */
const CLAIM_LEASE = { seconds: 60 };
/** Longer than everything the mail server is given time for. */
const SENDING_LEASE = { minutes: 5 };

/** The digest of one person and day, held under a fencing token. */
export interface HeldDigest {
  readonly personId: string;
  readonly day: string;
  readonly token: bigint;
}

/**
 * The way of a digest, as that of a message: claimed → sending, committed before the mail server is spoken to → what came of it. One
 * statement each, which commits itself; everything after the claim is written only by who holds its token.
 */
@Injectable()
export class DigestClaims {
  constructor(private readonly database: Database) {}

  /** Claims the digest of a person and day; null when it was sent, is settled, or somebody else is at it. */
  async claim(personId: string, day: string, worker: string, now: Temporal.Instant): Promise<HeldDigest | null> {
    const lease = now.add(CLAIM_LEASE).toString();
    const row = await this.database.readOne<{ token: bigint }>(CLAIM, [personId, day, worker, now.toString(), lease]);
    return row && { personId, day, token: row.token };
  }

  /** Writes down that it is being handed over. Resolves with the number of the attempt, or null when it is no longer held. */
  async beginSending(digest: HeldDigest, messageId: string, now: Temporal.Instant): Promise<number | null> {
    const params = [...keyOf(digest), now.toString(), now.add(SENDING_LEASE).toString(), messageId];
    const row = await this.database.readOne<{ attempt: number }>(BEGIN, params);
    return row?.attempt ?? null;
  }

  /** There is nothing to say on that day. */
  async skipped(digest: HeldDigest): Promise<void> {
    await this.database.read(SKIP, keyOf(digest));
  }

  /** What came of handing it over. An answer that comes after the lease ran out still settles that it was taken. */
  async delivered(digest: HeldDigest, after: AfterDelivery, response: string, now: Temporal.Instant): Promise<void> {
    const retryAt = after.state === 'failed' ? now.add({ minutes: after.retryInMinutes }).toString() : null;
    await this.database.read(DELIVERED, [...keyOf(digest), after.state, response, retryAt]);
  }

  /** Digests that were being handed over when their lease ran out: whether they left is not known. Resolves with how many. */
  async settleExpired(now: Temporal.Instant): Promise<number> {
    const rows = await this.database.read(EXPIRED, [now.toString()]);
    return rows.length;
  }
}

function keyOf({ personId, day, token }: HeldDigest): unknown[] {
  return [personId, day, String(token)];
}

const HELD = 'person_id = $1 AND day = $2::date AND fencing_token = $3::bigint';

const CLAIM = `INSERT INTO digests AS d (person_id, day, state, fencing_token, claimed_by, lease_until, created_at)
  VALUES ($1, $2::date, 'claimed', 1, $3, $5::timestamptz, $4::timestamptz)
  ON CONFLICT (person_id, day) DO UPDATE SET state = 'claimed', fencing_token = d.fencing_token + 1,
    claimed_by = excluded.claimed_by, lease_until = excluded.lease_until
  WHERE (d.state = 'failed' AND d.retry_at <= $4::timestamptz) OR (d.state = 'claimed' AND d.lease_until < $4::timestamptz)
  RETURNING fencing_token AS token`;

const BEGIN = `UPDATE digests SET state = 'sending', lease_until = $5::timestamptz, attempts = attempts + 1,
    handed_over_at = $4::timestamptz, message_id = $6, server_response = NULL
  WHERE ${HELD} AND state = 'claimed' AND lease_until > $4::timestamptz
  RETURNING attempts AS attempt`;

const SKIP = `UPDATE digests SET state = 'skipped', lease_until = NULL WHERE ${HELD} AND state = 'claimed'`;

const DELIVERED = `UPDATE digests SET state = $4, server_response = $5, retry_at = $6::timestamptz, lease_until = NULL
  WHERE ${HELD} AND (state = 'sending' OR ($4 = 'sent' AND state = 'uncertain'))`;

const EXPIRED = `UPDATE digests SET state = 'uncertain', lease_until = NULL
  WHERE state = 'sending' AND lease_until < $1::timestamptz RETURNING person_id`;
