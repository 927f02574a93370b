/** Milliseconds in which a mail server that is in no trouble answers. */
const PROMPT = 50;

/** So many times what the server takes at a time may be on their way to a server that answers promptly. */
const MOST = 6;

/**
 * How many messages may be on their way at the same time: one for each connection to the mail server, and more, up to six, as long as the
 * server answers promptly. Those that leave together share the round trips to the database, which take longer than a prompt server does; behind
 * one that does not answer promptly they would only wait, and when the worker dies nobody knows of any of them whether it has gone.
 */
export class SendingWindow {
  #size: number;
  #taken = 0;
  #asking: (() => void) | null = null;

  constructor(private readonly connections: number) {
    this.#size = connections;
  }

  /** How many may be on their way. */
  get size(): number {
    return this.#size;
  }

  /** Takes all places that are free; waits until it is worth it. One asks at a time. */
  async take(): Promise<number> {
    while (this.#size - this.#taken < this.#worthwhile) {
      await new Promise<void>((resolve) => {
        this.#asking = resolve;
      });
    }
    const places = this.#size - this.#taken;
    this.#taken = this.#size;
    return places;
  }

  /**
   * Half of the places, so that the next ones leave together as well. Never so many that messages on every connection but one, which the server
   * keeps waiting, could keep the others from leaving.
   */
  get #worthwhile(): number {
    return Math.max(1, Math.min(Math.floor(this.#size / 2), this.#size - this.connections));
  }

  /** Gives places back. */
  release(places: number): void {
    this.#taken -= places;
    const asking = this.#asking;
    this.#asking = null;
    asking?.();
  }

  /** The server has answered after so many milliseconds. */
  answered(milliseconds: number): void {
    this.#size =
      milliseconds < PROMPT
        ? Math.min(this.connections * MOST, this.#size + 1)
        : Math.max(this.connections, Math.floor(this.#size / 2));
  }
}
