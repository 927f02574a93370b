import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { AuditRecorder, type PendingAuditEntry } from '../audit/audit-recorder.js';
import { personIdOf, type Caller, type IdempotencyClaim } from '../actors/caller.js';
import { Clock } from '../clock/clock.js';
import { CONFIG, type Config } from '../config/config.js';
import { EventRecorder, type PendingEvent } from '../events/event-recorder.js';
import { InTransactionHandlers } from '../events/in-transaction-handlers.js';
import { OutboxHint } from '../events/outbox-hint.js';
import { claimParams, claimSql, refusedByClaim } from '../http/idempotency-claim.js';
import type { StatementResult } from './batch.js';
import { newId } from './new-id.js';
import { prepared, type Statement } from './prepared.js';
import { sqlStateOf } from './sql-state.js';
import { TransactionConnection } from './transaction-connection.js';
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
    // A second transaction of the request passes: its key is written.
    const claiming = claim && claim.token === undefined ? { claim, token: newId() } : null;
    let connection: TransactionConnection | undefined;
    try {
      const opened = new TransactionConnection((await runner.connect()) as pg.PoolClient);
      connection = opened;
      const now = this.clock.now();
      const last: PutOff[] = [];
      const after: PutOff[] = [];
      const audit = new AuditRecorder();
      const events: EventRecorder = new EventRecorder(() => tx, this.handlers, this.config.nodeEnv !== 'production');
      const tx: Tx = {
        ...statementsOn(opened, last, after),
        get em() {
          return managerIn(opened, runner);
        },
        now,
        at: now.toString(),
        actor,
        events,
        audit,
      };
      const result = await work(tx);
      // What was put off is sent last: it locks what others wait for.
      const records = recorded(tx, events.pending, audit.pending, claiming);
      const ended = await opened.commit(
        [...records, ...last.map(({ statement }) => statement())],
        after.map(({ statement }) => statement()),
      );
      for (const [index, later] of last.entries()) later.end(ended.last[records.length + index]);
      for (const [index, later] of after.entries()) {
        const outcome = ended.after[index];
        if (outcome?.status === 'rejected') later.fail(outcome.reason);
        else later.end(outcome?.value);
      }
      if (claiming) claiming.claim.token = claiming.token;
      if (events.pending.length > 0) this.hint.send();
      return result;
    } catch (error) {
      // The connection may be what failed; the first error is the one to tell.
      await connection?.rollback().catch(() => undefined);
      throw claiming ? refusedByClaim(error) : error;
    } finally {
      await runner.release();
    }
  }
}

/** The entity manager, which joins the transaction instead of beginning one of its own. */
function managerIn(connection: TransactionConnection, runner: QueryRunner): EntityManager {
  connection.begin();
  return Object.assign(runner, { isTransactionActive: true }).manager;
}

/** A statement that is sent with the commit, and its result afterwards. */
class PutOff {
  #result: StatementResult | undefined;
  #failure: { readonly reason: unknown } | undefined;

  constructor(readonly statement: () => Statement) {}

  end(result: StatementResult | undefined): void {
    this.#result = result;
  }

  fail(reason: unknown): void {
    this.#failure = { reason };
  }

  rows(): never[] {
    if (this.#failure) throw this.#failure.reason;
    if (!this.#result) throw new Error('The transaction has not ended yet.');
    return this.#result.rows as never[];
  }
}

function putOff(to: PutOff[], statement: () => Statement): PutOff {
  const later = new PutOff(statement);
  to.push(later);
  return later;
}

function statementsOn(
  connection: TransactionConnection,
  last: PutOff[],
  after: PutOff[],
): Pick<Tx, 'query' | 'execute' | 'write' | 'beforeCommit' | 'afterCommit'> {
  return {
    query: async <Row extends object>(sql: string, params: readonly unknown[] = []) =>
      (await connection.run(prepared(sql, params))).rows as Row[],
    execute: async (sql, params = []) => (await connection.run(prepared(sql, params))).rowCount,
    write: (sql, params = [], check = undefined) =>
      connection.queue(prepared(sql, params), check && (({ rowCount }) => check(rowCount))),
    beforeCommit: (sql, params = []) =>
      putOff(last, () => prepared(sql, typeof params === 'function' ? params() : params)),
    afterCommit: (sql, params = []) => putOff(after, () => prepared(sql, params)),
  };
}

/** Ids made by one process ascend: their order is the order in which the events happened. */
const OUTBOX_ROWS = `INSERT INTO outbox (id, name, payload, aggregate_id, occurred_at)
  SELECT e.id, e.name, e.payload, e."aggregateId", $1::timestamptz
  FROM jsonb_to_recordset($2::jsonb) AS e(id uuid, name text, payload jsonb, "aggregateId" uuid)
  ORDER BY e.id`;

const RECORDS = `outbox_rows AS (${OUTBOX_ROWS})
  INSERT INTO audit_entries (id, at, entity, entity_id, action, changes, actor_id, actor_name, request_id, ip)
  SELECT a.id, $1::timestamptz, a.entity, a."entityId", a.action, a.changes, $4::uuid, $5, $6, $7::inet
  FROM jsonb_to_recordset($3::jsonb) AS a(id uuid, entity text, "entityId" uuid, action text, changes jsonb)`;

const RECORD = `WITH ${RECORDS}`;

/** Both the request's key and what it did. */
const CLAIM_AND_RECORD = `WITH claim AS (${claimSql(8)}), ${RECORDS}`;

/** What was recorded, to be written at the end: one statement, however much it is. */
function recorded(
  tx: Tx,
  events: readonly PendingEvent[],
  entries: readonly PendingAuditEntry[],
  claiming: { readonly claim: IdempotencyClaim; readonly token: string } | null,
): Statement[] {
  if (!claiming && events.length === 0 && entries.length === 0) return [];
  const { actor } = tx;
  const name = actor.kind === 'system' ? actor.name : null;
  const origin = [actor.origin?.requestId ?? null, actor.origin?.ip ?? null];
  const rows = [JSON.stringify(events), JSON.stringify(entries)];
  const params = [tx.at, ...rows, personIdOf(actor), name, ...origin];
  if (!claiming) return [prepared(RECORD, params)];
  return [prepared(CLAIM_AND_RECORD, [...params, ...claimParams(claiming.claim, claiming.token)])];
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
