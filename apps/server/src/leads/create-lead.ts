import { Injectable } from '@nestjs/common';
import type { BodyOf, FieldError } from '@brug/contracts/http';
import type { Lead, leadEndpoints, StageView } from '@brug/contracts/leads';
import { type MissingRequirement, missingForStage } from '@brug/domain/pipeline';
import { may } from '@brug/domain/permissions';
import { type Caller, type PersonActor, personIdOf } from '../platform/actors/caller.js';
import { newId } from '../platform/database/new-id.js';
import type { Tx } from '../platform/database/tx.js';
import { refuse } from '../platform/errors/domain-error.js';
import { agencyDay } from './agency-day.js';
import { totalsChanges } from './board-totals.js';
import { ExchangeRates } from './exchange-rates.js';
import { detailFields, LEAD_FIELDS, ruleValues, toColumns, type WireValue, type WireValues } from './field-columns.js';
import { refuseOtherTrack } from './lead-changes.js';
import { LeadPages } from './lead-page.service.js';
import { leadSearchTokens } from './lead-search.js';
import { countedAs } from './lead-state.js';
import { newPage } from './known-page.js';
import { announceLead, insertLead, insertLeadBeforeCommit, type NewLead, nextStepGiven } from './new-lead.js';
import { loadReferences, type NamedRecords } from './references.js';
import { StageCatalogue } from './stage-catalogue.js';

/** What a new lead begins with: the body of the request, where the owner is known. */
export type NewLeadInput = Omit<BodyOf<typeof leadEndpoints.create>, 'ownerId'> & { readonly ownerId: string };

export interface CreatedLead {
  readonly id: string;
  readonly number: string;
  readonly teamId: string;
  readonly stage: StageView;
}

interface Announced {
  readonly lead: NewLead;
  readonly named: NamedRecords;
  readonly teamId: string;
  readonly stage: StageView;
}

/** Adds leads, for people and for the system. */
@Injectable()
export class CreateLead {
  constructor(
    private readonly stages: StageCatalogue,
    private readonly rates: ExchangeRates,
    private readonly pages: LeadPages,
  ) {}

  /** Adds a lead for somebody, who owns it unless told. */
  byPerson(actor: PersonActor, body: BodyOf<typeof leadEndpoints.create>): Promise<Lead> {
    const ownerId = body.ownerId ?? actor.personId;
    return this.pages.ofNew(actor, async (tx) => {
      const { lead, named } = await this.#announce(tx, { ...body, ownerId });
      const number = insertLeadBeforeCommit(tx, lead);
      return () => newPage(lead, number(), named, tx.at, nextStepGiven(tx, lead.id));
    });
  }

  /**
   * Adds a lead in the caller's transaction, which then holds the counter of the numbers until its commit: make it the last thing.
   * The rights of a person are checked; the system (an inquiry, an import) acts on
   * its own. Refuses with `reference.unknown`, `lead.gate-refused`, `auth.forbidden`.
   */
  async create(tx: Tx, input: NewLeadInput): Promise<CreatedLead> {
    const { lead, teamId, stage } = await this.#announce(tx, input);
    return { id: lead.id, teamId, stage, number: await insertLead(tx, lead) };
  }

  /** All there is to a new lead but its own rows, which are written last. */
  async #announce(tx: Tx, input: NewLeadInput): Promise<Announced> {
    const { track, organisationId, ownerId, primaryContactId } = input;
    refuseOtherTrack(track, input, 'body');
    const stage = await this.#beginningOf(input);
    const references = await loadReferences(tx, { organisationId, ownerId, contactId: primaryContactId });
    references.refuseUnknown(organisationId, 'body');
    const { organisationNames, teamId, parties, named } = references.ofNewLead;
    refuseUnlessAllowed(tx.actor, { ownerId, teamId });

    const shared = valuesOf(LEAD_FIELDS, input);
    const details = valuesOf(detailFields(track), input[track] ?? {});
    await this.#refuseAtGate(tx, stage, { ...shared, ...details });

