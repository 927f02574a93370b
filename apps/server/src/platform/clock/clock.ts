/**
 * The one source of "now". Rules and SQL get the instant passed in (`tx.now`); nobody calls `Temporal.Now`, `Date.now` or
 * SQL's `now()` for anything a user can see.
 */
export abstract class Clock {
  /** The current instant, in whole milliseconds (what the database keeps). */
  abstract now(): Temporal.Instant;

  /** Calls back after the clock was set (never with the system clock). Returns what ends the subscription. */
  abstract onChange(listener: () => void): () => void;
}

/** The machine's clock. */
export class SystemClock extends Clock {
  override now(): Temporal.Instant {
    return Temporal.Instant.fromEpochMilliseconds(Date.now());
  }

  override onChange(): () => void {
    return () => undefined;
  }
}

/** A clock for tests in one process: stands still until it is set or moved. */
export class FixedClock extends Clock {
  readonly #listeners = new Set<() => void>();
  #now: Temporal.Instant;

  constructor(now: Temporal.Instant | string) {
    super();
    this.#now = Temporal.Instant.from(now);
  }

  override now(): Temporal.Instant {
    return this.#now;
  }

  set(now: Temporal.Instant | string): void {
    this.#now = Temporal.Instant.from(now).round({ smallestUnit: 'millisecond', roundingMode: 'floor' });
    for (const listener of this.#listeners) listener();
  }

  /** Moves it; a day is 24 hours. */
  advance(duration: Temporal.DurationLike): void {
    this.set(this.#now.toZonedDateTimeISO('UTC').add(duration).toInstant());
  }

  override onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
