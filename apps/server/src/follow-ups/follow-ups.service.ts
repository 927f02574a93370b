import { Injectable } from '@nestjs/common';
import type { EventPayload } from '@brug/contracts/events';
import type { ExplainedFollowUp, FollowUp, followUpEndpoints } from '@brug/contracts/follow-ups';
import type { BodyOf, QueryOf } from '@brug/contracts/http';
import { mayTransition, regionOfTimeZone, snoozedUntil, type FollowUpState } from '@brug/domain/follow-ups';
import {
  type Action,
  type Confidentiality,
  may,
  maySeeLead,
  type Ownership,
  type Role,
} from '@brug/domain/permissions';
import { recordLeadActivity, visibleTo } from '../leads/leads.public.js';
import type { PersonActor } from '../platform/actors/caller.js';
import { WorkingTime } from '../platform/calendars/working-time.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/database/new-id.js';
import { Params } from '../platform/database/params.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/tx.js';
import { found, refuse } from '../platform/errors/domain-error.js';
import { OnEventInTransaction } from '../platform/events/in-transaction-handlers.js';
import { Cursors, keysetOrder, keysetWhere, type SortColumn } from '../platform/http/cursors.js';
import { changeFollowUp, lockFollowUp, type Change, type LockedFollowUp } from './follow-up-changes.js';
import { ownershipOf, toFollowUp, VIEW_COLUMNS, VIEW_JOINS, type ViewRow } from './follow-up-view.js';
import { EXPLAINED_COLUMNS, toExplained, type ExplainedRow } from './explained-view.js';
import { recordChanged, recordWake, writePlan } from './follow-up-writes.js';
import { inMilliseconds } from './lead-facts.js';
import { refreshNextStepOf } from './next-step.js';
import { finishRunsIfOver } from './sequences/run-records.js';

type CreateBody = BodyOf<typeof followUpEndpoints.createTask>;
type ListQuery = QueryOf<typeof followUpEndpoints.ofLead>;
type Versioned = { readonly version: number };
type SeenLead = Ownership & { readonly confidentiality: Confidentiality };

/** Open ones by their time, then ended ones from the newest. */
const ORDER: readonly SortColumn[] = [
  { sql: '(f.ended_at IS NOT NULL)', direction: 'asc', type: 'boolean' },
  {
    sql: 'CASE WHEN f.ended_at IS NULL THEN extract(epoch FROM f.due_at) ELSE -extract(epoch FROM f.ended_at) END',
    direction: 'asc',
    type: 'numeric',
  },
];

/** What people do with follow-ups. */
@Injectable()
export class FollowUps {
  constructor(
    private readonly transactions: Transactions,
    private readonly database: Database,
    private readonly workingTime: WorkingTime,
    private readonly clock: Clock,
    private readonly cursors: Cursors,
  ) {}

  async ofLead(
    actor: PersonActor,
    leadId: string,
    { cursor, limit }: ListQuery,
  ): Promise<{ items: ExplainedFollowUp[]; nextCursor: string | null }> {
    await this.#refuseUnseen(actor, leadId);
    const view = { list: 'follow-ups-of-lead', leadId };
    const after = keysetWhere(ORDER, { sql: 'f.id' }, this.cursors.read(view, cursor), 3);
    const sql = `SELECT (f.ended_at IS NOT NULL) AS ended, (${ORDER[1]?.sql})::text AS place, ${VIEW_COLUMNS}, ${EXPLAINED_COLUMNS}
      FROM follow_ups f ${VIEW_JOINS}
      WHERE f.lead_id = $1 AND ${after.sql} ORDER BY ${keysetOrder(ORDER, { sql: 'f.id' })} LIMIT $2`;
    const rows = await this.database.read<ExplainedRow & { ended: boolean; place: string }>(sql, [
      leadId,
      limit + 1,
      ...after.params,
    ]);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const context = { actor, now: this.clock.now(), clock: await this.workingTime.current() };
    return {
      items: page.map((row) => toExplained(row, context)),
      nextCursor:
        rows.length > limit && last ? this.cursors.make(view, { keys: [last.ended, last.place], id: last.id }) : null,
    };
  }

