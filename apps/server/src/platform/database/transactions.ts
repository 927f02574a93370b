import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import { AuditRecorder, type PendingAuditEntry } from '../audit/audit-recorder.js';
import { personIdOf, type Caller } from '../actors/caller.js';
import { Clock } from '../clock/clock.js';
import { CONFIG, type Config } from '../config/config.js';
import { EventRecorder, type PendingEvent } from '../events/event-recorder.js';
import { InTransactionHandlers } from '../events/in-transaction-handlers.js';
import { OutboxHint } from '../events/outbox-hint.js';
import { claimIdempotencyKey } from '../http/idempotency-claim.js';
import { sqlStateOf } from './sql-state.js';
import type { Tx } from './tx.js';

/** How often a transaction that lost against another is tried before it gives up. */
const ATTEMPTS = 5;
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK_DETECTED = '40P01';

/** Opens transactions: the only way to write. */
@Injectable()
export class Transactions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly handlers: InTransactionHandlers,
    private readonly hint: OutboxHint,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Runs `work` in one transaction (read committed) and resolves with its result after the commit. When `work` throws,
   * nothing of it remains. After a serialisation failure or a deadlock it runs again from the start, in a new transaction, a
   * bounded number of times: `work` must not do anything that a rollback cannot undo.
   */
  async run<T>(actor: Caller, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#attempt(actor, work);
      } catch (error) {
        if (attempt >= ATTEMPTS || !isWorthAnotherTry(error)) throw error;
        await pause(attempt);
      }
    }
  }

  async #attempt<T>(actor: Caller, work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const claim = actor.origin?.idempotency;
    const token = claim?.token;
    try {
      await runner.startTransaction();
      const audit = new AuditRecorder();
      const events: EventRecorder = new EventRecorder(() => tx, this.handlers, this.config.nodeEnv !== 'production');
      const tx: Tx = { ...statementsOn(runner), now: this.clock.now(), actor, events, audit };
      if (claim) await claimIdempotencyKey(tx, claim);
      const result = await work(tx);
      await flush(tx, events.pending, audit.pending);
      await runner.commitTransaction();
      if (events.pending.length > 0) this.hint.send();
      return result;
    } catch (error) {
      if (claim && token === undefined) delete claim.token;
      // The connection may be what failed; the first error is the one to tell.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

function statementsOn(runner: QueryRunner): Pick<Tx, 'em' | 'query' | 'execute'> {
  return {
    em: runner.manager,
    query: async <Row extends object>(sql: string, params: readonly unknown[] = []) =>
      (await runner.query(sql, [...params], true)).records as Row[],
    execute: async (sql, params = []) => (await runner.query(sql, [...params], true)).affected ?? 0,
  };
}

/** Ids made by one process ascend: their order is the order in which the events happened. */
const INSERT_OUTBOX = `INSERT INTO outbox (id, name, payload, aggregate_id, occurred_at)
  SELECT e.id, e.name, e.payload, e."aggregateId", $1::timestamptz
  FROM jsonb_to_recordset($2::jsonb) AS e(id uuid, name text, payload jsonb, "aggregateId" uuid)
  ORDER BY e.id`;

const INSERT_AUDIT = `INSERT INTO audit_entries (id, at, entity, entity_id, action, changes, actor_id, actor_name, request_id, ip)
  SELECT a.id, $1::timestamptz, a.entity, a."entityId", a.action, a.changes, $3::uuid, $4, $5, $6::inet
  FROM jsonb_to_recordset($2::jsonb) AS a(id uuid, entity text, "entityId" uuid, action text, changes jsonb)`;

/** Writes what was recorded, as the last thing before the commit: one statement each, however much it is. */
async function flush(tx: Tx, events: readonly PendingEvent[], entries: readonly PendingAuditEntry[]): Promise<void> {
  const at = tx.now.toString();
  if (events.length > 0) await tx.execute(INSERT_OUTBOX, [at, JSON.stringify(events)]);
  if (entries.length > 0) {
    const { actor } = tx;
    const name = actor.kind === 'system' ? actor.name : null;
    const origin = [actor.origin?.requestId ?? null, actor.origin?.ip ?? null];
    await tx.execute(INSERT_AUDIT, [at, JSON.stringify(entries), personIdOf(actor), name, ...origin]);
  }
}

function isWorthAnotherTry(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state === SERIALIZATION_FAILURE || state === DEADLOCK_DETECTED;
}

/** A little longer each time and not the same for two that met each other. */
function pause(attempt: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, Math.random() * 20 * 2 ** attempt);
  });
}
