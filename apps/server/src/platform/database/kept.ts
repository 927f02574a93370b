/** How long a process may go on with rows that another process has changed. */
const FRESH_MILLISECONDS = 5000;

/**
 * Rows which nearly every request needs and hardly anybody changes, kept in memory and read again when they are five seconds
 * old or known to be changed. Those who ask at the same time share one read.
 */
export class Kept<T> {
  #value: Promise<T> | undefined;
  #readAt = 0;

  constructor(private readonly read: () => Promise<T>) {}

  get(): Promise<T> {
    const fresh = performance.now() - this.#readAt < FRESH_MILLISECONDS;
    return this.#value && fresh ? this.#value : this.#readAgain();
  }

  /** The next who asks gets what is in the database then. Call it after the commit that changed the rows. */
  forget(): void {
    this.#value = undefined;
  }

  #readAgain(): Promise<T> {
    const value = this.read();
    this.#value = value;
    this.#readAt = performance.now();
    value.catch(() => {
      if (this.#value === value) this.#value = undefined;
    });
    return value;
  }
}
