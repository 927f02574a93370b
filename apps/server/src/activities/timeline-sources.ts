import { Injectable } from '@nestjs/common';
import type { TimelineEntry } from '@brug/contracts/activities';

/**
 * A table whose rows stand on a lead's timeline. All parts are SQL; `$1` is the lead's id and no other parameter is there.
 */
export interface TimelineSource {
  readonly type: TimelineEntry['type'];
  /** FROM with joins, e.g. `activities a LEFT JOIN …`. */
  readonly from: string;
  /** Which rows are the lead's, e.g. `a.lead_id = $1`. */
  readonly where: string;
  /** The columns that order the timeline; an index on (lead, at DESC, id DESC) makes it fast. */
  readonly at: string;
  readonly id: string;
  /** Id of the person behind it, or `NULL::uuid`. */
  readonly authorId: string;
  /** JSON object with the fields that the contract's entry has beside id, at, type and author. */
  readonly fields: string;
  /** Turns those fields into the contract's, where SQL alone cannot. */
  readonly entry?: (fields: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
}

/** What stands on a lead's timeline. A slice registers its tables when its module starts. */
@Injectable()
export class TimelineSources {
  readonly #sources: TimelineSource[] = [];

  register(source: TimelineSource): void {
    this.#sources.push(source);
  }

  /** The fields of an entry as the contract has them. */
  entry(type: TimelineSource['type'], fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    const source = this.#sources.find((each) => each.type === type);
    return source?.entry?.(fields) ?? fields;
  }

  /** SQL of one page: `$1` lead, `$2` and `$3` the position after which it begins, `$4` rows. Each table is read by its own index. */
  statement(): string {
    const branches = this.#sources.map(
      (
        source,
      ) => `(${selection(source)} WHERE ${source.where} AND (${source.at}, ${source.id}) < ($2::timestamptz, $3::uuid)
        ORDER BY ${source.at} DESC, ${source.id} DESC LIMIT $4)`,
    );
    return `SELECT at, id, type, "authorId", fields FROM (${branches.join('\nUNION ALL\n')}) entries ORDER BY at DESC, id DESC LIMIT $4`;
  }

  /** SQL of the one entry of a type with the id `$1`. */
  one(type: TimelineSource['type']): string {
    const source = this.#sources.find((each) => each.type === type);
    if (!source) throw new Error(`No source of the timeline for ${type}.`);
    return `${selection(source)} WHERE ${source.id} = $1`;
  }
}

function selection({ type, from, at, id, authorId, fields }: TimelineSource): string {
  return `SELECT ${at} AS at, ${id} AS id, '${type}' AS type, ${authorId} AS "authorId", ${fields} AS fields FROM ${from}`;
}
