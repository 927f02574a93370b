import { Injectable } from '@nestjs/common';
import type { ResponseOf } from '@brug/contracts/http';
import type { sequenceEndpoints } from '@brug/contracts/sequences';
import { visibleTo } from '../../leads/leads.public.js';
import type { PersonActor } from '../../platform/actors/caller.js';
import { Database } from '../../platform/database/database.js';
import { Params } from '../../platform/database/params.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Tx } from '../../platform/database/tx.js';
import { found } from '../../platform/errors/domain-error.js';
import { refreshNextSteps } from '../next-step.js';
import { HoldRuns } from './hold-runs.js';
import type { Preparation } from './prepare-run.js';
import { lockRunLeads } from './run-leads.js';
import { changeRun, RUN_COLUMNS, RUN_JOIN, type LockedRun } from './run-records.js';

type RunsChanged = ResponseOf<typeof sequenceEndpoints.pauseRuns>;

/** Runs that one transaction changes: their leads are locked until its end. */
const BATCH = 50;

/** The runs that a change of all is for, by a condition on `e`: none of them meets it any more when it is done. */
const RUNNING = `e.state = 'running'`;
const PAUSED_TOGETHER = `e.state = 'paused' AND e.paused_together`;

/**
 * Does with all runs of a sequence what `RunChanges` does with one. A call changes one batch, in a transaction of its own, and tells whether
 * there is more: who asks goes on until there is not, and whoever asks later begins where it stopped.
 */
@Injectable()
export class AllRuns {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly holdRuns: HoldRuns,
  ) {}

  pause(actor: PersonActor, sequenceId: string): Promise<RunsChanged> {
    return this.#batch(actor, sequenceId, RUNNING, async (tx, runs) => {
      for (const run of runs) await this.holdRuns.hold(tx, run, true);
      return 0;
    });
  }

  /** Those that were paused together; one whose texts miss a value stays paused, from now on as if by hand. */
  resume(actor: PersonActor, sequenceId: string): Promise<RunsChanged> {
    return this.#batch(actor, sequenceId, PAUSED_TOGETHER, async (tx, runs) => {
      const preparations = new Map<number, Preparation>();
      let waiting = 0;
      for (const run of runs) {
        const preparation = preparations.get(run.number) ?? (await this.holdRuns.preparationOf(run, tx.now));
        preparations.set(run.number, preparation);
        const rest = await this.holdRuns.rest(tx, run, {}, preparation);
        if (rest.missing.length === 0) {
          await this.holdRuns.goOn(tx, run, rest);
        } else {
          waiting += 1;
          const change = { sets: 'missing = $3::text[], paused_together = false', params: [rest.missing] };
          await changeRun(tx, run, 'wait-for-values', change, { missing: rest.missing });
        }
      }
      return waiting;
    });
  }

  /** `change` resolves with how many of the runs stay as they were because they wait for values. */
  async #batch(
    actor: PersonActor,
    sequenceId: string,
    condition: string,
    change: (tx: Tx, runs: readonly LockedRun[]) => Promise<number>,
  ): Promise<RunsChanged> {
    found(await this.database.readOne('SELECT 1 FROM sequences WHERE id = $1', [sequenceId]), 'sequence');
    return this.transactions.run(actor, async (tx) => {
      const params = new Params();
      const chosen = await tx.query<{ id: string; leadId: string }>(
        `SELECT e.id, e.lead_id AS "leadId" FROM enrolments e JOIN leads l ON l.id = e.lead_id AND l.archived_at IS NULL
          WHERE e.sequence_id = ${params.add(sequenceId)} AND ${condition} AND ${visibleTo(actor, 'l', params)}
          ORDER BY e.id LIMIT ${BATCH}`,
        params.values,
      );
      const leadIds = [...new Set(chosen.map(({ leadId }) => leadId))];
      await lockRunLeads(tx, leadIds);
      // Somebody may have changed one of them before the locks were had.
      const runs = await tx.query<LockedRun>(
        `SELECT ${RUN_COLUMNS} FROM enrolments e ${RUN_JOIN}
          WHERE e.id = ANY($1::uuid[]) AND ${condition} ORDER BY e.id FOR UPDATE OF e`,
        [chosen.map(({ id }) => id)],
      );
      const waiting = await change(tx, runs);
      refreshNextSteps(tx, leadIds);
      return { changed: runs.length - waiting, waiting, more: chosen.length === BATCH };
    });
  }
}
