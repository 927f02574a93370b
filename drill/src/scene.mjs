import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { planMessages } from '@brug/bench/lab/messages';
import { WorkerProcess } from '@brug/bench/lab/server';
import pg from 'pg';

/** So long nothing may happen before the clock is moved to what happens next. */
const QUIET = 5000;

/** Milliseconds after which nobody need wait any longer. */
const NEVER = 300_000;
const MESSAGE_ID = /^message-id:\s*(<[^>]+>)/im;
/** What the agency's own people are sent, as they should be: digests, and alarms that messages do not leave. */
const TO_STAFF = /^<(alarm|digest)\./;

/** One installation on which something is broken: database, mail server, queue, worker processes. */
export class Scene {
  #pool;
  #workers = [];
  #closed;
  /** What the clock is ahead of the machine's, in milliseconds. */
  #offset = 0;

  constructor({ name, databaseUrl, mailServer, queues, env, logs }) {
    Object.assign(this, { name, databaseUrl, mailServer, queues, env, logs });
    this.#pool = new pg.Pool({ connectionString: databaseUrl, max: 3 });
    // A connection that breaks while it is idle is made again.
    this.#pool.on('error', () => undefined);
  }

  async rows(text, values) {
    return (await this.#pool.query(text, values)).rows;
  }

  /** A worker process on one of the queues; it does not run yet. */
  worker(backend) {
    const worker = new WorkerProcess({
      name: `${this.name}-worker-${this.#workers.length + 1}`,
      env: this.envOn(backend),
      logs: this.logs,
    });
    this.#workers.push(worker);
    return worker;
  }

  envOn(backend) {
    const redis = this.queues.redis?.url;
    return { ...this.env, QUEUE_BACKEND: backend, ...(redis === undefined ? {} : { REDIS_URL: redis }) };
  }

  now() {
    return Date.now() + this.#offset;
  }

  async setClock(instant) {
    this.#offset = Math.round(instant - Date.now());
    await this.rows('UPDATE platform_clock SET fixed_at = NULL, offset_ms = $1, revision = revision + 1', [
      this.#offset,
    ]);
    await this.rows('NOTIFY brug_clock');
  }

  async moveClock(milliseconds) {
    await this.setClock(this.now() + milliseconds);
  }

  /** Lets the time pass until it is so late. */
  async waitUntil(instant) {
    while (this.now() < instant) await pause(100);
  }

  /** Plans messages that are due so many milliseconds from now. */
  plan(dueIn) {
    const now = this.now();
    return planMessages(
      this.databaseUrl,
      dueIn.map((milliseconds) => new Date(now + milliseconds)),
      { now: new Date(now) },
    );
  }

  /** How many messages of these are in which state. */
  async states(ids) {
    const rows = await this.rows(
      'SELECT state, count(*)::int AS count FROM follow_ups WHERE id = ANY($1) GROUP BY state',
      [ids],
    );
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  }

  /**
   * Resolves when none of these messages is still on its way. When nothing happens for a while, the clock is moved to what happens next: a
   * lease of a worker that is gone runs out, or a message is due.
   */
  async settle(ids, limit = 300_000) {
    let last = '';
    let since = Date.now();
    for (const deadline = Date.now() + limit; Date.now() < deadline;) {
      const states = await this.states(ids);
      const { planned = 0, failed = 0, claimed = 0, sending = 0 } = states;
      if (planned + failed + claimed + sending === 0) return;
      const seen = JSON.stringify(states);
      if (seen !== last) [last, since] = [seen, Date.now()];
      else if (Date.now() - since > QUIET) {
        await this.#moveToNext(ids);
        since = Date.now();
      }
      await pause(250);
    }
    throw new Error(`Messages are still on their way after ${limit / 1000} s: ${last}`);
  }

  async #moveToNext(ids) {
    const [{ next }] = await this.rows(NEXT, [ids, new Date(this.now())]);
    if (next !== null) await this.setClock(next.getTime() + 1000);
  }

  /**
   * Seconds since `from` until these messages are on their way again: all of them have left their plan, or this queue has a wake-up of one that
   * is due. That wakes for all.
   */
  async secondsUntilWoken(backend, ids, from) {
    for (;;) {
      const open = await this.rows(WAITING, [ids]);
      const known = await this.queues[backend].known(open.map(wakeUpOf));
      if (open.length === 0 || known.size > 0) return (Date.now() - from) / 1000;
      if (Date.now() - from > NEVER) throw new Error(`${open.length} messages were never planned again.`);
      await pause(250);
    }
  }

  /** How often the mail server has each mail, by Message-ID; written to its log. */
  async sinkLog() {
    const times = new Map();
    const lines = [];
    for (const { to, content } of this.mailServer.received) {
      const messageId = MESSAGE_ID.exec(content)?.[1] ?? 'none';
      if (TO_STAFF.test(messageId)) continue;
      times.set(messageId, (times.get(messageId) ?? 0) + 1);
      lines.push(`${messageId} ${to}\n`);
    }
    await appendFile(join(this.logs, `${this.name}-sink.log`), lines.join(''));
    return times;
  }

  /** What the database says of these messages, held against the mail server's log. */
  async compare(ids) {
    const times = await this.sinkLog();
    const rows = await this.rows('SELECT state, message_id AS "messageId" FROM follow_ups WHERE id = ANY($1)', [ids]);
    const timesOf = ({ messageId }) => times.get(messageId) ?? 0;
    const count = (test) => rows.filter(test).length;
    const known = new Set(rows.map(({ messageId }) => messageId));
    return {
      messages: rows.length,
      sent: count(({ state }) => state === 'sent'),
      uncertain: count(({ state }) => state === 'uncertain'),
      unsent: count(({ state }) => !['sent', 'uncertain'].includes(state)),
      atTheServer: [...times.values()].reduce((sum, seen) => sum + seen, 0),
      duplicates: [...times.values()].filter((seen) => seen > 1).length,
      sentButNotThereOnce: count((row) => row.state === 'sent' && timesOf(row) !== 1),
      thereButNotSent: count((row) => !['sent', 'uncertain'].includes(row.state) && timesOf(row) > 0),
      thereButUnknown: [...times.keys()].filter((messageId) => !known.has(messageId)).length,
      uncertainAndThere: count((row) => row.state === 'uncertain' && timesOf(row) > 0),
    };
  }

  /** How many of these messages this queue has a wake-up of their own for. */
  async wakeUps(backend, ids) {
    return (await this.queues[backend].known((await this.rows(WAITING, [ids])).map(wakeUpOf))).size;
  }

  close() {
    return (this.#closed ??= this.#end());
  }

  async #end() {
    await Promise.all(this.#workers.map((worker) => worker.stop()));
    await this.#pool.end();
  }
}

/** The wake-up that was made for a message. */
function wakeUpOf({ id, revision }) {
  return `followup-${id}-${revision}`;
}

const WAITING = `SELECT id, plan_revision AS revision FROM follow_ups WHERE id = ANY($1) AND state IN ('planned', 'failed')`;

const NEXT = `SELECT min(at) AS next FROM follow_ups
  CROSS JOIN LATERAL (SELECT CASE WHEN state IN ('claimed', 'sending') THEN lease_until ELSE due_at END AS at) AS moment
  WHERE id = ANY($1) AND state IN ('planned', 'failed', 'claimed', 'sending') AND at > $2`;
