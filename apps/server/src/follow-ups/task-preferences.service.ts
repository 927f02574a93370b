import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { taskPreferenceEndpoints, TaskPreferences } from '@brug/contracts/follow-ups';
import type { BodyOf, ResponseOf } from '@brug/contracts/http';
import type { PersonActor } from '../platform/actors/caller.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/tx.js';
import { refuse } from '../platform/errors/domain-error.js';
import { CalendarFeeds, hashOfToken } from './calendar-feeds.js';

const TOKEN_OCTETS = 32;

type Versioned = { readonly version: number };

interface Row {
  readonly version: number;
  readonly digest: boolean;
  readonly feedMadeAt: string | null;
}

interface Written extends Row {
  readonly tokenHash: Buffer | null;
}

/** Who has changed nothing yet. */
const UNCHANGED: Row = { version: 1, digest: true, feedMadeAt: null };

/** How people hear of their tasks. */
@Injectable()
export class TaskPreferencesService {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly feeds: CalendarFeeds,
  ) {}

  async of(actor: PersonActor): Promise<TaskPreferences> {
    return shown((await this.database.readOne<Row>(READ, [actor.personId])) ?? UNCHANGED);
  }

  update(actor: PersonActor, body: BodyOf<typeof taskPreferenceEndpoints.update>): Promise<TaskPreferences> {
    return this.#change(actor, body, 'switch-digest', (before) => ({ ...before, digest: body.digest }));
  }

  /** A new address for the feed. It is answered here and kept nowhere. */
  async renewFeed(
    actor: PersonActor,
    body: Versioned,
  ): Promise<ResponseOf<typeof taskPreferenceEndpoints.renewCalendarFeed>> {
    const token = randomBytes(TOKEN_OCTETS).toString('base64url');
    const preferences = await this.#change(actor, body, 'renew-calendar-feed', (before, tx) => ({
      ...before,
      tokenHash: hashOfToken(token),
      feedMadeAt: tx.at,
    }));
    return { url: this.feeds.addressOf(token), preferences };
  }

  revokeFeed(actor: PersonActor, body: Versioned): Promise<TaskPreferences> {
    return this.#change(actor, body, 'revoke-calendar-feed', (before) => ({
      ...before,
      tokenHash: null,
      feedMadeAt: null,
    }));
  }

  #change(
    actor: PersonActor,
    body: Versioned,
    action: string,
    change: (before: Written, tx: Tx) => Written,
  ): Promise<TaskPreferences> {
    return this.transactions.run(actor, async (tx) => {
      const { personId } = actor;
      const [locked] = await tx.query<Written>(`${READ} FOR UPDATE`, [personId]);
      const before = locked ?? { ...UNCHANGED, tokenHash: null };
      const after = change(before, tx);
      const values = [personId, body.version, after.digest, after.tokenHash, after.feedMadeAt];
      const [row] = before.version === body.version ? await tx.query<Row>(WRITE, values) : [];
      if (!row) {
        const [current = UNCHANGED] = await tx.query<Row>(READ, [personId]);
        refuse('version.conflict', { current: shown(current), yours: body });
      }
      tx.audit.record({
        entity: 'person',
        entityId: personId,
        action,
        before: { digest: before.digest, feedMadeAt: before.feedMadeAt },
        after: { digest: after.digest, feedMadeAt: after.feedMadeAt },
      });
      return shown(row);
    });
  }
}

function shown({ version, digest, feedMadeAt }: Row): TaskPreferences {
  return { version, digest, calendarFeed: feedMadeAt === null ? null : { madeAt: feedMadeAt } };
}

const COLUMNS = 'version, digest, feed_token_hash AS "tokenHash", feed_made_at AS "feedMadeAt"';
const READ = `SELECT ${COLUMNS} FROM task_preferences WHERE person_id = $1`;

/** Of two first changes at once only one is made against version 1. */
const WRITE = `INSERT INTO task_preferences AS t (person_id, version, digest, feed_token_hash, feed_made_at)
  VALUES ($1, $2::int + 1, $3, $4, $5)
  ON CONFLICT (person_id) DO UPDATE SET version = excluded.version, digest = excluded.digest,
    feed_token_hash = excluded.feed_token_hash, feed_made_at = excluded.feed_made_at
  WHERE t.version = $2::int
  RETURNING ${COLUMNS}`;
