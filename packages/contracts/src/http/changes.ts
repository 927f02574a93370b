import { z } from 'zod';
import { version } from './primitives.js';

type WithoutDefault<T> = T extends z.ZodDefault<infer Inner> ? Inner : T;

/**
 * The body of a PATCH for a record created with these fields: each field may be left out and then stays as it is (so no
 * default applies), and the version it was made against is asked.
 */
export function changesOf<F extends Record<string, z.ZodType>>(fields: F) {
  const changes = Object.fromEntries(
    Object.entries(fields).map(([key, schema]) => [
      key,
      (schema instanceof z.ZodDefault ? (schema.unwrap() as z.ZodType) : schema).optional(),
    ]),
  ) as { [K in keyof F]: z.ZodOptional<WithoutDefault<F[K]>> };
  return z.object({ ...changes, version });
}

/** A field that may be left empty: null when it is not given. */
export function optional<T extends z.ZodType>(schema: T) {
  return schema.nullable().default(null);
}