    const id = newId();
    const receivedAt = inWholeMilliseconds(input.receivedAt) ?? tx.at;
    const lead: NewLead = {
      id,
      track,
      year: agencyDay(tx.now).year,
      receivedAt,
      parties,
      columns: {
        ...toColumns(LEAD_FIELDS, shared),
        organisation_id: organisationId,
        team_id: teamId,
        stage_id: stage.id,
        received_at: receivedAt,
        stage_entered_at: tx.at,
      },
      details: toColumns(detailFields(track), details),
      searchTokens: leadSearchTokens(input.title, organisationNames),
      stageChange: {
        id: newId(),
        from_stage_id: null,
        to_stage_id: stage.id,
        direction: 'created',
        author_id: personIdOf(tx.actor),
        reason: null,
        lost_reason: null,
        winning_location: null,
        wake_up_on: null,
        seconds_in_stage_left: null,
      },
      totals: totalsChanges(null, countedAs({ shared, teamId }, stage)),
    };
    announceLead(tx, lead);
    tx.audit.record({
      entity: 'lead',
      entityId: id,
      action: 'create',
      after: {
        track,
        organisationId,
        stageId: stage.id,
        teamId,
        receivedAt,
        ...filled(shared),
        ...filled(details),
      },
    });
    const { confidentiality, source } = input;
    await tx.events.record(
      'lead.created.v1',
      { leadId: id, track, ownerId, teamId, confidentiality, stageId: stage.id, stageKey: stage.key, source },
      { aggregate: id },
    );
    return { lead, named, teamId, stage };
  }

  /** A lead begins in an open stage of its track: what is signed, lost or asleep has come there by a move. */
  async #beginningOf({ track, stageId }: NewLeadInput): Promise<StageView> {
    if (stageId === undefined) return (await this.stages.get()).first(track);
    const stage = (await this.stages.get(stageId)).find(stageId);
    if (!stage || stage.track !== track) {
      refuse('reference.unknown', {
        errors: [{ path: 'body.stageId', code: 'unknown', message: `no such stage of the track ${track}` }],
      });
    }
    if (stage.category !== 'open') {
      refuse('request.invalid', {
        errors: [{ path: 'body.stageId', code: 'not-open', message: 'a lead begins in an open stage' }],
      });
    }
    return stage;
  }

  async #refuseAtGate(tx: Tx, stage: StageView, values: WireValues): Promise<void> {
    if (stage.gate.length === 0) return;
    const rates = await this.rates.on(agencyDay(tx.now).toString());
    const given = { ...ruleValues(values), acceptedCounterparts: 0 };
    refuseMissing(missingForStage(stage, given, (amount) => rates.euroCents(amount)));
  }
}

/** Refuses with every requirement of a gate that is not met, each under the first field that would meet it. */
export function refuseMissing(missing: readonly MissingRequirement[]): void {
  if (missing.length === 0) return;
  const errors: FieldError[] = missing.map(({ anyOf, atLeastEntries }) => ({
    path: anyOf[0] ?? '',
    code: 'gate.missing',
    message: `${anyOf.join(' or ')}${atLeastEntries === undefined ? '' : `, at least ${atLeastEntries}`}`,
  }));
  refuse('lead.gate-refused', { detail: 'Fields that the stage asks for are missing.', errors });
}

function refuseUnlessAllowed(caller: Caller, ownership: { ownerId: string; teamId: string }): void {
  if (caller.kind === 'person' && !may(caller, 'lead.create', ownership)) {
    refuse('auth.forbidden', { detail: `The role ${caller.role} may not add a lead for this owner.` });
  }
}

/** As an instant is kept. */
function inWholeMilliseconds(instant: string | undefined): string | undefined {
  return instant && Temporal.Instant.from(instant).round('millisecond').toString();
}

function valuesOf(fields: readonly { readonly key: string }[], given: object): Record<string, WireValue> {
  const values = given as Readonly<Record<string, WireValue | undefined>>;
  return Object.fromEntries(fields.map(({ key }) => [key, values[key] ?? null]));
}

function filled(values: WireValues): WireValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
