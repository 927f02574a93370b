import { Injectable } from '@nestjs/common';
import type { LeadCard } from '@brug/contracts/leads';
import type { PersonRef } from '@brug/contracts/identity';
import type { Currency } from '@brug/domain/money';
import { probabilityOf } from '@brug/domain/pipeline';
import { PeopleDirectory } from '../identity/identity.public.js';
import { type WorkingClock, WorkingTime } from '../platform/calendars/working-time.js';
import { Clock } from '../platform/clock/clock.js';
import { agencyDay, wholeDays } from './agency-day.js';
import { ExchangeRates, type RatesOfDay } from './exchange-rates.js';
import {
  organisationRefOf,
  organisationRefSql,
  type OrganisationRefColumns,
} from '../organisations/organisations.public.js';
import { StageCatalogue, type Stages } from './stage-catalogue.js';

/** The columns of `leads` that a card needs; a list takes them in its innermost query, before any join. */
export const LEAD_COLUMNS = `l.id, l.version, l.number, l.track, l.title, l.stage_id, l.organisation_id, l.owner_id, l.team_id,
  l.value_minor, l.value_currency, l.probability_bp, l.priority, l.confidentiality, l.received_at, l.stage_entered_at,
  l.last_activity_at, l.next_follow_up_id, l.next_follow_up_at, l.next_follow_up_kind, l.next_follow_up_task_kind,
  l.next_follow_up_title`;

/** What a card shows, from a lead `l` and the tables of `CARD_JOINS`. */
export const CARD_COLUMNS = `l.id, l.version, l.number, l.track, l.title, l.stage_id AS "stageId", l.owner_id AS "ownerId",
  l.team_id AS "teamId", l.value_minor AS "valueMinor", l.value_currency AS "valueCurrency", l.probability_bp AS "ownProbabilityBp",
  l.priority, l.confidentiality, l.received_at AS "receivedAt", l.stage_entered_at AS "stageEnteredAt",
  l.last_activity_at AS "lastActivityAt", l.next_follow_up_id AS "nextId", l.next_follow_up_at AS "nextAt",
  l.next_follow_up_kind AS "nextKind", l.next_follow_up_task_kind AS "nextTaskKind", l.next_follow_up_title AS "nextTitle",
  CASE WHEN sg.id IS NULL THEN inv.jobs_new ELSE sg.jobs END AS jobs, ${organisationRefSql('o')}`;

/** A signed lead counts the jobs that were signed, any other those that are planned. */
export const CARD_JOINS = `JOIN organisations o ON o.id = l.organisation_id
  LEFT JOIN investment_details inv ON inv.lead_id = l.id
  LEFT JOIN signatures sg ON sg.lead_id = l.id AND sg.annulled_at IS NULL`;

export interface CardRow extends OrganisationRefColumns<'organisation'> {
  readonly id: string;
  readonly version: number;
  readonly number: string;
  readonly track: LeadCard['track'];
  readonly title: string;
  readonly stageId: string;
  readonly ownerId: string;
  readonly teamId: string;
  readonly valueMinor: bigint | null;
  readonly valueCurrency: Currency | null;
  readonly ownProbabilityBp: number | null;
  readonly priority: LeadCard['priority'];
  readonly confidentiality: LeadCard['confidentiality'];
  readonly receivedAt: string;
  readonly stageEnteredAt: string;
  readonly lastActivityAt: string | null;
  readonly nextId: string | null;
  readonly nextAt: string | null;
  readonly nextKind: 'message' | 'task' | null;
  readonly nextTaskKind: 'call' | 'wechat' | 'visit' | 'to-do' | null;
  readonly nextTitle: string | null;
  readonly jobs: number | null;
}

/** Makes cards of one moment: the names, stages and rates they need are read once for all of them. */
@Injectable()
export class LeadCards {
  constructor(
    private readonly clock: Clock,
    private readonly stages: StageCatalogue,
    private readonly rates: ExchangeRates,
    private readonly people: PeopleDirectory,
    private readonly workingTime: WorkingTime,
  ) {}

  async of(rows: readonly CardRow[]): Promise<LeadCard[]> {
    const now = this.clock.now();
    const [stages, rates, people, clock] = await Promise.all([
      this.stages.get(...new Set(rows.map(({ stageId }) => stageId))),
      this.rates.on(agencyDay(now).toString()),
      this.people.refs(new Set(rows.map(({ ownerId }) => ownerId))),
      this.workingTime.current(),
    ]);
    return rows.map((row) => toCard(row, { now, stages, rates, people, clock }));
  }
}

interface CardContext {
  readonly now: Temporal.Instant;
  readonly stages: Stages;
  readonly rates: RatesOfDay;
  readonly people: ReadonlyMap<string, PersonRef>;
  readonly clock: WorkingClock;
}

function toCard(row: CardRow, { now, stages, rates, people, clock }: CardContext): LeadCard {
  const { id, version, number, track, title, stageId, teamId, priority, confidentiality, jobs } = row;
  const stage = stages.find(stageId);
  const owner = people.get(row.ownerId);
  if (!stage || !owner) throw new Error(`Lead ${id} has a stage or an owner that is not there.`);
  const { valueMinor, valueCurrency, receivedAt, stageEnteredAt, lastActivityAt } = row;
  return {
    id,
    version,
    number,
    track,
    title,
    stageId,
    organisation: organisationRefOf(row),
    owner,
    teamId,
    value: valueMinor === null || valueCurrency === null ? null : rates.valued(valueMinor, valueCurrency),
    jobs,
    probabilityBp: probabilityOf(stage, row.ownProbabilityBp),
    priority,
    confidentiality,
    receivedAt,
    stageEnteredAt,
    daysInStage: wholeDays(stageEnteredAt, now),
    lastActivityAt,
    nextFollowUp: nextFollowUpOf(row, now, clock),
  };
}

function nextFollowUpOf(row: CardRow, now: Temporal.Instant, clock: WorkingClock): LeadCard['nextFollowUp'] {
  const { nextId: id, nextAt: dueAt, nextKind: kind, nextTaskKind: taskKind, nextTitle: title } = row;
  if (id === null || dueAt === null || kind === null || title === null) return null;
  const overdue = Temporal.Instant.compare(dueAt, now) < 0;
  return { id, kind, taskKind, title, dueAt, overdue, workingDaysLate: clock.workingDaysLate(dueAt, now) };
}
