import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { CONFIG, type Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { refuse } from '../errors/domain-error.js';

export interface RateLimit {
  /** Takes allowed in any window of that length. */
  readonly limit: number;
  readonly windowSeconds: number;
}

interface Window {
  readonly windowStart: string;
  readonly hits: number;
  readonly previousHits: number;
}

/**
 * Counts takes per bucket and key, for all processes together. A sliding window by weighing two fixed ones: the takes of
 * the window before count for the share of it that lies less than one window back.
 */
@Injectable()
export class RateLimiter {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Takes one of `key`'s turns; refuses with `rate.limited` and the seconds to wait when none is left. A refused take counts
   * too. The key (an address, a mail address) is kept as a keyed hash only.
   */
  async take(bucket: string, key: string, { limit, windowSeconds }: RateLimit): Promise<void> {
    const windowMilliseconds = windowSeconds * 1000;
    const now = this.clock.now().epochMilliseconds;
    const start = now - (now % windowMilliseconds);
    const window = await this.database.readOne<Window>(TAKE, [
      bucket,
      this.#hash(key),
      iso(start),
      iso(start - windowMilliseconds),
    ]);
    if (!window) return;
    const left = start + windowMilliseconds - now;
    const weighed = window.hits + (window.previousHits * left) / windowMilliseconds;
    if (weighed <= limit) return;
    const retryAfterSeconds = Math.max(1, Math.ceil(left / 1000));
    refuse('rate.limited', { detail: 'Too many requests; try again later.', retryAfterSeconds });
  }

  /** Gives a turn back that should not count, such as that of a sign-in which succeeded. */
  async giveBack(bucket: string, key: string, { windowSeconds }: RateLimit): Promise<void> {
    const windowMilliseconds = windowSeconds * 1000;
    const now = this.clock.now().epochMilliseconds;
    await this.database.read(GIVE_BACK, [bucket, this.#hash(key), iso(now - (now % windowMilliseconds))]);
  }

  #hash(key: string): Buffer {
    return createHmac('sha256', this.config.secret).update(key).digest();
  }
}

function iso(epochMilliseconds: number): string {
  return Temporal.Instant.fromEpochMilliseconds(epochMilliseconds).toString();
}

const TAKE = `INSERT INTO rate_windows AS w (bucket, key_hash, window_start, hits, previous_hits)
  VALUES ($1, $2, $3, 1, 0)
  ON CONFLICT (bucket, key_hash) DO UPDATE SET
    previous_hits = CASE w.window_start WHEN $3 THEN w.previous_hits WHEN $4 THEN w.hits ELSE 0 END,
    hits = CASE w.window_start WHEN $3 THEN w.hits + 1 ELSE 1 END,
    window_start = $3
  RETURNING window_start AS "windowStart", hits, previous_hits AS "previousHits"`;

const GIVE_BACK = `UPDATE rate_windows SET hits = hits - 1
  WHERE bucket = $1 AND key_hash = $2 AND window_start = $3 AND hits > 0`;
