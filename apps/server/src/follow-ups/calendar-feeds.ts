import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { TASK_MINUTES, type TaskKind } from '@brug/domain/follow-ups';
import { calendarFile, type CalendarEvent } from '@brug/domain/icalendar';
import type { Role } from '@brug/domain/permissions';
import { visibleTo } from '../leads/leads.public.js';
import { asPerson, type PersonActor } from '../platform/actors/caller.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Params } from '../platform/database/params.js';
import { found } from '../platform/errors/domain-error.js';
import { RateLimiter } from '../platform/http/rate-limiter.js';

/** Tasks a calendar holds at most, those due first. */
const MOST_TASKS = 1000;
/** How often a calendar program is asked to look. */
const REFRESH_MINUTES = 15;
/** Readings of one feed: several programs of one person, each every few minutes. */
const READINGS = { limit: 120, windowSeconds: 3600 };

interface FeedOwner {
  readonly personId: string;
  readonly name: string;
  readonly role: Role;
  readonly teamId: string;
}

interface TaskRow {
  readonly id: string;
  readonly version: number;
  readonly taskKind: TaskKind;
  readonly title: string;
  readonly body: string | null;
  readonly dueAt: string;
  readonly agreed: boolean;
  readonly updatedAt: string;
  readonly contactName: string | null;
  readonly leadId: string | null;
  readonly leadNumber: string | null;
  readonly leadTitle: string | null;
  readonly organisationName: string | null;
  readonly organisationChineseName: string | null;
  readonly total: number;
}

/** A file to hand out. */
export interface CalendarText {
  readonly text: string;
  /** Changes with the text (RFC 9110, 8.8.3). */
  readonly etag: string;
}

/** The tasks of people as calendars (RFC 5545): what its reader may see at the moment it is read, and nothing else. */
@Injectable()
export class CalendarFeeds {
  constructor(
    private readonly database: Database,
    private readonly limiter: RateLimiter,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The open tasks of whoever made the feed with this token; not found when it was revoked or they do not work here any more. */
  async ofToken(token: string): Promise<CalendarText> {
    const hash = hashOfToken(token);
    const owner = found(await this.database.readOne<FeedOwner>(OWNER, [hash]), 'calendar');
    await this.limiter.take('calendar-feed', hash.toString('hex'), READINGS);
    const params = new Params();
    const actor = asPerson(owner);
    const rows = await this.database.read<TaskRow>(
      `${TASKS} WHERE f.owner_id = ${params.add(owner.personId)} AND f.state = 'planned' AND f.kind = 'task' AND NOT f.held
        AND ${mayBeSeen(actor, params)} ORDER BY f.due_at, f.id LIMIT ${MOST_TASKS}`,
      params.values,
    );
    const total = rows[0]?.total ?? 0;
    return withEtag(
      calendarFile({
        name: `Brug · ${owner.name}`,
        description: total > rows.length ? `${rows.length} / ${total}` : null,
        refreshMinutes: REFRESH_MINUTES,
        events: rows.map((row) => this.#event(row)),
      }),
    );
  }

  /** One task that is still to be done. */
  async ofTask(actor: PersonActor, id: string): Promise<CalendarText> {
    const params = new Params();
    const row = await this.database.readOne<TaskRow>(
      `${TASKS} WHERE f.id = ${params.add(id)} AND f.state = 'planned' AND f.kind = 'task' AND NOT f.held AND ${mayBeSeen(actor, params)}`,
      params.values,
    );
    const events = [this.#event(found(row, 'task'))];
    return withEtag(calendarFile({ name: null, description: null, refreshMinutes: null, events }));
  }

  /** Where the feed with this token is subscribed to. */
  addressOf(token: string): string {
    return new URL(`/api/v1/calendar-feed/${token}.ics`, this.config.publicUrl).href;
  }

  #event(task: TaskRow): CalendarEvent {
    const from = Temporal.Instant.from(task.dueAt);
    const firm = [task.organisationName, task.organisationChineseName].filter(Boolean).join(' ');
    const lead = [task.leadNumber, task.leadTitle].filter(Boolean).join(' ');
    const about = [firm, lead, task.contactName].filter(Boolean).join('\n');
    return {
      uid: `task-${task.id}@${new URL(this.config.publicUrl).hostname}`,
      sequence: task.version,
      changedAt: Temporal.Instant.from(task.updatedAt),
      from,
      to: from.add({ minutes: TASK_MINUTES[task.taskKind] }),
      summary: [task.title, firm].filter(Boolean).join(' · '),
      description: [about, task.body].filter(Boolean).join('\n\n'),
      url: new URL(task.leadId === null ? '/today' : `/leads/${task.leadId}`, this.config.publicUrl).href,
      agreed: task.agreed,
    };
  }
}

/** What is kept of a token: who reads the database cannot read the calendar. */
export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function withEtag(text: string): CalendarText {
  return { text, etag: `"${createHash('sha256').update(text).digest('base64url')}"` };
}

/** A task without a lead is its owner's only. */
function mayBeSeen(actor: PersonActor, params: Params): string {
  return `CASE WHEN f.lead_id IS NULL THEN f.owner_id = ${params.add(actor.personId)}
    ELSE l.archived_at IS NULL AND ${visibleTo(actor, 'l', params)} END`;
}

const OWNER = `SELECT p.id AS "personId", p.name, p.role, p.team_id AS "teamId"
  FROM task_preferences t JOIN people p ON p.id = t.person_id AND p.active WHERE t.feed_token_hash = $1`;

const TASKS = `SELECT f.id, f.version, f.task_kind AS "taskKind", f.title, f.body, f.due_at AS "dueAt", f.agreed,
    f.updated_at AS "updatedAt", c.display_name AS "contactName", l.id AS "leadId", l.number AS "leadNumber",
    l.title AS "leadTitle", o.display_name AS "organisationName", o.chinese_name AS "organisationChineseName",
    count(*) OVER ()::int AS total
  FROM follow_ups f
  LEFT JOIN leads l ON l.id = f.lead_id
  LEFT JOIN organisations o ON o.id = l.organisation_id
  LEFT JOIN contacts c ON c.id = f.contact_id`;
