import { z } from 'zod';

/** A record's id: a UUID (version 7, made by the application). */
export const id = z.uuid().meta({ description: 'UUIDv7 of a record' });

/** An instant in UTC, ISO 8601 with `Z`. */
export const instant = z.iso.datetime().meta({ description: 'Instant, ISO 8601 in UTC' });

/** A calendar day, `YYYY-MM-DD`, in no time zone. */
export const day = z.iso.date().meta({ description: 'Calendar day, YYYY-MM-DD' });

/**
 * An instant that somebody gives: of a year in which things can happen here, so that no calendar, column or sum of days meets
 * its end, and no finer than nanoseconds.
 */
export const givenInstant = z.iso
  .datetime()
  .regex(/^(19|20|21)[^.]*(\.\d{1,9})?Z$/, 'an instant from 1900 to 2199')
  .meta({ description: 'Instant, ISO 8601 in UTC, from 1900 to 2199' });

/** A calendar day that somebody gives, of a year in which things can happen here. */
export const givenDay = z.iso
  .date()
  .regex(/^(19|20|21)/, 'a day from 1900 to 2199')
  .meta({ description: 'Calendar day, YYYY-MM-DD, from 1900 to 2199' });

export const language = z.enum(['nl', 'en', 'zh']);
export type Language = z.infer<typeof language>;

export const currency = z.enum(['EUR', 'CNY', 'USD']);

/** Minor units (cents, fen) as a decimal string, because a sum may pass 2^53. */
export const minorUnits = z.string().regex(/^-?\d{1,18}$/, 'whole minor units, e.g. "1850000000"');

/** An amount a user enters: never negative, at most 10^15 minor units (ten trillion euro). */
export const money = z.object({
  amountMinor: z.string().regex(/^\d{1,15}$/, 'whole minor units, e.g. "1850000000"'),
  currency,
});
export type MoneyDto = z.infer<typeof money>;

/** A text in the three languages of the product. */
export const localisedText = z.object({ nl: z.string(), en: z.string(), zh: z.string() });
export type LocalisedText = z.infer<typeof localisedText>;

/** One line of text: trimmed, not empty, no control characters, no half of a surrogate pair, at most `max` characters. */
export function line(max: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'no control characters');
}

/** Running text: line breaks allowed, no NUL and no half of a surrogate pair (PostgreSQL cannot store them), at most `max` characters. */
export function text(max: number) {
  return z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\0\p{Cs}]*$/u, 'no NUL character');
}

/** The version a change was made against; the server refuses an older one with `version.conflict`. */
export const version = z.int().min(1);

/** `?limit=`: rows a page, 1 to 200, 50 unless told. */
export const pageLimit = z.coerce.number().int().min(1).max(200).default(50);

/** `?cursor=`: opaque, signed by the server, valid for the same list, filter and order only. */
export const cursor = z.string().min(1).max(2000).optional();

/** A page of a list read by keyset. `nextCursor` is null on the last page. */
export function page<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export const idParams = z.object({ id });
