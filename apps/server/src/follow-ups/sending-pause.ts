import { Injectable } from '@nestjs/common';
import type { BodyOf } from '@brug/contracts/http';
import type { overviewEndpoints, SendingPause as Pause } from '@brug/contracts/overview';
import { personRefSql } from '../identity/identity.public.js';
import type { PersonActor } from '../platform/actors/caller.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/tx.js';
import { refuse } from '../platform/errors/domain-error.js';

/** The pause is one record of the audit trail and one aggregate of events. */
const PAUSE_ID = '01890000-0000-7000-8000-000000000001';

/** The one switch that holds automatic messages. It is kept in PostgreSQL alone: whoever claims a message asks there. */
@Injectable()
export class SendingPause {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
  ) {}

  async get(): Promise<Pause> {
    return present(await this.database.readOne<Pause>(READ));
  }

  /** Holds messages from the commit on; while paused, changes what is held and why. */
  pause(actor: PersonActor, body: BodyOf<typeof overviewEndpoints.pause>): Promise<Pause> {
    return this.transactions.run(actor, async (tx) => {
      const before = await lock(tx, body);
      const { level, reason } = body;
      const values = [level, reason, actor.personId, tx.at, before.level !== null];
      return write(tx, 'pause', before, PAUSE, values);
    });
  }

  /** Lets messages go; what is due is woken in its order at once. Nothing changes when nothing was paused. */
  resume(actor: PersonActor, body: BodyOf<typeof overviewEndpoints.resume>): Promise<Pause> {
    return this.transactions.run(actor, async (tx) => {
      const before = await lock(tx, body);
      return before.level === null ? before : write(tx, 'resume', before, RESUME, [tx.at]);
    });
  }
}

async function lock(tx: Tx, yours: { readonly version: number }): Promise<Pause> {
  await tx.execute('SELECT FROM sending_pause FOR UPDATE');
  const [row] = await tx.query<Pause>(READ);
  const current = present(row);
  if (current.version !== yours.version) refuse('version.conflict', { current, yours });
  return current;
}

async function write(tx: Tx, action: string, before: Pause, sql: string, values: readonly unknown[]): Promise<Pause> {
  await tx.execute(sql, values);
  const [row] = await tx.query<Pause>(READ);
  const after = present(row);
  const audited = ({ level, reason }: Pause) => ({ level, reason });
  const entry = { entity: 'sending-pause', entityId: PAUSE_ID, action };
  tx.audit.record({ ...entry, before: audited(before), after: audited(after) });
  const { level, version } = after;
  await tx.events.record('sending.pause-changed.v1', { level, version }, { aggregate: PAUSE_ID });
  return after;
}

function present(row: Pause | null | undefined): Pause {
  if (!row) throw new Error('The row of the pause is missing.');
  return row;
}

const READ = `SELECT s.version, s.level, s.reason, s.paused_at AS "pausedAt",
    CASE WHEN p.id IS NOT NULL THEN ${personRefSql('p')} END AS "pausedBy"
  FROM sending_pause s LEFT JOIN people p ON p.id = s.paused_by`;

/** Who changes a pause leaves since when it is; what a milder one lets go counts as late from now on. */
const PAUSE = `UPDATE sending_pause SET level = $1, reason = $2, paused_by = $3, paused_at = coalesce(paused_at, $4),
    resumed_at = CASE WHEN $5::boolean THEN $4::timestamptz ELSE resumed_at END, version = version + 1`;
const RESUME = `UPDATE sending_pause SET level = NULL, reason = NULL, paused_by = NULL, paused_at = NULL, resumed_at = $1,
    version = version + 1`;
