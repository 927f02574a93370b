import { Injectable } from '@nestjs/common';
import type { activityEndpoints, TimelineEntry } from '@brug/contracts/activities';
import type { BodyOf } from '@brug/contracts/http';
import { countsAsResponse } from '@brug/domain/leads';
import { may } from '@brug/domain/permissions';
import {
  ACTIVITY_FOLLOW_UP_CONSTRAINT,
  insertActivities,
  type NewActivity,
  Timeline,
} from '../activities/activities.public.js';
import { type PersonActor, personIdOf } from '../platform/actors/caller.js';
import { breaksConstraint } from '../platform/database/sql-state.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/tx.js';
import { found, refuse } from '../platform/errors/domain-error.js';
import { Database } from '../platform/database/database.js';
import { Params } from '../platform/database/params.js';
import { lockLead, ownershipOf } from './lead-state.js';
import { visibleTo } from './visible-to.js';

type RecordBody = BodyOf<typeof activityEndpoints.record>;

/** A client's clock may be ahead of ours by so much. */
const CLOCK_TOLERANCE = { minutes: 5 };

/** What the system writes on a lead's timeline; what is not said is not there. */
export type LeadActivity = Pick<NewActivity, 'kind' | 'at'> &
  Partial<Omit<NewActivity, 'leadId' | 'organisationId'>> & {
    readonly leadId: string;
    /** A mail that a person wrote or approved is a response; one the system sent on its own is not. */
    readonly isResponse?: boolean;
    readonly completesFollowUpId?: string;
  };

/**
 * Writes something that happened on a lead, in the caller's transaction: the activity, when the lead was last active and first
 * responded to, and the event. The lead's version stays. Resolves with the activity's id.
 */
export async function recordLeadActivity(tx: Tx, activity: LeadActivity): Promise<string> {
  const [id] = await recordLeadActivities(tx, [activity]);
  return id as string;
}

/** The same for several at once; the caller holds the locks of their leads. */
export async function recordLeadActivities(tx: Tx, activities: readonly LeadActivity[]): Promise<readonly string[]> {
  if (activities.length === 0) return [];
  const ids = insertActivities(tx, activities.map(newActivityOf));
  // What a machine answered is no sign of life.
  const signs = activities.filter(({ mail }) => !mail?.automatic).map(signOf);
  if (signs.length > 0) tx.write(TOUCH, [JSON.stringify(signs)]);
  for (const [index, { leadId, kind, completesFollowUpId }] of activities.entries()) {
    const completes = completesFollowUpId === undefined ? {} : { completesFollowUpId };
    const payload = { activityId: ids[index] as string, leadId, kind, ...completes };
    await tx.events.record('activity.recorded.v1', payload, { aggregate: leadId });
  }
  return ids;
}

function newActivityOf({ kind, leadId, at, mail, ...more }: LeadActivity): NewActivity {
  return {
    kind,
    leadId,
    at,
    organisationId: null,
    contactId: more.contactId ?? null,
    authorId: more.authorId ?? null,
    subject: more.subject ?? null,
    body: more.body ?? '',
    outcome: more.outcome ?? null,
    minutes: more.minutes ?? null,
    followUpId: more.followUpId ?? null,
    ...(mail === undefined ? {} : { mail }),
  };
}

function signOf({ leadId, kind, at, outcome = null, isResponse = countsAsResponse({ kind, outcome }) }: LeadActivity) {
  return { leadId, at, isResponse };
}

/** Activities may be written down late and in any order; what happened before the receipt is no response to it. */
const TOUCH = `WITH signs AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS s("leadId" uuid, at timestamptz, "isResponse" boolean)
  )
  UPDATE leads l SET last_activity_at = greatest(l.last_activity_at, last.at), first_response_at = least(l.first_response_at,
      (SELECT min(s.at) FROM signs s WHERE s."leadId" = l.id AND s."isResponse" AND s.at >= l.received_at))
  FROM (SELECT "leadId", max(at) AS at FROM signs GROUP BY "leadId") last WHERE l.id = last."leadId"`;

