/** The queue as its server has it, to break it and to look into it. */
import { Redis } from 'ioredis';
import { query } from '@brug/bench/lab/database';

const NAME = 'brug';
const PREFIX = '{brug}';
const DEADLOCK = '40P01';

export class PostgresQueue {
  constructor(databaseUrl) {
    this.databaseUrl = databaseUrl;
  }

  /** Loses everything but its tables. */
  async lose() {
    const tables = await query(
      this.databaseUrl,
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
        WHERE schemaname = 'bullmq' AND tablename NOT LIKE '%migration%'`,
    );
    const truncate = `TRUNCATE ${tables.map(({ name }) => name).join(', ')}`;
    for (;;) {
      try {
        return await query(this.databaseUrl, truncate);
      } catch (error) {
        // Workers hold some of the tables while they wait for others; one of us then has to give way.
        if (error.code !== DEADLOCK) throw error;
      }
    }
  }

  /** Those of the jobs that it knows. */
  async known(jobIds) {
    const rows = await query(this.databaseUrl, 'SELECT id FROM bullmq.job WHERE queue = $1 AND id = ANY($2)', [
      NAME,
      jobIds,
    ]);
    return new Set(rows.map(({ id }) => id));
  }

  /** How many jobs it has, whatever their state. */
  async size() {
    const [{ count }] = await query(this.databaseUrl, 'SELECT count(*)::int AS count FROM bullmq.job');
    return count;
  }
}

export class RedisQueue {
  #client;

  constructor(url) {
    this.url = url;
    this.#client = new Redis(url, { maxRetriesPerRequest: null });
  }

  async lose() {
    await this.#client.flushall();
  }

  async known(jobIds) {
    const pipeline = this.#client.pipeline();
    for (const id of jobIds) pipeline.exists(`${PREFIX}:${NAME}:${id}`);
    const answers = await pipeline.exec();
    return new Set(jobIds.filter((_, index) => answers[index][1] === 1));
  }

  async size() {
    return this.#client.dbsize();
  }

  async close() {
    this.#client.disconnect();
  }
}
