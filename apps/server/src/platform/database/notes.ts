import type { Tx } from './tx.js';

/** What a transaction knows of records, by their ids, for those who come later in it. Forgotten with the transaction. */
export class Notes<T> {
  readonly #ofTransactions = new WeakMap<Tx, Map<string, T>>();

  /** What was noted of a record, or undefined. */
  of(tx: Tx, id: string): T | undefined {
    return this.#ofTransactions.get(tx)?.get(id);
  }

  set(tx: Tx, id: string, note: T): void {
    const notes = this.#ofTransactions.get(tx) ?? new Map<string, T>();
    this.#ofTransactions.set(tx, notes.set(id, note));
  }

  delete(tx: Tx, id: string): void {
    this.#ofTransactions.get(tx)?.delete(id);
  }
}
