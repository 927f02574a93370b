import type { EntityManager } from 'typeorm';
import type { Caller } from '../actors/caller.js';
import type { AuditRecorder } from '../audit/audit-recorder.js';
import type { EventRecorder } from '../events/event-recorder.js';

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
  /** The instant of the transaction: one for everything it writes. */
  readonly now: Temporal.Instant;
  readonly actor: Caller;
  readonly events: EventRecorder;
  readonly audit: AuditRecorder;
}
