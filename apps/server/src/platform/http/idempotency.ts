import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { personIdOf, type Caller, type IdempotencyClaim } from '../actors/caller.js';
import { Database } from '../database/database.js';
import { refuse } from '../errors/domain-error.js';
import { Clock } from '../clock/clock.js';
import { AnswerStore, type StoredAnswer } from './answer-store.js';
import { expiryBefore } from './idempotency-claim.js';

const HEADER = 'idempotency-key';

interface Row {
  readonly route: string;
  readonly requestHash: string;
  readonly status: number | null;
  readonly body: string | null;
}

/**
 * Idempotency-Key on POST. The key is written in the transaction of the effect, so an effect happens at most once per key, also
 * when the process dies at any moment. The answer is stored right after it was given; should the process or the database die before,
 * a repetition is refused with `idempotency.in-progress` (until the key expires after 24 hours) and never carried out again.
 * A request that was refused leaves no key: it may be sent again, changed or not.
 */
@Injectable()
export class Idempotency {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly answers: AnswerStore,
  ) {}

  /** The claim of a valid request that carries a key, or null. What the schemas overlook is no part of what is asked. */
  claimOf(request: FastifyRequest, caller: Caller): IdempotencyClaim | null {
    const key = request.headers[HEADER];
    if (request.method !== 'POST' || key === undefined) return null;
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) {
      const error = { path: `headers.${HEADER}`, code: 'invalid_format', message: '1 to 200 visible ASCII characters' };
      refuse('request.invalid', { errors: [error] });
    }
    return {
      scope: personIdOf(caller) ?? 'public',
      key,
      route: `${request.method} ${request.url.split('?', 1)[0] ?? ''}`,
      // The schemas have put the fields in their own order.
      requestHash: hash('sha256', JSON.stringify([request.valid?.query, request.valid?.body]), 'base64url'),
    };
  }

  /** The answer given to the same request before, or null when it is new. */
  async answerTo(claim: IdempotencyClaim): Promise<StoredAnswer | null> {
    await this.answers.written();
    const row = await this.database.readOne<Row>(FIND, [claim.scope, claim.key, expiryBefore(this.clock.now())]);
    if (!row) return null;
    if (row.route !== claim.route || row.requestHash !== claim.requestHash) {
      refuse('idempotency.key-reused', { detail: 'This Idempotency-Key was used for another request.' });
    }
    if (row.status === null) {
      refuse('idempotency.in-progress', { detail: 'The request was accepted, its answer is not known yet.' });
    }
    return { status: row.status, body: row.body ?? '' };
  }
}

const FIND = `SELECT k.route, k.request_hash AS "requestHash", a.status, a.body
  FROM idempotency_keys k LEFT JOIN idempotency_answers a USING (token)
  WHERE k.scope = $1 AND k.key = $2 AND k.created_at >= $3`;
