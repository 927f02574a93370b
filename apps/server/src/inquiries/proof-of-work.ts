import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { ProofChallenge } from '@brug/contracts/inquiries';
import { hasLeadingZeroBits, proofText } from '@brug/domain/inquiries';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { refuse } from '../platform/errors/domain-error.js';

/** About 65 000 hashes: some tenths of a second on a phone, a bill for whoever sends thousands. */
const DIFFICULTY = 16;
/** Long enough to fill in the form at leisure. */
const LIFETIME_SECONDS = 2 * 60 * 60;

export interface Proof {
  readonly challenge: string;
  readonly nonce: string;
}

/**
 * Proofs of work for the public form, without a third party. A challenge is `expiry.salt.signature`, kept nowhere until it is
 * used; using it a second time is refused.
 */
@Injectable()
export class ProofOfWork {
  readonly #key: Buffer;

  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    @Inject(CONFIG) config: Config,
  ) {
    this.#key = createHmac('sha256', config.secret).update('proof-of-work').digest();
  }

  issue(): ProofChallenge {
    const expiry = Math.floor(this.clock.now().epochMilliseconds / 1000) + LIFETIME_SECONDS;
    const content = `${expiry.toString(36)}.${randomBytes(12).toString('base64url')}`;
    return {
      challenge: `${content}.${this.#sign(content)}`,
      difficulty: DIFFICULTY,
      lifetimeSeconds: LIFETIME_SECONDS,
    };
  }

  /** Looks at the proof without taking it in; refuses as `spend` does, save that somebody else may still be faster. */
  async check(proof: Proof): Promise<void> {
    this.#expiryOfSolved(proof, this.clock.now());
    if (await this.database.readOne(FIND_SPENT, [hashOf(proof.challenge)])) invalid(USED);
  }

  /** Takes the proof in, within the transaction it pays for; refuses with `inquiry.proof-invalid`. */
  async spend(tx: Tx, proof: Proof): Promise<void> {
    const expiry = this.#expiryOfSolved(proof, tx.now);
    await tx.execute('DELETE FROM proof_spent WHERE expires_at < $1', [tx.at]);
    const spent = await tx.execute(SPEND, [hashOf(proof.challenge), new Date(expiry).toISOString()]);
    if (spent === 0) invalid(USED);
  }

  #expiryOfSolved({ challenge, nonce }: Proof, now: Temporal.Instant): number {
    const expiry = this.#expiryOf(challenge);
    if (expiry === undefined) return invalid('The challenge is not one of ours.');
    if (expiry <= now.epochMilliseconds) return invalid('The challenge has expired; ask for a new one.');
    const digest = createHash('sha256').update(proofText(challenge, nonce)).digest();
    return hasLeadingZeroBits(digest, DIFFICULTY) ? expiry : invalid('The nonce does not solve the challenge.');
  }

  /** When a challenge of ours expires, in epoch milliseconds. */
  #expiryOf(challenge: string): number | undefined {
    const end = challenge.lastIndexOf('.');
    const content = challenge.slice(0, Math.max(0, end));
    const given = Buffer.from(challenge.slice(end + 1));
    const expected = Buffer.from(this.#sign(content));
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    return Number.parseInt(content, 36) * 1000;
  }

  #sign(content: string): string {
    return createHmac('sha256', this.#key).update(content).digest().subarray(0, 16).toString('base64url');
  }
}

const USED = 'The challenge was used already.';
const FIND_SPENT = 'SELECT 1 FROM proof_spent WHERE challenge_hash = $1';
const SPEND = 'INSERT INTO proof_spent (challenge_hash, expires_at) VALUES ($1, $2) ON CONFLICT DO NOTHING';

function hashOf(challenge: string): Buffer {
  return createHash('sha256').update(challenge).digest();
}

function invalid(detail: string): never {
  return refuse('inquiry.proof-invalid', {
    detail,
    errors: [{ path: 'body.proof', code: 'inquiry.proof-invalid', message: detail }],
  });
}
