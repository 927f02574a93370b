import type { CalendarChange } from '../platform/calendars/calendar-dependants.js';
import { type DueReason, type FollowUpKind, type KeptPlan, regionOfTimeZone } from '@brug/domain/follow-ups';
import type { Region } from '@brug/domain/calendars';

/** A follow-up that waits for its time, as it is planned again. */
export interface PlanRow {
  readonly id: string;
  readonly version: number;
  readonly leadId: string | null;
  readonly ownerId: string;
  readonly kind: FollowUpKind;
  readonly revision: number;
  /** It waits for what it depends on, or its run holds still: nobody is woken for it. */
  readonly held: boolean;
  readonly dueAt: string;
  readonly dueReason: DueReason;
  readonly triggerAt: string;
  readonly wakeUpOn: string | null;
  readonly ownerTimeZone: string;
  readonly contactTimeZone: string | null;
  readonly country: string | null;
}

/** All that the moment of a follow-up was computed from. */
export function keptPlanOf(row: PlanRow): KeptPlan {
  return {
    kind: row.kind,
    reason: row.dueReason,
    triggerAt: Temporal.Instant.from(row.triggerAt),
    dueAt: Temporal.Instant.from(row.dueAt),
    actingRegion: row.kind === 'task' ? regionOfTimeZone(row.ownerTimeZone) : recipientRegionOf(row),
    wakeUpOn: row.wakeUpOn,
  };
}

/** As the planner takes it: of the contact, or else of the firm. */
function recipientRegionOf({ contactTimeZone, country }: PlanRow): Region {
  if (contactTimeZone !== null) return regionOfTimeZone(contactTimeZone);
  return country === 'CN' ? 'CN' : 'BE';
}

/** What a scan goes on after: the order is that of the index on what is open of an owner. */
export interface ScanPosition {
  readonly ownerId: string;
  readonly dueAt: string;
  readonly id: string;
}

export const SCAN_START: ScanPosition = {
  ownerId: '00000000-0000-0000-0000-000000000000',
  dueAt: '-infinity',
  id: '00000000-0000-0000-0000-000000000000',
};

/** Nothing that is due before a change begins depends on it. */
export function scanParams({ from }: Pick<CalendarChange, 'from'>, after: ScanPosition, limit: number): unknown[] {
  return [from, after.ownerId, after.dueAt, after.id, limit];
}

const PLANS = `SELECT f.id, f.version, f.lead_id AS "leadId", f.owner_id AS "ownerId", f.kind, f.plan_revision AS revision, f.held,
    f.due_at AS "dueAt", f.due_reason AS "dueReason", f.trigger_at AS "triggerAt", l.wake_up_on AS "wakeUpOn",
    p.time_zone AS "ownerTimeZone", c.time_zone AS "contactTimeZone", o.country
  FROM follow_ups f
  JOIN people p ON p.id = f.owner_id
  LEFT JOIN leads l ON l.id = f.lead_id
  LEFT JOIN organisations o ON o.id = l.organisation_id
  LEFT JOIN contacts c ON c.id = f.contact_id`;

/** The open states are those of the index; only what is planned is planned again: what failed is tried again at its own time. */
export const SCAN_PLANS = `${PLANS}
  WHERE f.state IN ('planned', 'claimed', 'sending', 'failed', 'dead', 'uncertain') AND f.state = 'planned'
    AND f.due_reason ->> 'timing' NOT IN ('immediate', 'by-hand')
    AND f.due_at >= coalesce($1::date::timestamp AT TIME ZONE 'UTC' - interval '1 day', '-infinity'::timestamptz)
    AND (f.owner_id, f.due_at, f.id) > ($2::uuid, $3::timestamptz, $4::uuid)
  ORDER BY f.owner_id, f.due_at, f.id LIMIT $5`;

export const LOCK_PLANS = `${PLANS}
  WHERE f.id = ANY($1::uuid[]) AND f.state = 'planned' ORDER BY f.id FOR UPDATE OF f`;
