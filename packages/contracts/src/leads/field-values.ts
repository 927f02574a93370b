import type { FieldDefinition } from '@brug/domain/fields';
import { TRACK_FIELDS, type Track } from '@brug/domain/tracks';
import { z } from 'zod';
import { givenDay, line, money, text } from '../http/primitives.js';
import { naceCode, placeKey } from '../organisations/organisations.js';

type Field = (typeof TRACK_FIELDS)[Track][number];

/** What a field's value is in a request or an answer; null when it is not filled. */
type Wire<F> = F extends { type: 'choice'; choices: readonly (infer C)[] }
  ? C
  : F extends { type: 'choices'; choices: readonly (infer C)[] }
    ? C[]
    : F extends { type: 'integer' | 'percent' }
      ? number
      : F extends { type: 'money' }
        ? z.infer<typeof money>
        : F extends { type: 'texts' | 'tags' | 'places' | 'codes' }
          ? string[]
          : F extends { type: 'boolean' }
            ? boolean
            : string;

/** The detail record of a track as it travels: every field of the registry, null when not filled. */
export type DetailValues<T extends Track> = {
  [F in (typeof TRACK_FIELDS)[T][number] as F['key']]: Wire<F> | null;
};

/** The schema of one field's value, made from its definition. */
export function schemaOfField(field: FieldDefinition): z.ZodType {
  const max = field.max ?? 1_000;
  switch (field.type) {
    case 'text':
      return line(max);
    case 'long-text':
      return text(max);
    case 'texts':
      return z.array(line(200)).max(max);
    case 'tags':
      return z.array(line(60)).max(max);
    case 'integer':
    case 'percent':
      return z
        .int()
        .min(field.min ?? 0)
        .max(max);
    case 'money':
      return money;
    case 'day':
      return givenDay;
    case 'choice':
      return z.enum((field.choices ?? []) as [string, ...string[]]);
    case 'choices':
      return z.array(z.enum((field.choices ?? []) as [string, ...string[]])).max(field.choices?.length ?? 0);
    case 'places':
      return z.array(placeKey).max(max);
    case 'codes':
      return z
        .array(field.key === 'naceCodes' ? naceCode : z.string().regex(/^\d{4,10}$/, 'an HS code of 4 to 10 digits'))
        .max(max);
    case 'boolean':
      return z.boolean();
    case 'reference':
      return z.uuid();
  }
}

/** Changes to the detail record of a track: fields left out stay as they are, null empties one. */
function changesSchema<T extends Track>(track: T) {
  const shape = Object.fromEntries(
    TRACK_FIELDS[track].map((field: Field) => [field.key, schemaOfField(field).nullable().optional()]),
  );
  return z.strictObject(shape) as unknown as z.ZodType<Partial<DetailValues<T>>, Partial<DetailValues<T>>>;
}

function valuesSchema<T extends Track>(track: T) {
  const shape = Object.fromEntries(
    TRACK_FIELDS[track].map((field: Field) => [field.key, schemaOfField(field).nullable()]),
  );
  return z.object(shape) as unknown as z.ZodType<DetailValues<T>, DetailValues<T>>;
}

export const investmentChanges = changesSchema('investment').meta({ id: 'InvestmentChanges' });
export const exportChanges = changesSchema('export').meta({ id: 'ExportChanges' });
export const investmentValues = valuesSchema('investment').meta({ id: 'InvestmentDetails' });
export const exportValues = valuesSchema('export').meta({ id: 'ExportDetails' });
