import { Injectable } from '@nestjs/common';
import type { BodyOf, QueryOf, ResponseOf } from '@brug/contracts/http';
import type { Enrolment, EnrolmentPreview, EnrolmentRefusalDto, sequenceEndpoints } from '@brug/contracts/sequences';
import { TIME_ZONES } from '@brug/domain/calendars';
import { may } from '@brug/domain/permissions';
import { regionOfTimeZone } from '@brug/domain/follow-ups';
import type { TemplateValues } from '@brug/domain/templates';
import { visibleTo } from '../../leads/leads.public.js';
import { contactRefOf, organisationRefOf } from '../../organisations/organisations.public.js';
import type { PersonActor } from '../../platform/actors/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Params } from '../../platform/database/params.js';
import { Transactions } from '../../platform/database/transactions.js';
import { found } from '../../platform/errors/domain-error.js';
import { inMilliseconds } from '../lead-facts.js';
import { prepareRun, timingOf, type PreparedRun, type PreparedStep } from './prepare-run.js';
import { Preparations } from './preparations.js';
import { lockRunLeads, readRunLeads, type RunLead } from './run-leads.js';
import { RunViews } from './run-views.js';
import { CURRENT, type StoredSequence } from './sequence-catalogue.js';
import { writeRuns } from './write-runs.js';

type EnrolBody = BodyOf<typeof sequenceEndpoints.enrol>;
type Enrolled = ResponseOf<typeof sequenceEndpoints.enrol>;

/** Taking leads into sequences by hand, and the runs that came of it. */
@Injectable()
export class Enrolments {
  constructor(
    private readonly transactions: Transactions,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly preparations: Preparations,
    private readonly views: RunViews,
  ) {}

  /** Every date and what speaks against it; leads that the actor may not see are left out. */
  async preview(actor: PersonActor, sequenceId: string, body: EnrolBody): Promise<{ items: EnrolmentPreview[] }> {
    const sequence = await this.#sequence(sequenceId);
    const params = new Params();
    params.add(body.leadIds);
    const seen = visibleTo(actor, 'l', params);
    const leads = await this.database.read<RunLead>(readRunLeads(seen), params.values);
    const preparation = await this.preparations.for(sequence, this.clock.now());
    const beginning = beginningOf(body, this.clock.now());
    const byId = new Map(leads.map((lead) => [lead.id, lead]));
    return {
      items: body.leadIds.flatMap((id) => {
        const lead = byId.get(id);
        return lead ? [previewOf(actor, prepareRun(preparation, lead, beginning))] : [];
      }),
    };
  }

  /** Begins a run for each lead it can begin for. A lead that cannot be seen is refused like one that may not be changed. */
  async enrol(actor: PersonActor, sequenceId: string, body: EnrolBody): Promise<Enrolled> {
    const sequence = await this.#sequence(sequenceId);
    return this.transactions.run(actor, async (tx) => {
      const params = new Params();
      params.add(body.leadIds);
      const seen = visibleTo(actor, 'l', params);
      await lockRunLeads(tx, body.leadIds);
      const leads = await tx.query<RunLead>(readRunLeads(seen), params.values);
      const preparation = await this.preparations.for(sequence, tx.now);
      const beginning = beginningOf(body, tx.now);
      const prepared = leads.map((lead) => prepareRun(preparation, lead, beginning));
      const startable = prepared.filter((run) => refusalsFor(actor, run).length === 0 && run.missing.length === 0);
      const begun = await writeRuns(tx, sequence, startable);
      const byLead = new Map(prepared.map((run) => [run.lead.id, run]));
      const items = [...new Set(body.leadIds)].map((leadId) => {
        const run = byLead.get(leadId);
        const refusals: EnrolmentRefusalDto[] = run ? refusalsFor(actor, run) : ['not-allowed'];
        return { leadId, enrolmentId: begun.get(leadId) ?? null, refusals, missing: [...(run?.missing ?? [])] };
      });
      return { items };
    });
  }

  async ofSequence(
    actor: PersonActor,
    sequenceId: string,
    query: QueryOf<typeof sequenceEndpoints.enrolments>,
  ): Promise<{ items: Enrolment[]; nextCursor: string | null }> {
    await this.#sequence(sequenceId);
    return this.views.page(actor, { column: 'e.sequence_id', id: sequenceId, state: query.state ?? null }, query);
  }

  async ofLead(
    actor: PersonActor,
    leadId: string,
    query: QueryOf<typeof sequenceEndpoints.ofLead>,
  ): Promise<{ items: Enrolment[]; nextCursor: string | null }> {
    const params = new Params();
    const sql = `SELECT 1 FROM leads l WHERE l.id = ${params.add(leadId)} AND l.archived_at IS NULL AND ${visibleTo(actor, 'l', params)}`;
    found(await this.database.readOne(sql, params.values), 'lead');
    return this.views.page(actor, { column: 'e.lead_id', id: leadId, state: null }, query);
  }

  async #sequence(id: string): Promise<StoredSequence> {
    return found(await this.database.readOne<StoredSequence>(`${CURRENT} WHERE s.id = $1`, [id]), 'sequence');
  }
}

function beginningOf({ triggerAt, values }: EnrolBody, now: Temporal.Instant) {
  const at = triggerAt === undefined ? now : Temporal.Instant.from(triggerAt).round('millisecond');
  return { triggerAt: at, meeting: null, given: values as TemplateValues };
}

function refusalsFor(actor: PersonActor, { lead, refusals }: PreparedRun): EnrolmentRefusalDto[] {
  return may(actor, 'follow-up.create', lead) ? [...refusals] : ['not-allowed', ...refusals];
}

function previewOf(actor: PersonActor, run: PreparedRun): EnrolmentPreview {
  const { lead, beginning, missing, steps } = run;
  const { id, number, title, track } = lead;
  const timing = timingOf(lead, beginning.triggerAt);
  return {
    lead: { id, number, title, track, organisation: organisationRefOf(lead) },
    contact: contactRefOf(lead),
    refusals: refusalsFor(actor, run),
    missing: [...missing],
    steps: steps.filter(({ overtaken }) => !overtaken).map((step) => plannedView(step, timing, lead.owner.timeZone)),
  };
}

function plannedView(
  { step, planned, title, problems }: PreparedStep,
  timing: ReturnType<typeof timingOf>,
  ownerZone: string,
): EnrolmentPreview['steps'][number] {
  const { at, reason } = planned;
  const wallClock = (zone: string) =>
    at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
  return {
    stepKey: step.key,
    kind: step.kind,
    dueAt: inMilliseconds(at),
    local: {
      recipient: wallClock(TIME_ZONES[timing.recipientRegions[step.recipient]]),
      owner: wallClock(TIME_ZONES[regionOfTimeZone(ownerZone)]),
    },
    calendar: reason.calendar ?? 'BE',
    workingDays: reason.workingDays ?? 0,
    provisional: reason.provisional,
    title,
    problems: problems.map(({ kind, name }) => ({ kind, name })),
  };
}
