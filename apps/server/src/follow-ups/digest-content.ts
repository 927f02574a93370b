import { Injectable } from '@nestjs/common';
import type { Language } from '@brug/contracts/http';
import { regionOfTimeZone, escalatedBefore, managersOf, type TaskKind } from '@brug/domain/follow-ups';
import { workingDaysBetween, TIME_ZONES, type Calendars } from '@brug/domain/calendars';
import type { Role } from '@brug/domain/permissions';
import { visibleTo } from '../leads/leads.public.js';
import { asPerson, type PersonActor } from '../platform/actors/caller.js';
import { Database } from '../platform/database/database.js';
import { Params } from '../platform/database/params.js';
import { TodayLists } from './today.js';

/** Lines a list of a digest has at most; its total says how many there are. */
const LONGEST_LIST = 20;

/** The lists of a digest, in the order of need. */
export const DIGEST_LISTS = ['undecided', 'overdue', 'dueToday', 'escalated', 'withoutNextStep'] as const;
export type DigestList = (typeof DIGEST_LISTS)[number];

/** Somebody who may get a digest. */
export interface DigestPerson {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly teamId: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly active: boolean;
  /** They work here and have not switched it off. */
  readonly wanted: boolean;
  /** Days of late about whose digest nothing is to be decided any more. */
  readonly settledDays: readonly string[];
}

/** One line of a digest: something to do, or a lead on which nothing is planned. */
export interface DigestLine {
  readonly title: string;
  readonly kind: 'message' | TaskKind | null;
  /** A message that was refused for good, or whose way is not known. */
  readonly state: 'dead' | 'uncertain' | null;
  readonly dueAt: string | null;
  /** Working days of its owner's side. */
  readonly workingDaysLate: number;
  readonly agreed: boolean;
  /** Whose it is, when it is somebody else's. */
  readonly ownerName: string | null;
  readonly contactName: string | null;
  readonly lead: { readonly id: string; readonly number: string } | null;
  readonly organisation: { readonly name: string; readonly chineseName: string | null } | null;
}

export type DigestContent = Readonly<
  Record<DigestList, { readonly total: number; readonly lines: readonly DigestLine[] }>
>;

interface FollowUpLine extends Omit<DigestLine, 'workingDaysLate' | 'ownerName'> {
  readonly list: Exclude<DigestList, 'withoutNextStep'>;
  readonly total: number;
  readonly dueAt: string;
  readonly ownerName: string;
  readonly ownerTimeZone: string;
}

/** What the digests of a day say, and to whom. */
@Injectable()
export class DigestContents {
  constructor(
    private readonly database: Database,
    private readonly todayLists: TodayLists,
  ) {}

  /** Everybody who works or worked here: what somebody left behind is still overdue. */
  people(now: Temporal.Instant): Promise<DigestPerson[]> {
    return this.database.read<DigestPerson>(PEOPLE, [now.subtract({ hours: 48 }).toString()]);
  }

  /** What somebody's digest says at this moment; only of leads that they may see. */
  async of(
    person: DigestPerson,
    everybody: readonly DigestPerson[],
    now: Temporal.Instant,
    calendars: Calendars,
  ): Promise<DigestContent> {
    const actor = asPerson(person);
    const [rows, leads] = await Promise.all([
      this.#followUps(actor, watchedBy(person, everybody, now, calendars), now),
      this.todayLists.withoutNextStep(actor),
    ]);
    const listed = (list: DigestList) => {
      const ofList = rows.filter((row) => row.list === list);
      return { total: ofList[0]?.total ?? 0, lines: ofList.map((row) => lineOf(row, now, calendars)) };
    };
    return {
      undecided: listed('undecided'),
      overdue: listed('overdue'),
      dueToday: listed('dueToday'),
      escalated: listed('escalated'),
      withoutNextStep: {
        total: leads[0]?.total ?? 0,
        lines: leads.slice(0, LONGEST_LIST).map(({ id, number, title, organisationName, organisationChineseName }) => ({
          title,
          kind: null,
          state: null,
          dueAt: null,
          workingDaysLate: 0,
          agreed: false,
          ownerName: null,
          contactName: null,
          lead: { id, number },
          organisation: { name: organisationName, chineseName: organisationChineseName },
        })),
      },
    };
  }

