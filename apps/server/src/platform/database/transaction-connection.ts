import type pg from 'pg';
import { Batch, type BatchedStatement, type StatementResult } from './batch.js';
import type { Statement } from './prepared.js';

/** Looks at the result of a statement that was sent on; what it throws is the failure of the transaction. */
export type ResultCheck = (result: StatementResult) => void;

const BEGIN: Statement = { name: 'begin', text: 'BEGIN', values: [] };
const COMMIT: Statement = { name: 'commit', text: 'COMMIT', values: [] };

/** A statement that goes with the next one somebody waits for. */
interface Queued {
  readonly statement: Statement;
  readonly check: ResultCheck | undefined;
}

/** One that is on its way, and nobody has looked at its result. */
interface Sent {
  readonly result: Promise<StatementResult>;
  readonly check: ResultCheck | undefined;
}

/** How a transaction's last statements and the reads after its commit ended. */
export interface Ended {
  readonly last: readonly StatementResult[];
  readonly after: readonly PromiseSettledResult<StatementResult>[];
}

/**
 * The connection of one transaction. What can be sent together is: the beginning and what nobody waits for with the next statement somebody
 * does wait for, the last statements with the commit, and what is read after it. A round trip each would cost most of a short
 * transaction, and locks taken last would be held over it.
 */
export class TransactionConnection {
  #begun = false;
  #gathered: BatchedStatement[] = [];
  #queued: Queued[] = [];
  #sent: Sent[] = [];

  constructor(private readonly connection: pg.PoolClient) {}

  /** Puts a statement in front of the next one; with a check it is never sent together with the commit. */
  queue(statement: Statement, check?: ResultCheck): void {
    this.#queued.push({ statement, check });
  }

  async run(statement: Statement): Promise<StatementResult> {
    const [result] = this.#send([statement]);
    await this.#lookAtSent();
    return (await result) as StatementResult;
  }

  /** Begins and sends what waits: for the entity manager, which sends its statements itself. */
  begin(): void {
    if (!this.#begun || this.#queued.length > 0) this.#send([]);
    this.#flush();
  }

  /**
   * Sends the last statements, the commit and what is to be read after it, and waits for all of them. When a statement fails, those behind
   * it are left out, the commit among them: that failure is the one to tell, and a rollback is due. Resolves with how they ended: those
   * of `after` may have failed, which is no matter of the transaction any more.
   */
  async commit(last: readonly Statement[], after: readonly Statement[]): Promise<Ended> {
    // Once the commit is sent it is too late for a check.
    if (this.#queued.some(({ check }) => check)) this.#send([]);
    await this.#lookAtSent();
    const results = this.#send([...last, COMMIT, ...after]);
    await this.#lookAtSent();
    const ended: StatementResult[] = [];
    for (const result of results.splice(0, last.length + 1)) ended.push(await result);
    if (ended.pop()?.command !== 'COMMIT') throw new Error('The transaction was rolled back.');
    return { last: ended, after: await Promise.allSettled(results) };
  }

  async rollback(): Promise<void> {
    if (this.#begun) await this.connection.query('ROLLBACK');
  }

  /** The first failure of what nobody waited for, and the first that a check finds. */
  async #lookAtSent(): Promise<void> {
    const sent = this.#sent;
    this.#sent = [];
    for (const { result, check } of sent) {
      const found = await result;
      check?.(found);
    }
  }

  /** Sends statements behind the beginning and what was queued. Everything that is sent without a wait in between is one batch. */
  #send(statements: readonly Statement[]): Promise<StatementResult>[] {
    const queued = this.#queued;
    this.#queued = [];
    if (!this.#begun) {
      this.#begun = true;
      // It fails only with the connection, and then everything behind it does.
      this.#gather(BEGIN);
    }
    for (const { statement, check } of queued) this.#sent.push({ result: this.#gather(statement), check });
    return statements.map((statement) => this.#gather(statement));
  }

  #gather(statement: Statement): Promise<StatementResult> {
    if (this.#gathered.length === 0) queueMicrotask(() => this.#flush());
    const { promise, resolve, reject } = Promise.withResolvers<StatementResult>();
    this.#gathered.push({ statement, resolve, reject });
    // The first failure is told by whoever waits; those behind it say the same.
    promise.catch(() => undefined);
    return promise;
  }

  #flush(): void {
    if (this.#gathered.length === 0) return;
    this.connection.query(new Batch(this.#gathered));
    this.#gathered = [];
  }
}