  createTask(actor: PersonActor, body: CreateBody): Promise<FollowUp> {
    return this.transactions.run(actor, async (tx) => {
      const lead = await lockVisibleLead(tx, actor, body.leadId);
      if (!lead) refuse('reference.unknown', unknown('leadId', 'no such lead'));
      if (!may(actor, 'follow-up.create', lead)) refuse('auth.forbidden');
      const ownerId = body.ownerId ?? actor.personId;
      await refuseUnknown(tx, lead, ownerId, body.contactId);
      const id = newId();
      const dueAt = Temporal.Instant.from(body.dueAt);
      await writePlan(tx, body.leadId, [
        {
          id,
          kind: 'task',
          taskKind: body.taskKind,
          leadId: body.leadId,
          contactId: body.contactId,
          ownerId,
          ruleId: null,
          templateKey: null,
          language: null,
          title: body.title,
          body: body.body,
          triggerAt: tx.now,
          dueAt,
          dueReason: { timing: 'by-hand', calendar: null, workingDays: null, workingMinutes: null, provisional: false },
          plannedForStageId: null,
          acknowledgement: false,
          agreed: body.agreed,
        },
      ]);
      if (body.agreed) {
        const { leadId, contactId } = body;
        const booked = { leadId, contactId, followUpId: id, at: inMilliseconds(dueAt) };
        await tx.events.record('meeting.booked.v1', booked, { aggregate: leadId });
      }
      await refreshNextStepOf(tx, body.leadId);
      return this.#view(tx, actor, id);
    });
  }

  complete(actor: PersonActor, id: string, body: Versioned): Promise<FollowUp> {
    return this.#change(actor, id, body, 'follow-up.complete', async (followUp) => {
      refuseUnlessMay(followUp, 'done');
      return { action: 'complete', state: 'done', ends: true };
    });
  }

  reopen(actor: PersonActor, id: string, body: Versioned): Promise<FollowUp> {
    return this.#change(actor, id, body, 'follow-up.complete', async (followUp) => {
      if (followUp.state !== 'done')
        refuse('follow-up.not-open', { detail: 'Only a task that was done is taken up again.' });
      return { action: 'reopen', state: 'planned' };
    });
  }

  snooze(actor: PersonActor, id: string, body: Versioned & { readonly workingDays: number }): Promise<FollowUp> {
    return this.#change(actor, id, body, 'follow-up.complete', async (followUp, tx) => {
      if (followUp.kind !== 'task' || followUp.state !== 'planned') refuse('follow-up.not-open');
      const { calendars } = await this.workingTime.current();
      const due = snoozedUntil(
        {
          now: tx.now,
          dueAt: Temporal.Instant.from(followUp.dueAt),
          workingDays: body.workingDays,
          plannedOn: followUp.dueReason.calendar,
          actingRegion: regionOfTimeZone(followUp.ownerTimeZone),
        },
        calendars,
      );
      return {
        action: 'snooze',
        state: 'planned',
        dueAt: inMilliseconds(due.at),
        dueReason: due.reason,
        replans: true,
        unagrees: true,
      };
    });
  }

  cancel(
    actor: PersonActor,
    id: string,
    body: Versioned & { readonly reason?: string | undefined },
  ): Promise<FollowUp> {
    return this.#change(actor, id, body, 'follow-up.complete', async (followUp) => {
      // Of what may have left somebody says what became of it: see `decide`.
      if (followUp.state === 'uncertain') refuse('follow-up.not-open', { detail: 'Decide on it instead.' });
      refuseUnlessMay(followUp, 'cancelled');
      return { action: 'cancel', state: 'cancelled', ends: true, reason: body.reason ?? null };
    });
  }

  /** One step of a run is left out; what is not of a run is called off instead. */
  skip(actor: PersonActor, id: string, body: Versioned): Promise<FollowUp> {
    return this.#change(actor, id, body, 'follow-up.complete', async (followUp) => {
      if (followUp.enrolmentId === null) refuse('follow-up.not-open', { detail: 'It is no step of a run.' });
      refuseUnlessMay(followUp, 'skipped');
      return { action: 'skip', state: 'skipped', ends: true, reason: 'by-hand' };
    });
  }

  /** On an uncertain message; a dead one can be sent now or dropped, but it cannot have gone. */
  decide(actor: PersonActor, id: string, body: BodyOf<typeof followUpEndpoints.decide>): Promise<FollowUp> {
    return this.#change(actor, id, body, 'follow-up.decide', async (followUp, tx) => {
      const { state } = followUp;
      if (state !== 'uncertain' && !(state === 'dead' && body.decision !== 'went')) refuse('follow-up.not-uncertain');
      switch (body.decision) {
        case 'went':
          await recordWent(tx, followUp);
          return { action: 'decide-went', state: 'sent', ends: true };
        case 'send-now':
          return { action: 'decide-send-now', state: 'planned', dueAt: inMilliseconds(tx.now), replans: true };
        case 'drop':
          return { action: 'decide-drop', state: 'cancelled', ends: true, reason: 'dropped' };
      }
    });
  }

  /** A call or visit that was written down does the task it was meant for. */
  @OnEventInTransaction('activity.recorded.v1')
  async onActivityRecorded(tx: Tx, activity: EventPayload<'activity.recorded.v1'>): Promise<void> {
    if (activity.completesFollowUpId === undefined) return;
    const followUp = await lockFollowUp(tx, activity.completesFollowUpId);
    if (!followUp || followUp.leadId !== activity.leadId) {
      refuse('reference.unknown', unknown('completesFollowUpId', 'no task of this lead'));
    }
    refuseUnlessMay(followUp, 'done');
    await this.#write(tx, followUp, { action: 'complete', state: 'done', ends: true });
  }

  /** Locks, checks rights and version, decides, writes. The lead is locked first, as every write to a lead begins. */
  async #change(
    actor: PersonActor,
    id: string,
    body: Versioned,
    right: Action,
    decide: (followUp: LockedFollowUp, tx: Tx) => Promise<Change>,
  ): Promise<FollowUp> {
    return this.transactions.run(actor, async (tx) => {
      const followUp = found(await lockFollowUp(tx, id, actor), 'follow-up');
      if (!may(actor, right, ownershipOf(followUp))) refuse('auth.forbidden');
      if (followUp.version !== body.version) {
        refuse('version.conflict', { current: await this.#view(tx, actor, id), yours: body });
      }
      await this.#write(tx, followUp, await decide(followUp, tx));
      return this.#view(tx, actor, id);
    });
  }

  async #write(tx: Tx, followUp: LockedFollowUp, change: Change): Promise<void> {
    const { id, kind, leadId } = followUp;
    const { revision, dueAt } = await changeFollowUp(tx, followUp, change);
    if (change.replans) await recordWake(tx, { id, leadId, kind, revision, dueAt });
    else await recordChanged(tx, { id, leadId, state: change.state });
    if (change.ends && followUp.enrolmentId !== null) await finishRunsIfOver(tx, [followUp.enrolmentId]);
    if (leadId !== null) await refreshNextStepOf(tx, leadId);
  }

  async #view(tx: Tx, actor: PersonActor, id: string): Promise<FollowUp> {
    const [row] = await tx.query<ViewRow>(`SELECT ${VIEW_COLUMNS} FROM follow_ups f ${VIEW_JOINS} WHERE f.id = $1`, [
      id,
    ]);
    return toFollowUp(found(row, 'follow-up'), { actor, now: tx.now, clock: await this.workingTime.current() });
  }

  async #refuseUnseen(actor: PersonActor, leadId: string): Promise<void> {
    const params = new Params();
    const sql = `SELECT 1 FROM leads l WHERE l.id = ${params.add(leadId)} AND l.archived_at IS NULL AND ${visibleTo(actor, 'l', params)}`;
    found(await this.database.readOne(sql, params.values), 'lead');
  }
}

