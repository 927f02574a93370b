import type { Writable } from 'node:stream';
import type pg from 'pg';
import type { prepared } from './prepared.js';

/** A statement as the driver takes it. */
export type Statement = ReturnType<typeof prepared>;

const BEGIN: Statement = { text: 'BEGIN', values: [] };
const COMMIT: Statement = { text: 'COMMIT', values: [] };

/**
 * The connection of one transaction. What can be sent together is: the beginning with the first statement, the last statements with
 * the commit. A round trip each would cost most of a short transaction, and locks taken last would be held over it.
 */
export class TransactionConnection {
  #begun = false;

  constructor(private readonly connection: pg.PoolClient) {}

  run<Row extends object>(statement: Statement): Promise<pg.QueryResult<Row>> {
    const [result] = this.#send([statement]);
    return result as Promise<pg.QueryResult<Row>>;
  }

  /** Begins, where nothing was sent yet: for the entity manager, which sends its statements itself. */
  begin(): void {
    if (!this.#begun) this.#send([]);
  }

  /**
   * Sends the last statements and the commit and waits for all of them. When one fails, PostgreSQL answers the commit with a
   * rollback: nothing remains, and that failure is the one to tell.
   */
  async commit(last: readonly Statement[]): Promise<void> {
    const outcomes = await Promise.allSettled(this.#send([...last, COMMIT]));
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    const end = outcomes.at(-1);
    if (end?.status === 'fulfilled' && end.value.command !== 'COMMIT')
      throw new Error('The transaction was rolled back.');
  }

  async rollback(): Promise<void> {
    if (this.#begun) await this.connection.query('ROLLBACK');
  }

  /** Sends statements in one write, behind the beginning where that was not sent yet. */
  #send(statements: readonly Statement[]): Promise<pg.QueryResult>[] {
    const stream = streamOf(this.connection);
    stream.cork();
    try {
      if (!this.#begun) {
        this.#begun = true;
        // It fails only with the connection, and then everything behind it does.
        this.connection.query(BEGIN).catch(() => undefined);
      }
      return statements.map((statement) => this.connection.query(statement));
    } finally {
      stream.uncork();
    }
  }
}

/** The driver's socket, which its types do not show. */
function streamOf(connection: pg.PoolClient): Pick<Writable, 'cork' | 'uncork'> {
  return (connection as unknown as { readonly connection: { readonly stream: Writable } }).connection.stream;
}
