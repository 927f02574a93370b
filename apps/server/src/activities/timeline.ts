import { Injectable } from '@nestjs/common';
import type { TimelineEntry } from '@brug/contracts/activities';
import { PeopleDirectory } from '../identity/identity.public.js';
import { Database } from '../platform/database/database.js';
import { found } from '../platform/errors/domain-error.js';
import { Cursors } from '../platform/http/cursors.js';
import { TimelineSources } from './timeline-sources.js';

interface Row {
  readonly at: string;
  readonly id: string;
  readonly type: TimelineEntry['type'];
  readonly authorId: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** After everything: where the first page begins. */
const NEWEST = { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

/** What happened on a lead: a union of what several tables hold, copied nowhere. */
@Injectable()
export class Timeline {
  constructor(
    private readonly sources: TimelineSources,
    private readonly database: Database,
    private readonly cursors: Cursors,
    private readonly people: PeopleDirectory,
  ) {}

  /** A page of a lead's timeline, newest first. The caller has made sure that the reader may see the lead. */
  async ofLead(
    leadId: string,
    { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
  ): Promise<{ items: TimelineEntry[]; nextCursor: string | null }> {
    const view = { list: 'timeline', leadId };
    const position = this.cursors.read(view, cursor);
    const [at, id] = position ? [position.keys[0], position.id] : [NEWEST.at, NEWEST.id];
    const rows = await this.database.read<Row>(this.sources.statement(), [leadId, at, id, limit + 1]);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: await this.#entries(page),
      nextCursor: rows.length > limit && last ? this.cursors.make(view, { keys: [last.at], id: last.id }) : null,
    };
  }

  /** One activity as it stands on the timeline. */
  async activity(id: string): Promise<TimelineEntry> {
    const row = found(await this.database.readOne<Row>(this.sources.one('activity'), [id]), 'activity');
    return found((await this.#entries([row]))[0], 'activity');
  }

  async #entries(rows: readonly Row[]): Promise<TimelineEntry[]> {
    const authors = rows.flatMap(({ authorId }) => (authorId === null ? [] : [authorId]));
    const people = await this.people.refs(new Set(authors));
    return rows.map(({ at, id, type, authorId, fields }) => {
      const author = authorId === null ? null : (people.get(authorId) ?? null);
      // Each source's fields are those of its type of entry; outside production the answer is checked against the contract.
      return { id, at, type, author, ...this.sources.entry(type, fields) } as TimelineEntry;
    });
  }
}
