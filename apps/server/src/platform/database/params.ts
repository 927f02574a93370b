/** Collects the parameters of a statement that is put together from parts. */
export class Params {
  readonly #values: unknown[] = [];

  /** Adds a value and says how the statement names it: `$1`, `$2` … */
  add(value: unknown): string {
    this.#values.push(value);
    return `$${this.#values.length}`;
  }

  get values(): readonly unknown[] {
    return this.#values;
  }
}
