import type { EventName, EventPayload } from '@brug/contracts/events';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../actors/caller.js';
import type { AuditRecord } from '../audit/audit-recorder.js';

/**
 * One transaction, passed down explicitly: whoever holds it writes inside it, whoever does not cannot. What is recorded
 * through it is committed with it or not at all.
 */
export interface Tx {
  /** The entity manager of the transaction. For SQL by hand use `query` and `execute`, whose results are of one kind. */
  readonly em: EntityManager;
  /** Runs a statement and resolves with its rows (of `RETURNING` too). */
  query<Row extends object>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /** Runs a statement and resolves with how many rows it changed. */
  execute(sql: string, params?: readonly unknown[]): Promise<number>;
  /**
   * Runs a statement whose result nobody waits for: it is sent together with the next one somebody waits for, or with the commit. It
   * happens in its place among the others; when it fails, the next one does with its error. `check` is given the number of rows it changed
   * before the next result is seen or the commit is sent, and may refuse.
   */
  write(sql: string, params?: readonly unknown[], check?: (changed: number) => void): void;
  /**
   * Puts a statement off until just before the commit. It is sent together with it, so what it locks is not held while anything else
   * of the transaction happens: for rows which many transactions change (counters, totals). A function is asked for its
   * parameters only then: for a row that is written once, with all that the transaction comes to know of it.
   */
  beforeCommit<Row extends object>(sql: string, params?: readonly unknown[] | (() => readonly unknown[])): Later<Row>;
  /** Reads right after the commit, in the same round trip and without the transaction's locks. */
  afterCommit<Row extends object>(sql: string, params?: readonly unknown[]): Later<Row>;
  /** The instant of the transaction: one for everything it writes. */
  readonly now: Temporal.Instant;
  /** The same as text, ISO 8601 in UTC, as statements and answers take it. */
  readonly at: string;
  readonly actor: Caller;
  readonly events: EventSink;
  readonly audit: AuditSink;
}

/** The result of a statement that is sent with the commit, for those who come after `Transactions.run`. */
export interface Later<Row extends object> {
  /** Its rows (of `RETURNING` too). Throws while the transaction has not ended, and what the statement failed with. */
  rows(): readonly Row[];
}

/** What an event belongs to: order is kept among events of one aggregate. */
export interface EventTarget {
  /** The id of the record it happened to; for what happens to a lead, the lead's. */
  readonly aggregate: string;
}

export interface EventSink {
  /**
   * Records that something happened. Resolves when every in-transaction handler has run; when one throws, so does this,
   * and the transaction is lost.
   */
  record<N extends EventName>(name: N, payload: EventPayload<N>, target: EventTarget): Promise<void>;
  /**
   * Says that an event is likely to be recorded for a record as it is now. Those who will have to read something for it begin with that:
   * called together with another read, it costs no round trip of its own.
   */
  foresee(name: EventName, target: EventTarget): void;
}

export interface AuditSink {
  /** Records a write, field by field. An update that changed none of its fields leaves no entry. */
  record(entry: AuditRecord): void;
}
