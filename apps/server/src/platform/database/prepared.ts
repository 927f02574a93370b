import { createHash } from 'node:crypto';

/** Statements of which the server keeps a plan per connection; lists with many filters must not fill its memory. */
const MAX_PREPARED = 400;

const names = new Map<string, string>();

/** A statement as the driver takes it. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values: unknown[];
}

/** Prepared under a name made of its text, or unnamed when there are too many. */
export function prepared(sql: string, params: readonly unknown[]): Statement {
  const name = nameOf(sql);
  return { ...(name === undefined ? {} : { name }), text: sql, values: [...params] };
}

function nameOf(sql: string): string | undefined {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= MAX_PREPARED) return undefined;
  const name = createHash('sha256').update(sql).digest('base64url').slice(0, 24);
  names.set(sql, name);
  return name;
}
