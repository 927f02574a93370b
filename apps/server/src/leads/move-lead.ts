import { Injectable } from '@nestjs/common';
import type { BodyOf } from '@brug/contracts/http';
import type { Lead, leadEndpoints, StageView } from '@brug/contracts/leads';
import type { FieldValues } from '@brug/domain/fields';
import { decideMove, type MoveDecision, type MoveDirection } from '@brug/domain/pipeline';
import { may } from '@brug/domain/permissions';
import { type PersonActor, personIdOf } from '../platform/actors/caller.js';
import { newId } from '../platform/database/new-id.js';
import type { Tx } from '../platform/database/tx.js';
import { found, refuse } from '../platform/errors/domain-error.js';
import { agencyDay } from './agency-day.js';
import { totalsChanges } from './board-totals.js';
import { refuseMissing } from './create-lead.js';
import { ExchangeRates } from './exchange-rates.js';
import { ruleValues } from './field-columns.js';
import { type AppliedChanges, applyChanges } from './lead-changes.js';
import { LeadPages } from './lead-page.service.js';
import { leadRefOf, recordChanges } from './lead-records.js';
import { type LeadPageRow, lockLeadPage } from './lead-page.queries.js';
import { countedAs, type LeadState, ownershipOf } from './lead-state.js';
import { isMoveAlone, type LeadWrite, type SignatureRow, type StageChangeRow, writeLead } from './lead-writes.js';
import { knownOfPage, movedPage, stateOfPage } from './known-page.js';
import { keepKnownLead, nextStepGiven } from './new-lead.js';
import { StageCatalogue } from './stage-catalogue.js';

type MoveBody = BodyOf<typeof leadEndpoints.move>;
type ProjectBody = NonNullable<MoveBody['project']>;

/** A move that was decided on, with all it needs to be written. */
interface Move {
  /** Of the lead before. */
  readonly page: LeadPageRow;
  readonly state: LeadState;
  readonly changes: AppliedChanges;
  readonly from: StageView;
  readonly to: StageView;
  readonly direction: MoveDirection;
  readonly body: MoveBody;
}

/** Moves leads from stage to stage. */
@Injectable()
export class MoveLead {
  constructor(
    private readonly stages: StageCatalogue,
    private readonly rates: ExchangeRates,
    private readonly pages: LeadPages,
  ) {}

  move(actor: PersonActor, id: string, body: MoveBody): Promise<Lead> {
    return this.pages.afterKnownChange(actor, id, body, async (tx) =>
      this.#write(tx, await this.#decide(tx, actor, id, body)),
    );
  }

  async #decide(tx: Tx, actor: PersonActor, id: string, body: MoveBody): Promise<Move> {
    const requested = body.changes ?? {};
    const locking = lockLeadPage(tx, id);
    tx.events.foresee('lead.stage-changed.v1', { aggregate: id });
    const page = await locking;
    // Changed fields may change what is planned: then it is read once they are written.
    if (Object.keys(requested).length === 0) keepKnownLead(tx, knownOfPage(page));
    const state = stateOfPage(page);
    const lead = ownershipOf(state);
    const stages = await this.stages.get(state.stageId, body.toStageId);
    const from = found(stages.find(state.stageId));
    if (!may(actor, from.category === 'signed' ? 'lead.leave-signed' : 'lead.move', lead)) refuseMove(actor);
    if (state.version !== body.version) refuse('version.conflict');
    const to = stages.list(state.track).find((stage) => stage.id === body.toStageId);
    if (!to) {
      refuse('reference.unknown', {
        errors: [{ path: 'body.toStageId', code: 'unknown', message: `no such stage of the track ${state.track}` }],
      });
    }
    if (Object.keys(requested).length > 0 && !may(actor, 'lead.update', lead)) refuseMove(actor);
    const changes = await applyChanges(tx, actor, state, requested, 'body.changes');
    await this.#refuseUnknownCounterpart(tx, to, body);
    const rates = await this.rates.on(agencyDay(tx.now).toString());
    const decision = decideMove(
      {
        actor,
        lead,
        from,
        to,
        values: valuesFor(changes.after, body.project),
        reason: body.reason ?? null,
        lostReason: body.lostReason ?? null,
        wakeUpOn: body.wakeUpOn ?? null,
        today: agencyDay(tx.now).toString(),
      },
      (amount) => rates.euroCents(amount),
    );
    if (!decision.allowed) refuseAs(decision, actor);
    return { page, state, changes, from, to, direction: decision.direction, body };
  }

  async #refuseUnknownCounterpart(tx: Tx, to: StageView, { project }: MoveBody): Promise<void> {
    const id = project?.counterpartOrganisationId;
    if (to.category !== 'signed' || id === undefined) return;
    const [row] = await tx.query('SELECT 1 FROM organisations WHERE id = $1', [id]);
    if (row) return;
    refuse('reference.unknown', {
      errors: [{ path: 'body.project.counterpartOrganisationId', code: 'unknown', message: 'no such organisation' }],
    });
  }

  /** Resolves with what the lead's page is like afterwards, or null when that has to be read. */
  async #write(tx: Tx, move: Move): Promise<(() => LeadPageRow) | null> {
    const { page, state, changes, from, to, direction, body } = move;
    const signature = to.category === 'signed' ? signatureOf(changes.after, body.project ?? {}) : null;
    const closing = closingOf(to, body);
    const after = signature ? withSignedValue(changes.after, signature) : changes.after;
    const stageChange: StageChangeRow = {
      id: newId(),
      from_stage_id: from.id,
      to_stage_id: to.id,
      direction,
      author_id: personIdOf(tx.actor),
      reason: body.reason ?? null,
      ...closing,
      seconds_in_stage_left: secondsBetween(state.stageEnteredAt, tx.now),
    };
    const write: LeadWrite = {
      id: state.id,
      track: state.track,
      version: state.version,
      columns: {
        ...changes.columns,
        ...closing,
        ...(signature ? { value_minor: signature.value_minor, value_currency: signature.value_currency } : {}),
        stage_id: to.id,
        stage_entered_at: tx.at,
      },
      details: changes.details,
      searchTokens: changes.searchTokens,
      stageChange,
      signature,
      annulsSignature: from.category === 'signed',
      totals: totalsChanges(countedAs(state, from), countedAs(after, to)),
    };
    writeLead(tx, write);
    await recordChanges(tx, changes);
    const estimatedValue = { before: changes.after.shared['estimatedValue'], after: after.shared['estimatedValue'] };
    tx.audit.record({
      entity: 'lead',
      entityId: state.id,
      action: 'move',
      before: { stageId: from.id, estimatedValue: estimatedValue.before },
      after: { stageId: to.id, direction, reason: body.reason, ...closing, estimatedValue: estimatedValue.after },
    });
    await tx.events.record(
      'lead.stage-changed.v1',
      {
        ...leadRefOf(after),
        stageChangeId: stageChange.id,
        fromStageId: from.id,
        toStageId: to.id,
        toStageKey: to.key,
        toCategory: to.category,
        fromCategory: from.category,
        wakeUpOn: closing.wake_up_on,
      },
      { aggregate: state.id },
    );
    return isMoveAlone(write) ? () => movedPage(page, stageChange, tx.at, nextStepGiven(tx, state.id)) : null;
  }
}

