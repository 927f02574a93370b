import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { IdempotencyClaim } from '../actors/caller.js';
import { Database } from '../database/database.js';

export interface StoredAnswer {
  readonly status: number;
  readonly body: string;
}

interface Kept {
  /** Of the claim. */
  readonly token: string;
  readonly answer: StoredAnswer;
}

const GATHER_MILLISECONDS = 25;
/** Each number of answers is a statement of its own, of which the server keeps a plan. */
const MOST_AT_ONCE = 20;

/**
 * Writes down what requests with an Idempotency-Key were answered. Whoever asked has the answer already: nobody waits for it, and answers that
 * are given at about the same time are written in one statement.
 */
@Injectable()
export class AnswerStore implements OnModuleDestroy {
  readonly #logger = new Logger(AnswerStore.name);
  #gathered: Kept[] = [];
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(private readonly database: Database) {}

  /** Keeps the answer of a request whose effect was committed. */
  keep({ token }: IdempotencyClaim, answer: StoredAnswer): void {
    if (token === undefined) return;
    this.#gathered.push({ token, answer });
    this.#timer ??= setTimeout(() => void this.written(), GATHER_MILLISECONDS);
  }

  /** Resolves when everything that was kept until now is in the database, or could not be written. */
  written(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const gathered = this.#gathered;
    this.#gathered = [];
    for (let from = 0; from < gathered.length; from += MOST_AT_ONCE) {
      const writing = this.#write(gathered.slice(from, from + MOST_AT_ONCE));
      this.#writing = Promise.all([this.#writing, writing]).then(() => undefined);
    }
    return this.#writing;
  }

  async #write(gathered: readonly Kept[]): Promise<void> {
    const values = gathered.flatMap(({ token, answer: { status, body } }) => [token, status, body]);
    await this.database.read(storeStatement(gathered.length), values).catch((error: unknown) => {
      // A repetition of these requests is refused as in progress, as it is when this process dies now.
      this.#logger.warn({ msg: 'answers were not kept', answers: gathered.length, error: String(error) });
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.written();
  }
}

/**
 * Does not wait for the disk: what a crash of the database may take away is an answer, whose request is then refused as in progress, as
 * after a crash of this process.
 */
function storeStatement(answers: number): string {
  const rows = Array.from({ length: answers }, (_, index) => index * 3).map(
    (before) => `($${before + 1}::uuid, $${before + 2}::smallint, $${before + 3}::text)`,
  );
  return `WITH unhurried AS (SELECT set_config('synchronous_commit', 'off', true))
  INSERT INTO idempotency_answers (token, status, body)
  SELECT a.token, a.status, a.body FROM unhurried, (VALUES ${rows.join(', ')}) AS a(token, status, body)`;
}
