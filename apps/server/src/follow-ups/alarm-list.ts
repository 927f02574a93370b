import { Injectable } from '@nestjs/common';
import type { BodyOf, QueryOf } from '@brug/contracts/http';
import type { Alarm, overviewEndpoints, SendingStatus } from '@brug/contracts/overview';
import { holds } from '@brug/domain/permissions';
import { personRefSql } from '../identity/identity.public.js';
import type { PersonActor } from '../platform/actors/caller.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/tx.js';
import { found, refuse } from '../platform/errors/domain-error.js';
import { Cursors, keysetOrder, keysetWhere, type SortColumn } from '../platform/http/cursors.js';
import { FollowUpMetrics } from './follow-up-metrics.js';
import { SendingPause } from './sending-pause.js';

const NEWEST: readonly SortColumn[] = [{ sql: 'a.raised_at', direction: 'desc', type: 'timestamptz' }];
const VIEW = { list: 'alarms' };

/** Alarms as people see them: the one that stands, those that are over, and that somebody took note. */
@Injectable()
export class Alarms {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly cursors: Cursors,
    private readonly metrics: FollowUpMetrics,
    private readonly pause: SendingPause,
  ) {}

  async list({ cursor, limit }: QueryOf<typeof overviewEndpoints.alarms>): Promise<{
    items: Alarm[];
    nextCursor: string | null;
  }> {
    const after = keysetWhere(NEWEST, { sql: 'a.id' }, this.cursors.read(VIEW, cursor), 2);
    const sql = `${READ} WHERE ${after.sql} ORDER BY ${keysetOrder(NEWEST, { sql: 'a.id' })} LIMIT $1`;
    const rows = await this.database.read<Alarm>(sql, [limit + 1, ...after.params]);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    const more = rows.length > limit && last;
    return { items, nextCursor: more ? this.cursors.make(VIEW, { keys: [last.raisedAt], id: last.id }) : null };
  }

  /** Somebody knows of it: nobody is told again while it stands. */
  acknowledge(
    actor: PersonActor,
    id: string,
    yours: BodyOf<typeof overviewEndpoints.acknowledgeAlarm>,
  ): Promise<Alarm> {
    return this.transactions.run(actor, async (tx) => {
      await tx.execute('SELECT FROM alarms WHERE id = $1 FOR UPDATE', [id]);
      const current = found(await read(tx, id), 'alarm');
      if (current.version !== yours.version) refuse('version.conflict', { current, yours });
      if (current.acknowledgedAt !== null) return current;
      await tx.execute(ACKNOWLEDGE, [id, tx.at, actor.personId]);
      const entry = { entity: 'alarm', entityId: id, action: 'acknowledge' };
      tx.audit.record({ ...entry, before: { acknowledged: false }, after: { acknowledged: true } });
      const standing = current.clearedAt === null;
      await tx.events.record('alarm.changed.v1', { alarmId: id, standing }, { aggregate: id });
      return found(await read(tx, id), 'alarm');
    });
  }

  /** What everybody sees; of an alarm only those hear who may read settings. */
  async status(actor: PersonActor): Promise<SendingStatus> {
    const pause = await this.pause.get();
    if (!holds(actor, 'settings.read')) return { pause, alarm: null };
    const standing = await this.database.readOne<Standing>(STANDING);
    if (!standing) return { pause, alarm: null };
    const { count, oldestSeconds } = await this.metrics.unsent();
    return { pause, alarm: { ...standing, unsent: count, oldestSeconds: Math.floor(oldestSeconds) } };
  }
}

type Standing = Omit<NonNullable<SendingStatus['alarm']>, 'unsent' | 'oldestSeconds'>;

async function read(tx: Tx, id: string): Promise<Alarm | undefined> {
  return (await tx.query<Alarm>(`${READ} WHERE a.id = $1`, [id]))[0];
}

const READ = `SELECT a.id, a.version, a.kind, a.raised_at AS "raisedAt", a.most, a.oldest_due_at AS "oldestDueAt",
    a.cleared_at AS "clearedAt", a.cleared_because AS "clearedBecause", a.acknowledged_at AS "acknowledgedAt", a.tellings,
    CASE WHEN p.id IS NOT NULL THEN ${personRefSql('p')} END AS "acknowledgedBy", m."notifiedAt",
    json_build_object('sent', m.sent, 'waiting', m.waiting, 'failed', m.failed) AS mails
  FROM alarms a LEFT JOIN people p ON p.id = a.acknowledged_by
  CROSS JOIN LATERAL (SELECT min(ended_at) FILTER (WHERE state = 'sent') AS "notifiedAt",
      count(*) FILTER (WHERE state = 'sent')::int AS sent, count(*) FILTER (WHERE state IN ('planned', 'sending'))::int AS waiting,
      count(*) FILTER (WHERE state IN ('failed', 'uncertain'))::int AS failed
    FROM alarm_mails WHERE alarm_id = a.id) m`;
const STANDING = `SELECT id, version, acknowledged_at IS NOT NULL AS acknowledged FROM alarms WHERE cleared_at IS NULL`;
const ACKNOWLEDGE = 'UPDATE alarms SET acknowledged_at = $2, acknowledged_by = $3, version = version + 1 WHERE id = $1';
