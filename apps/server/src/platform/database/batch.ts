import type pg from 'pg';
import utils from 'pg/lib/utils.js';
import type { Statement } from './prepared.js';
import { RowShape } from './row-shape.js';

/** How a statement ended. */
export interface StatementResult {
  readonly rows: object[];
  /** Rows that it read or changed. */
  readonly rowCount: number;
  /** `INSERT`, `COMMIT` … */
  readonly command: string;
}

/** A statement of a batch, and who waits for its result. */
export interface BatchedStatement {
  readonly statement: Statement;
  readonly resolve: (result: StatementResult) => void;
  readonly reject: (reason: unknown) => void;
}

/** What the driver's connection has for the extended protocol; its types have other parameters. */
interface Wire {
  readonly stream: { readonly writable: boolean; write(chunk: Buffer): unknown };
  /** Statements that the server has prepared, by name. */
  readonly parsedStatements: Record<string, string>;
  /** Statements that it was asked to prepare, and has not said that it has. */
  readonly submittedNamedStatements: Record<string, string>;
  parse(statement: { text: string; name: string | undefined }): void;
  bind(portal: {
    statement: string | undefined;
    values: readonly unknown[];
    valueMapper: (value: unknown) => unknown;
  }): void;
  describe(portal: { type: 'P'; name: '' }): void;
  execute(portal: { portal: '' }): void;
  sync(): void;
}

interface DataRow {
  readonly fields: readonly (string | null)[];
}

/** What the rows of prepared statements look like, by name; null for those that have none. The server refuses a plan whose rows have changed. */
const shapes = new WeakMap<pg.Connection, Map<string, RowShape | null>>();

/**
 * Statements that are sent in one write with a single Sync behind them, and whose answers come back together: to the driver's client they
 * are one. When one fails, the server leaves out those behind it; all of them are rejected with that failure. Protocol 3.0, "Pipelining".
 */
export class Batch implements pg.Submittable {
  readonly #parts: readonly BatchedStatement[];
  /** The one that the server speaks of. */
  #at = 0;
  #rows: object[] = [];
  #shape: RowShape | null = null;
  /** What a row of the statement could not be read for. */
  #unreadable: { readonly reason: unknown } | null = null;
  #shapes: Map<string, RowShape | null> = new Map();

  constructor(parts: readonly BatchedStatement[]) {
    this.#parts = parts;
  }

  /** Under its name the client keeps that the statement is prepared. */
  get name(): string | undefined {
    return this.#parts[this.#at]?.statement.name;
  }

  get text(): string | undefined {
    return this.#parts[this.#at]?.statement.text;
  }

  submit(connection: pg.Connection): void {
    this.#shapes = shapes.get(connection) ?? new Map<string, RowShape | null>();
    shapes.set(connection, this.#shapes);
    const wire = connection as unknown as Wire;
    const chunks: Buffer[] = [];
    const gathering = Object.create(wire, {
      stream: { value: { writable: true, write: (chunk: Buffer) => chunks.push(chunk) } },
    }) as Wire;
    for (const [index, { statement }] of this.#parts.entries()) {
      const before = chunks.length;
      try {
        this.#send(gathering, statement);
      } catch (error) {
        // A parameter that cannot be written: nothing of it is sent, and nothing behind it, least of all a commit.
        chunks.length = before;
        this.#reject(index, error);
        break;
      }
    }
    gathering.sync();
    if (wire.stream.writable) wire.stream.write(Buffer.concat(chunks));
  }

  #send(wire: Wire, { name, text, values }: Statement): void {
    const isPrepared =
      name !== undefined && (wire.parsedStatements[name] ?? wire.submittedNamedStatements[name]) !== undefined;
    if (!isPrepared) wire.parse({ text, name });
    wire.bind({ statement: name, values, valueMapper: utils.prepareValue });
    if (name === undefined || !this.#shapes.has(name)) wire.describe({ type: 'P', name: '' });
    wire.execute({ portal: '' });
    if (!isPrepared && name !== undefined) wire.submittedNamedStatements[name] = text;
  }

  handleRowDescription({ fields }: { readonly fields: readonly pg.FieldDef[] }): void {
    this.#shape = new RowShape(fields);
  }

  handleDataRow({ fields }: DataRow): void {
    try {
      this.#shape ??= this.#shapes.get(this.name ?? '') ?? null;
      if (!this.#shape) throw new Error('A row came before its description.');
      this.#rows.push(this.#shape.rowOf(fields));
    } catch (reason) {
      this.#unreadable = { reason };
    }
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    const { name } = this;
    if (name !== undefined && !this.#shapes.has(name)) this.#shapes.set(name, this.#shape);
    const [command = '', ...counts] = text.split(' ');
    this.#finish({ rows: this.#rows, rowCount: Number(counts.at(-1)) || 0, command });
  }

  handleEmptyQuery(): void {
    this.#finish({ rows: [], rowCount: 0, command: '' });
  }

  handleReadyForQuery(): void {
    if (this.#at < this.#parts.length) this.#reject(this.#at, new Error('The server did not answer the statement.'));
  }

  handleError(error: unknown, connection: pg.Connection): void {
    const { submittedNamedStatements } = connection as unknown as Wire;
    for (const { statement } of this.#parts.slice(this.#at)) {
      if (statement.name !== undefined) delete submittedNamedStatements[statement.name];
    }
    this.#reject(this.#at, error);
  }

  #finish(result: StatementResult): void {
    const part = this.#parts[this.#at];
    const unreadable = this.#unreadable;
    this.#at += 1;
    this.#rows = [];
    this.#shape = null;
    this.#unreadable = null;
    if (unreadable) part?.reject(unreadable.reason);
    else part?.resolve(result);
  }

  /** Rejects a statement and those behind it; the ones before it are still answered. */
  #reject(from: number, reason: unknown): void {
    for (const { reject } of this.#parts.slice(from)) reject(reason);
  }
}
