import { z } from 'zod';
import { ERROR_CODES } from './error-codes.js';

/** One thing wrong with one field of a request. */
export const fieldError = z.object({
  /** Where: `body.capex.amountMinor`, `query.limit`, `params.id`; for gates the key of the field registry. */
  path: z.string(),
  /** What kind of wrong, for a translated sentence: `required`, `invalid_type`, `too_small`, `identifier.check-character` … */
  code: z.string(),
  /** In English, what was expected. */
  message: z.string(),
});
export type FieldError = z.infer<typeof fieldError>;

/** Problem details for HTTP APIs (RFC 9457), media type `application/problem+json`. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(ERROR_CODES),
    detail: z.string().optional(),
    /** The request's id, to be quoted to those who run the system. */
    requestId: z.string().optional(),
    errors: z.array(fieldError).optional(),
    /** With `version.conflict`: the record as it is now, and what was asked for. */
    current: z.unknown().optional(),
    yours: z.unknown().optional(),
    /** With `rate.limited` and `service.unavailable`: seconds to wait. */
    retryAfterSeconds: z.int().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problem>;
