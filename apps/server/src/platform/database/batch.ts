import pg from 'pg';
import type { Statement } from './prepared.js';
import { rowTypes } from './type-parsers.js';

/** A statement of a batch, and who waits for its result. */
export interface BatchedStatement {
  readonly statement: Statement;
  readonly resolve: (result: pg.QueryResult) => void;
  readonly reject: (reason: unknown) => void;
}

/** What the driver's client tells a statement that is under way; its types show only the first. */
interface Ongoing extends pg.Submittable {
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: pg.Connection): void;
  handleEmptyQuery(connection: pg.Connection): void;
  handleReadyForQuery(connection: pg.Connection): void;
  handleError(error: unknown, connection: pg.Connection): void;
}

/** The driver's connection: statements it has sent to be prepared, and the end of what belongs together. */
type Wire = pg.Connection & { sync(): void; readonly submittedNamedStatements: Record<string, string> };

const TYPES = rowTypes();

/**
 * Statements that are sent in one write with a single Sync behind them, and whose answers come back together: to the client they are one.
 * When one fails, the server leaves out those behind it; all of them are rejected with that failure. Protocol 3.0, "Pipelining".
 */
export class Batch implements Ongoing {
  readonly #parts: readonly BatchedStatement[];
  readonly #queries: readonly Ongoing[];
  /** The one that the server speaks of. */
  #at = 0;
  #broken = false;

  constructor(parts: readonly BatchedStatement[]) {
    this.#parts = parts;
    this.#queries = parts.map((part) => this.#queryOf(part));
  }

  /** Under its name the client keeps that the statement is prepared. */
  get name(): string | undefined {
    return this.#parts[this.#at]?.statement.name;
  }

  get text(): string | undefined {
    return this.#parts[this.#at]?.statement.text;
  }

  submit(connection: pg.Connection): void {
    const wire = connection as Wire;
    const nothing = { value: () => undefined };
    // A statement with a parameter that cannot be written would be closed, and go on to be taken for prepared.
    const withoutEnds = Object.create(wire, { sync: nothing, close: nothing }) as Wire;
    wire.stream.cork();
    try {
      for (const query of this.#queries) {
        query.submit(withoutEnds);
        // A parameter that cannot be written: nothing behind it may happen, least of all a commit.
        if (this.#broken) break;
      }
      wire.sync();
    } finally {
      wire.stream.uncork();
    }
  }

  handleRowDescription(message: unknown): void {
    this.#queries[this.#at]?.handleRowDescription(message);
  }

  handleDataRow(message: unknown): void {
    this.#queries[this.#at]?.handleDataRow(message);
  }

  handleCommandComplete(message: unknown, connection: pg.Connection): void {
    const query = this.#queries[this.#at];
    query?.handleCommandComplete(message, connection);
    this.#finish(query, connection);
  }

  handleEmptyQuery(connection: pg.Connection): void {
    this.#finish(this.#queries[this.#at], connection);
  }

  handleReadyForQuery(): void {
    this.#rejectRest(new Error('The statement was not sent: one before it could not be.'));
  }

  handleError(error: unknown, connection: pg.Connection): void {
    const { submittedNamedStatements } = connection as Wire;
    for (const { statement } of this.#parts.slice(this.#at)) {
      if (statement.name !== undefined) delete submittedNamedStatements[statement.name];
    }
    this.#rejectRest(error);
  }

  #queryOf({ statement, resolve, reject }: BatchedStatement): Ongoing {
    const config = { ...statement, types: TYPES, queryMode: 'extended' };
    const query = new pg.Query(config, (error, result) => {
      if (!error) return resolve(result as unknown as pg.QueryResult);
      this.#broken = true;
      reject(error);
    });
    return query as unknown as Ongoing;
  }

  #finish(query: Ongoing | undefined, connection: pg.Connection): void {
    this.#at += 1;
    query?.handleReadyForQuery(connection);
  }

  #rejectRest(reason: unknown): void {
    for (const { reject } of this.#parts.slice(this.#at)) reject(reason);
    this.#at = this.#parts.length;
  }
}