async function lockVisibleLead(tx: Tx, actor: PersonActor, leadId: string): Promise<SeenLead | undefined> {
  const params = new Params();
  const [lead] = await tx.query<SeenLead>(
    `SELECT l.owner_id AS "ownerId", l.team_id AS "teamId", l.confidentiality FROM leads l
      WHERE l.id = ${params.add(leadId)} AND l.archived_at IS NULL AND ${visibleTo(actor, 'l', params)} FOR NO KEY UPDATE`,
    params.values,
  );
  return lead;
}

/** A task is for somebody who may see its lead: on anybody else's Today it would not stand. */
async function refuseUnknown(tx: Tx, lead: SeenLead, ownerId: string, contactId: string | null): Promise<void> {
  const [known] = await tx.query<{ role: Role | null; teamId: string | null; contact: boolean }>(KNOWN, [
    ownerId,
    contactId,
  ]);
  const { role = null, teamId = null, contact = false } = known ?? {};
  const owner = role !== null && teamId !== null && maySeeLead({ personId: ownerId, role, teamId }, lead);
  const nobody = role === null ? 'nobody who works here' : 'somebody who may not see the lead';
  const errors = [
    ...(owner ? [] : unknown('ownerId', nobody).errors),
    ...(contact ? [] : unknown('contactId', 'no such contact').errors),
  ];
  if (errors.length > 0) refuse('reference.unknown', { errors });
}

const KNOWN = `SELECT p.role, p.team_id AS "teamId",
    $2::uuid IS NULL OR EXISTS (SELECT FROM contacts WHERE id = $2::uuid AND archived_at IS NULL) AS contact
  FROM (SELECT $1::uuid AS id) asked LEFT JOIN people p ON p.id = asked.id AND p.active`;

function unknown(field: string, message: string) {
  return { errors: [{ path: `body.${field}`, code: 'unknown', message }] };
}

function refuseUnlessMay({ kind, state }: LockedFollowUp, to: FollowUpState): void {
  if (!mayTransition(kind, state, to)) refuse('follow-up.not-open', { detail: `It is ${state}.` });
}

/** Somebody says that the message went: it stands on the timeline like any other, at the time at which it was handed over. */
async function recordWent(
  tx: Tx,
  { id, leadId, contactId, subject, body, handedOverAt }: LockedFollowUp,
): Promise<void> {
  if (leadId === null) return;
  const at = handedOverAt ?? tx.at;
  const said = { subject, body: body ?? '' };
  await recordLeadActivity(tx, { kind: 'mail-out', leadId, contactId, at, followUpId: id, isResponse: false, ...said });
}