  async #followUps(actor: PersonActor, watched: readonly Watched[], now: Temporal.Instant): Promise<FollowUpLine[]> {
    const params = new Params();
    const owners = params.add(watched.map(({ ownerId }) => ownerId));
    const before = params.add(watched.map((each) => each.before.toString()));
    const [me, atNow] = [params.add(actor.personId), params.add(now.toString())];
    const sql = `SELECT chosen.list, chosen.total, coalesce(f.subject, f.title) AS title,
        CASE f.kind WHEN 'task' THEN f.task_kind ELSE f.kind END AS kind,
        CASE WHEN f.state IN ('dead', 'uncertain') THEN f.state END AS state, f.due_at AS "dueAt", f.agreed,
        p.name AS "ownerName", p.time_zone AS "ownerTimeZone", c.display_name AS "contactName",
        CASE WHEN l.id IS NOT NULL THEN json_build_object('id', l.id, 'number', l.number) END AS lead,
        CASE WHEN o.id IS NOT NULL THEN json_build_object('name', o.display_name, 'chineseName', o.chinese_name) END AS organisation
      FROM (
        SELECT ranked.*, row_number() OVER (PARTITION BY list ORDER BY due_at, id) AS place,
          count(*) OVER (PARTITION BY list)::int AS total
        FROM (
          SELECT f.id, f.due_at, CASE
            WHEN f.owner_id <> ${me} THEN 'escalated'
            WHEN f.state IN ('uncertain', 'dead') THEN 'undecided'
            WHEN f.due_at < ${atNow}::timestamptz THEN 'overdue'
            ELSE 'dueToday' END AS list
          FROM unnest(${owners}::uuid[], ${before}::timestamptz[]) AS watched(owner_id, due_before)
          JOIN follow_ups f ON f.owner_id = watched.owner_id AND f.due_at < watched.due_before
            AND f.state IN ('planned', 'claimed', 'sending', 'failed', 'dead', 'uncertain') AND NOT f.held
          LEFT JOIN leads l ON l.id = f.lead_id
          WHERE ((f.kind = 'task' AND f.state = 'planned') OR f.state IN ('uncertain', 'dead'))
            AND CASE WHEN f.lead_id IS NULL THEN f.owner_id = ${me}
              ELSE l.archived_at IS NULL AND ${visibleTo(actor, 'l', params)} END
        ) ranked
      ) chosen
      JOIN follow_ups f ON f.id = chosen.id
      JOIN people p ON p.id = f.owner_id
      LEFT JOIN leads l ON l.id = f.lead_id
      LEFT JOIN organisations o ON o.id = l.organisation_id
      LEFT JOIN contacts c ON c.id = f.contact_id
      WHERE chosen.place <= ${LONGEST_LIST}
      ORDER BY chosen.place`;
    return this.database.read<FollowUpLine>(sql, params.values);
  }
}

/** Whose follow-ups stand in somebody's digest, and up to which due time. */
interface Watched {
  readonly ownerId: string;
  readonly before: Temporal.Instant;
}

/** One's own until the day is over; as a manager, those of one's teams from three working days late on. */
function watchedBy(
  person: DigestPerson,
  everybody: readonly DigestPerson[],
  now: Temporal.Instant,
  calendars: Calendars,
): Watched[] {
  const { personId, timeZone } = person;
  const tomorrow = now.toZonedDateTimeISO(timeZone).toPlainDate().add({ days: 1 });
  const own = { ownerId: personId, before: tomorrow.toZonedDateTime(timeZone).toInstant() };
  if (person.role !== 'manager') return [own];
  const managers = everybody.filter(({ role, active }) => role === 'manager' && active);
  const before = { BE: escalatedBefore(now, 'BE', calendars), CN: escalatedBefore(now, 'CN', calendars) };
  const others = everybody.filter(
    (other) =>
      other.personId !== personId &&
      managersOf(other.teamId, managers).some((manager) => manager.personId === personId),
  );
  return [
    own,
    ...others.map((other) => ({ ownerId: other.personId, before: before[regionOfTimeZone(other.timeZone)] })),
  ];
}

function lineOf(row: FollowUpLine, now: Temporal.Instant, calendars: Calendars): DigestLine {
  const { list, ownerName, ownerTimeZone, title, kind, state, dueAt, agreed, contactName, lead, organisation } = row;
  const side = regionOfTimeZone(ownerTimeZone);
  const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(TIME_ZONES[side]).toPlainDate();
  const late = workingDaysBetween(dayOf(Temporal.Instant.from(dueAt)), dayOf(now), side, calendars).days;
  return {
    title,
    kind,
    state,
    dueAt,
    workingDaysLate: Math.max(0, late),
    agreed,
    ownerName: list === 'escalated' ? ownerName : null,
    contactName,
    lead,
    organisation,
  };
}

const PEOPLE = `SELECT p.id AS "personId", p.name, p.email, p.role, p.team_id AS "teamId", p.language,
    p.time_zone AS "timeZone", p.active, p.active AND coalesce(t.digest, true) AS wanted,
    ARRAY(SELECT d.day FROM digests d WHERE d.person_id = p.id AND d.created_at > $1::timestamptz
      AND d.state IN ('sending', 'sent', 'dead', 'uncertain', 'skipped')) AS "settledDays"
  FROM people p LEFT JOIN task_preferences t ON t.person_id = p.id
  ORDER BY p.id`;
