/** From then on the rows are read again … */
const FRESH_MILLISECONDS = 5000;
/** … and from then on those who ask wait for it. */
const TOLERATED_MILLISECONDS = 30_000;

/**
 * Rows which nearly every request needs and hardly anybody changes, kept in memory. Those who ask at the same time share one
 * read. While there is load they are read again in the background: who asks inside a transaction holds a connection, and if all
 * waited for one more, the pool would stand still.
 */
export class Kept<T> {
  #value: Promise<T> | undefined;
  #readAt = 0;
  #refreshing = false;

  constructor(private readonly read: () => Promise<T>) {}

  get(): Promise<T> {
    const age = performance.now() - this.#readAt;
    if (!this.#value || age > TOLERATED_MILLISECONDS) return this.#readAgain();
    if (age > FRESH_MILLISECONDS) this.#refresh();
    return this.#value;
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

  #refresh(): void {
    if (this.#refreshing) return;
    this.#refreshing = true;
    const before = this.#value;
    this.read()
      .then((value) => {
        if (this.#value !== before) return;
        this.#value = Promise.resolve(value);
        this.#readAt = performance.now();
      })
      // What is known goes on; who asks when it is too old is told.
      .catch(() => undefined)
      .finally(() => {
        this.#refreshing = false;
      });
  }
}
