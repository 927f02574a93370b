/** Everything a drill stands on: a database, a mail server with its log, a queue on either backend, and worker processes. */
import { fileURLToPath } from 'node:url';
import { openDatabase, query } from '@brug/bench/lab/database';
import { prepareToSend } from '@brug/bench/lab/messages';
import { runCommand, serverEnv } from '@brug/bench/lab/server';
import { findFreePort } from '@brug/local-services/ports';
import { startScriptedSmtpServer } from '../../apps/server/dist/platform/mail/testing/scripted-smtp-server.js';
import { startRedis } from '../../scripts/lib/redis.mjs';
import { PostgresQueue, RedisQueue } from './queues.mjs';
import { Scene } from './scene.mjs';

/** Enough that messages seldom wait for each other on one lead. */
const LEADS = 4000;
/** A Tuesday, when people have just begun to work in Kortrijk, and still do in Hangzhou for an hour and a half: messages are sent in working hours. */
const BEGINNING = Date.parse('2026-03-10T08:05:00Z');

export class Lab {
  /** What to stop at the end, last started first. */
  #parts = [];
  #database;
  #redis;
  #scenes = 0;

  constructor({ drill, say }) {
    this.say = say;
    this.logs = fileURLToPath(new URL(`../results/logs/${drill}/`, import.meta.url));
  }

  /** A scene of its own: a filled database, a mail server, and the queue on this backend. */
  async scene(backend) {
    this.#database ??= await this.#fill();
    this.#scenes += 1;
    const name = `${backend}-${this.#scenes}`;
    const databaseUrl = await this.#database.copy(`brug_drill_${this.#scenes}`);
    const mailServer = await startScriptedSmtpServer();
    this.#parts.push(() => mailServer.close());
    const queues = { postgres: new PostgresQueue(databaseUrl) };
    if (backend !== 'postgres') queues.redis = await this.redis();
    const env = serverEnv(databaseUrl, {
      NODE_ENV: 'test',
      CLOCK: 'controllable',
      SMTP_URL: mailServer.url,
      SHUTDOWN_SECONDS: '20',
    });
    const scene = new Scene({ name, databaseUrl, mailServer, queues, env, logs: this.logs });
    this.#parts.push(() => scene.close());
    await scene.setClock(BEGINNING);
    return scene;
  }

  /** The queue on the one Redis of this run. */
  async redis() {
    if (this.#redis) return this.#redis;
    const server = await startRedis(findFreePort);
    if (!server) {
      throw new Error('There is no Redis on this machine: install redis-server, or drill with --backend postgres.');
    }
    const queue = new RedisQueue(server.url);
    this.#parts.push(
      () => server.stop(),
      () => queue.close(),
    );
    return (this.#redis = queue);
  }

  async #fill() {
    this.say('Making a database with the demo …');
    const database = await openDatabase({ name: 'brug_drill' });
    this.#parts.push(() => database.stop());
    const env = serverEnv(database.url, { NODE_ENV: 'test', CLOCK: 'controllable' });
    await runCommand({ name: 'migrate', env, logs: this.logs });
    await query(database.url, 'UPDATE platform_clock SET offset_ms = $1', [BEGINNING - Date.now()]);
    await runCommand({ name: 'seed-demo', args: ['--leads', String(LEADS)], env, logs: this.logs });
    await prepareToSend(database.url);
    return database;
  }

  async stop() {
    for (const stop of this.#parts.toReversed()) await stop().catch((error) => console.error(error.message));
  }
}