function refuseMove(actor: PersonActor): never {
  refuse('auth.forbidden', { detail: `The role ${actor.role} may not move this lead there.` });
}

function refuseAs(decision: Extract<MoveDecision, { allowed: false }>, actor: PersonActor): never {
  switch (decision.code) {
    case 'auth.forbidden':
      return refuseMove(actor);
    case 'lead.same-stage':
      return refuse(decision.code, {
        errors: [{ path: 'body.toStageId', code: 'same-stage', message: 'another stage than the one it is in' }],
      });
    case 'lead.reason-required':
      return refuse(decision.code, {
        errors: [{ path: `body.${decision.field}`, code: 'required', message: 'why the lead moves' }],
      });
    case 'lead.wake-up-required':
      return refuse(decision.code, {
        errors: [{ path: 'body.wakeUpOn', code: 'required', message: 'a day after today' }],
      });
    case 'lead.gate-refused':
      refuseMissing(decision.missing);
  }
  throw new Error('A gate refused without anything missing.');
}

/** The lead's values with what is signed, as gates name them. */
function valuesFor(state: LeadState, project: ProjectBody | undefined): FieldValues {
  return {
    ...ruleValues({ ...state.shared, ...state.details }),
    acceptedCounterparts: state.acceptedCounterparts,
    ...ruleValues({
      'project.kind': project?.kind ?? null,
      'project.value': project?.value ?? null,
      'project.jobs': project?.jobs ?? null,
      'project.signedOn': project?.signedOn ?? null,
      'project.counterpartId': project?.counterpartOrganisationId ?? null,
    }),
  };
}

/** What was signed. The gate has asked for kind, value and day, whatever the stage's row says. */
function signatureOf(state: LeadState, project: ProjectBody): SignatureRow {
  const { title, kind, value, capex, jobs, signedOn, counterpartOrganisationId } = project;
  if (kind === undefined || value === undefined || signedOn === undefined) {
    throw new Error('A signature passed the gate without kind, value or day.');
  }
  return {
    id: newId(),
    title: title ?? String(state.shared['title']),
    kind,
    value_minor: value.amountMinor,
    value_currency: value.currency,
    capex_minor: capex?.amountMinor ?? null,
    capex_currency: capex?.currency ?? null,
    jobs: jobs ?? null,
    signed_on: signedOn,
    counterpart_organisation_id: counterpartOrganisationId ?? null,
  };
}

/** What was estimated is known once it is signed: the lead's value becomes the signature's, so every sum of leads holds. */
function withSignedValue(state: LeadState, { value_minor, value_currency }: SignatureRow): LeadState {
  const estimatedValue = { amountMinor: value_minor, currency: value_currency as 'EUR' };
  return { ...state, shared: { ...state.shared, estimatedValue } };
}

/** What a lead keeps while it is lost or asleep, and nothing of it once it is back. */
function closingOf(
  to: StageView,
  body: MoveBody,
): { lost_reason: string | null; winning_location: string | null; wake_up_on: string | null } {
  const lost = to.category === 'lost';
  return {
    lost_reason: lost ? (body.lostReason ?? null) : null,
    winning_location: lost ? (body.winningLocation ?? null) : null,
    wake_up_on: to.category === 'dormant' ? (body.wakeUpOn ?? null) : null,
  };
}

function secondsBetween(from: string, to: Temporal.Instant): number {
  const milliseconds = to.epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds;
  return Math.max(0, Math.round(milliseconds / 1000));
}
