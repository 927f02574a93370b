import { Injectable } from '@nestjs/common';
import type { BodyOf } from '@brug/contracts/http';
import type { Enrolment, sequenceEndpoints } from '@brug/contracts/sequences';
import { may } from '@brug/domain/permissions';
import { mayChangeEnrolment, type EnrolmentState } from '@brug/domain/sequences';
import { visibleTo } from '../../leads/leads.public.js';
import type { PersonActor } from '../../platform/actors/caller.js';
import { Params } from '../../platform/database/params.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Tx } from '../../platform/database/tx.js';
import { found, refuse } from '../../platform/errors/domain-error.js';
import { refreshNextStepOf } from '../next-step.js';
import { HoldRuns } from './hold-runs.js';
import { endRun, RUN_COLUMNS, RUN_JOIN, type LockedRun } from './run-records.js';
import { RunViews } from './run-views.js';

type Versioned = { readonly version: number };

/** What people do with a run: hold it still, let it go on, end it. */
@Injectable()
export class RunChanges {
  constructor(
    private readonly transactions: Transactions,
    private readonly holdRuns: HoldRuns,
    private readonly views: RunViews,
  ) {}

  pause(actor: PersonActor, id: string, body: Versioned): Promise<Enrolment> {
    return this.#change(actor, id, body, async (tx, run) => {
      refuseUnlessMay(run, 'paused');
      await this.holdRuns.hold(tx, run, false);
    });
  }

  resume(actor: PersonActor, id: string, body: BodyOf<typeof sequenceEndpoints.resume>): Promise<Enrolment> {
    return this.#change(actor, id, body, async (tx, run) => {
      if (run.state !== 'paused') refuse('enrolment.not-running', { detail: `It is ${run.state}.` });
      const preparation = await this.holdRuns.preparationOf(run, tx.now);
      const rest = await this.holdRuns.rest(tx, run, body.values, preparation);
      refuseMissing(rest.missing);
      await this.holdRuns.goOn(tx, run, rest);
    });
  }

  stop(actor: PersonActor, id: string, body: Versioned): Promise<Enrolment> {
    return this.#change(actor, id, body, async (tx, run) => {
      refuseUnlessMay(run, 'stopped');
      await endRun(tx, run, 'stopped-by-hand');
    });
  }

  async #change(
    actor: PersonActor,
    id: string,
    { version }: Versioned,
    work: (tx: Tx, run: LockedRun) => Promise<void>,
  ): Promise<Enrolment> {
    return this.transactions.run(actor, async (tx) => {
      const lead = await lockLeadOfRun(tx, actor, id);
      const [locked] = await tx.query<LockedRun>(LOCK, [id]);
      const run = found(locked, 'enrolment');
      if (!may(actor, 'follow-up.create', lead)) refuse('auth.forbidden');
      if (run.version !== version) {
        refuse('version.conflict', { current: await this.views.inTransaction(tx, actor, id), yours: { version } });
      }
      await work(tx, run);
      await refreshNextStepOf(tx, run.leadId);
      return this.views.inTransaction(tx, actor, id);
    });
  }
}

async function lockLeadOfRun(tx: Tx, actor: PersonActor, runId: string) {
  const params = new Params();
  const [lead] = await tx.query<{ id: string; ownerId: string; teamId: string }>(
    `SELECT l.id, l.owner_id AS "ownerId", l.team_id AS "teamId" FROM leads l
      WHERE l.id = (SELECT lead_id FROM enrolments WHERE id = ${params.add(runId)}) AND l.archived_at IS NULL
        AND ${visibleTo(actor, 'l', params)} FOR NO KEY UPDATE`,
    params.values,
  );
  return found(lead, 'enrolment');
}

function refuseUnlessMay({ state }: LockedRun, to: EnrolmentState): void {
  if (!mayChangeEnrolment(state, to)) refuse('enrolment.not-running', { detail: `It is ${state}.` });
}

function refuseMissing(names: readonly string[]): void {
  if (names.length === 0) return;
  const errors = names.map((name) => ({ path: `body.values.${name}`, code: 'required', message: 'a value' }));
  refuse('template.faulty', { detail: 'Values that the texts ask for are missing.', errors });
}

const LOCK = `SELECT ${RUN_COLUMNS} FROM enrolments e ${RUN_JOIN} WHERE e.id = $1 FOR UPDATE OF e`;
