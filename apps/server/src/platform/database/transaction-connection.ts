import type { Writable } from 'node:stream';
import type pg from 'pg';
import type { prepared } from './prepared.js';

/** A statement as the driver takes it. */
export type Statement = ReturnType<typeof prepared>;

/** Looks at the result of a statement that was sent on; what it throws is the failure of the transaction. */
export type ResultCheck = (result: pg.QueryResult) => void;

const BEGIN: Statement = { text: 'BEGIN', values: [] };
const COMMIT: Statement = { text: 'COMMIT', values: [] };

/** A statement that goes with the next one somebody waits for. */
interface Queued {
  readonly statement: Statement;
  readonly check: ResultCheck | undefined;
}

/** One that is on its way, and nobody has looked at its result. */
interface Sent {
  readonly result: Promise<pg.QueryResult>;
  readonly check: ResultCheck | undefined;
}

/**
 * The connection of one transaction. What can be sent together is: the beginning and what nobody waits for with the next statement somebody
 * does wait for, the last statements with the commit, and what is read after it. A round trip each would cost most of a short
 * transaction, and locks taken last would be held over it.
 */
export class TransactionConnection {
  #begun = false;
  #queued: Queued[] = [];
  #sent: Sent[] = [];

  constructor(private readonly connection: pg.PoolClient) {}

  /** Puts a statement in front of the next one; with a check it is never sent together with the commit. */
  queue(statement: Statement, check?: ResultCheck): void {
    this.#queued.push({ statement, check });
  }

  async run<Row extends object>(statement: Statement): Promise<pg.QueryResult<Row>> {
    const [result] = this.#send([statement]);
    await this.#lookAtSent();
    return (await result) as pg.QueryResult<Row>;
  }

  /** Begins and sends what waits: for the entity manager, which sends its statements itself. */
  begin(): void {
    if (!this.#begun || this.#queued.length > 0) this.#send([]);
  }

  /**
   * Sends the last statements, the commit and what is to be read after it, and waits for all of them. When a statement fails, PostgreSQL
   * answers the commit with a rollback: nothing remains, and that failure is the one to tell. Resolves with how the reads of `after`
   * ended: what they say is no matter of the transaction any more.
   */
  async commit(
    last: readonly Statement[],
    after: readonly Statement[],
  ): Promise<readonly PromiseSettledResult<pg.QueryResult>[]> {
    // Once the commit is sent it is too late for a check.
    if (this.#queued.some(({ check }) => check)) this.#send([]);
    await this.#lookAtSent();
    const results = this.#send([...last, COMMIT, ...after]);
    const reads = Promise.allSettled(results.slice(last.length + 1));
    await this.#lookAtSent();
    const outcomes = await Promise.allSettled(results.slice(0, last.length + 1));
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    const end = outcomes.at(-1);
    if (end?.status === 'fulfilled' && end.value.command !== 'COMMIT')
      throw new Error('The transaction was rolled back.');
    return reads;
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

  /** Sends statements in one write, behind the beginning and what was queued. Resolves with the results of the former. */
  #send(statements: readonly Statement[]): Promise<pg.QueryResult>[] {
    const queued = this.#queued;
    this.#queued = [];
    const stream = streamOf(this.connection);
    stream.cork();
    try {
      if (!this.#begun) {
        this.#begun = true;
        // It fails only with the connection, and then everything behind it does.
        this.#query(BEGIN);
      }
      for (const { statement, check } of queued) this.#sent.push({ result: this.#query(statement), check });
      return statements.map((statement) => this.#query(statement));
    } finally {
      stream.uncork();
    }
  }

  /** The first failure is told; those behind it, which say that the transaction is lost, are nobody's. */
  #query(statement: Statement): Promise<pg.QueryResult> {
    const result = this.connection.query(statement);
    result.catch(() => undefined);
    return result;
  }
}

/** The driver's socket, which its types do not show. */
function streamOf(connection: pg.PoolClient): Pick<Writable, 'cork' | 'uncork'> {
  return (connection as unknown as { readonly connection: { readonly stream: Writable } }).connection.stream;
}