/** The endpoints of a lead's timeline. They stand here because leads know who may see them. */
@Injectable()
export class LeadActivities {
  constructor(
    private readonly transactions: Transactions,
    private readonly database: Database,
    private readonly timeline: Timeline,
  ) {}

  async list(
    actor: PersonActor,
    leadId: string,
    page: { readonly cursor?: string | undefined; readonly limit: number },
  ): Promise<{ items: TimelineEntry[]; nextCursor: string | null }> {
    const params = new Params();
    const sql = `SELECT 1 FROM leads l WHERE l.id = ${params.add(leadId)} AND l.archived_at IS NULL AND ${visibleTo(actor, 'l', params)}`;
    found(await this.database.readOne(sql, params.values), 'lead');
    return this.timeline.ofLead(leadId, page);
  }

  /** The text of an activity with what a mail quotes. */
  async fullText(actor: PersonActor, leadId: string, activityId: string): Promise<{ text: string }> {
    const params = new Params();
    const sql = `SELECT coalesce(a.full_body, a.body) AS text FROM activities a JOIN leads l ON l.id = a.lead_id
      WHERE a.id = ${params.add(activityId)} AND l.id = ${params.add(leadId)} AND l.archived_at IS NULL AND ${visibleTo(actor, 'l', params)}`;
    return found(await this.database.readOne<{ text: string }>(sql, params.values), 'activity');
  }

  /** Writes down what somebody did; a task that it completes is ended in the same transaction by those who keep it. */
  async record(actor: PersonActor, leadId: string, body: RecordBody): Promise<TimelineEntry> {
    try {
      const id = await this.transactions.run(actor, (tx) => this.#record(tx, actor, leadId, body));
      return await this.timeline.activity(id);
    } catch (error) {
      if (!breaksConstraint(error, ACTIVITY_FOLLOW_UP_CONSTRAINT)) throw error;
      refuse('reference.unknown', {
        errors: [{ path: 'body.completesFollowUpId', code: 'unknown', message: 'no such follow-up' }],
      });
    }
  }

  async #record(tx: Tx, actor: PersonActor, leadId: string, body: RecordBody): Promise<string> {
    const lead = await lockLead(tx, leadId);
    if (!may(actor, 'activity.create', ownershipOf(lead))) {
      refuse('auth.forbidden', { detail: `The role ${actor.role} may not write on this lead.` });
    }
    const at = body.at ?? tx.at;
    if (Temporal.Instant.compare(at, tx.now.add(CLOCK_TOLERANCE)) > 0) {
      refuse('request.invalid', { errors: [{ path: 'body.at', code: 'in-future', message: 'not later than now' }] });
    }
    if (body.outcome !== null && body.kind !== 'call') {
      refuse('request.invalid', {
        errors: [{ path: 'body.outcome', code: 'calls-only', message: 'only a call has an outcome' }],
      });
    }
    await refuseUnknownContact(tx, body.contactId);
    const { kind, contactId, outcome, minutes, completesFollowUpId } = body;
    return recordLeadActivity(tx, {
      leadId,
      kind,
      at,
      contactId,
      authorId: personIdOf(actor),
      body: body.body,
      outcome,
      minutes,
      followUpId: completesFollowUpId,
      ...(completesFollowUpId === null ? {} : { completesFollowUpId }),
    });
  }
}

async function refuseUnknownContact(tx: Tx, contactId: string | null): Promise<void> {
  if (contactId === null) return;
  const [row] = await tx.query('SELECT 1 FROM contacts WHERE id = $1 AND archived_at IS NULL', [contactId]);
  if (!row)
    refuse('reference.unknown', { errors: [{ path: 'body.contactId', code: 'unknown', message: 'no such contact' }] });
}
