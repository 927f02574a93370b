import type { FollowUp } from '@brug/contracts/follow-ups';
import { type FollowUpKind, type FollowUpState, type TaskKind, OPEN_STATES } from '@brug/domain/follow-ups';
import { type Actor, may } from '@brug/domain/permissions';
import type { Track } from '@brug/domain/tracks';
import {
  type ContactRefColumns,
  contactRefOf,
  contactRefSql,
  type OrganisationRefColumns,
  organisationRefOf,
  organisationRefSql,
} from '../organisations/organisations.public.js';
import type { WorkingClock } from '../platform/calendars/working-time.js';

/** What a follow-up `f` shows, with the tables of `VIEW_JOINS`. */
export const VIEW_COLUMNS = `f.id, f.version, f.kind, f.task_kind AS "taskKind", f.state, coalesce(f.subject, f.title) AS title,
  f.body, f.due_at AS "dueAt", f.due_reason AS "dueReason", f.agreed, f.ended_at AS "endedAt", f.end_reason AS "endReason",
  f.attempts, f.handed_over_at AS "handedOverAt", f.server_response AS "serverResponse", f.message_id AS "messageId", f.recipient,
  f.put_off AS "putOff", f.bounced_at AS "bouncedAt", f.bounce_kind AS "bounceKind", f.bounce_status AS "bounceStatus",
  f.bounce_text AS "bounceText",
  CASE WHEN f.state IN ('uncertain', 'dead') THEN (SELECT min(a.at) FROM activities a WHERE a.lead_id = f.lead_id
    AND a.contact_id = f.contact_id AND a.kind = 'mail-in' AND a.at >= f.handed_over_at) END AS "repliedAt",
  p.id AS "ownerId", p.name AS "ownerName", p.initials AS "ownerInitials",
  l.id AS "leadId", l.number AS "leadNumber", l.title AS "leadTitle", l.track AS "leadTrack", l.team_id AS "leadTeamId",
  ${organisationRefSql('o')}, ${contactRefSql('c')}`;

export const VIEW_JOINS = `JOIN people p ON p.id = f.owner_id
  LEFT JOIN leads l ON l.id = f.lead_id
  LEFT JOIN organisations o ON o.id = l.organisation_id
  LEFT JOIN contacts c ON c.id = f.contact_id`;

export interface ViewRow extends OrganisationRefColumns<'organisation'>, ContactRefColumns {
  readonly id: string;
  readonly version: number;
  readonly kind: FollowUpKind;
  readonly taskKind: TaskKind | null;
  readonly state: FollowUpState;
  readonly title: string;
  readonly body: string | null;
  readonly dueAt: string;
  readonly dueReason: FollowUp['dueReason'];
  readonly agreed: boolean;
  readonly endedAt: string | null;
  readonly endReason: string | null;
  readonly attempts: number;
  readonly handedOverAt: string | null;
  readonly serverResponse: string | null;
  readonly messageId: string | null;
  readonly recipient: string | null;
  readonly putOff: FollowUp['putOff'];
  readonly bouncedAt: string | null;
  readonly bounceKind: 'hard' | 'soft' | null;
  readonly bounceStatus: string | null;
  readonly bounceText: string | null;
  readonly repliedAt: string | null;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly ownerInitials: string;
  readonly leadId: string | null;
  readonly leadNumber: string;
  readonly leadTitle: string;
  readonly leadTrack: Track;
  readonly leadTeamId: string | null;
}

/** For whom and at what moment follow-ups are shown. */
export interface ViewContext {
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  readonly clock: WorkingClock;
}

export function toFollowUp(row: ViewRow, { actor, now, clock }: ViewContext): FollowUp {
  const { id, version, kind, taskKind, state, title, body, dueAt, dueReason, putOff, agreed, endedAt, endReason } = row;
  const open = OPEN_STATES.includes(state) || state === 'dead';
  const overdue = open && Temporal.Instant.compare(dueAt, now) < 0;
  const ownership = ownershipOf(row);
  return {
    id,
    version,
    kind,
    taskKind,
    state,
    workingDaysLate: overdue ? clock.workingDaysLate(dueAt, now) : 0,
    overdue,
    title,
    body,
    dueAt,
    dueReason,
    putOff: open ? putOff : null,
    agreed,
    owner: { id: row.ownerId, name: row.ownerName, initials: row.ownerInitials },
    contact: contactRefOf(row),
    lead: leadOf(row),
    endedAt,
    endReason,
    evidence: evidenceOf(row),
    may: {
      complete: may(actor, 'follow-up.complete', ownership),
      decide: may(actor, 'follow-up.decide', ownership),
    },
  };
}

/** Whose a follow-up is: its owner's and, through its lead, a team's. */
export function ownershipOf(row: { readonly ownerId: string; readonly leadTeamId: string | null }) {
  return { ownerId: row.ownerId, teamId: row.leadTeamId ?? '' };
}

function leadOf(row: ViewRow): FollowUp['lead'] {
  if (row.leadId === null) return null;
  const { leadId: id, leadNumber: number, leadTitle: title, leadTrack: track } = row;
  return { id, number, title, track, organisation: organisationRefOf(row) };
}

function evidenceOf(row: ViewRow): FollowUp['evidence'] {
  const { kind, attempts, handedOverAt, recipient, serverResponse, messageId, repliedAt } = row;
  if (kind === 'task' || attempts === 0) return null;
  return { attempts, handedOverAt, recipient, serverResponse, messageId, bounce: bounceOf(row), repliedAt };
}

function bounceOf({ bouncedAt, bounceKind, bounceStatus, bounceText }: ViewRow) {
  if (bouncedAt === null || bounceKind === null) return null;
  return { at: bouncedAt, kind: bounceKind, status: bounceStatus, text: bounceText ?? '' };
}
