import fc from 'fast-check';
import { z } from 'zod';
import { HOSTILE_TEXTS } from './hostile-values.js';

/** What stands in a field in earnest (an id that exists, a real credit code), by the field's name. */
export type Hints = Readonly<Record<string, fc.Arbitrary<unknown>>>;

type Definition = z.core.$ZodTypes['_zod']['def'];

/** How zod describes a schema. */
export function definitionOf(schema: z.core.$ZodType): Definition {
  const { _zod: inner } = schema as z.core.$ZodTypes;
  return inner.def;
}

/** Whether a field with this schema may be left out. */
export function mayBeAbsent({ _zod: inner }: z.core.$ZodType): boolean {
  return inner.optin === 'optional';
}

/** The schema below `optional`, `nullable` and `default`. */
export function essential(schema: z.core.$ZodType): z.core.$ZodType {
  const definition = definitionOf(schema);
  switch (definition.type) {
    case 'optional':
    case 'nullable':
    case 'default':
      return essential(definition.innerType);
    default:
      return schema;
  }
}

/** Smallest and largest size or value a schema allows, and the patterns it asks for. */
export interface Bounds {
  readonly min?: number;
  readonly max?: number;
  readonly integer: boolean;
  readonly patterns: readonly RegExp[];
}

/** What the checks of a schema say. */
export function boundsOf(schema: z.core.$ZodType): Bounds {
  const definition = definitionOf(schema);
  const checks = (definition.checks ?? []).map(({ _zod: inner }) => inner.def as z.core.$ZodChecks['_zod']['def']);
  const bounds: { min?: number; max?: number; integer: boolean; patterns: RegExp[] } = {
    integer: 'format' in definition && definition.format === 'safeint',
    patterns: [],
  };
  for (const check of checks) {
    if (check.check === 'min_length') bounds.min = check.minimum;
    else if (check.check === 'max_length') bounds.max = check.maximum;
    else if (check.check === 'greater_than') bounds.min = Number(check.value);
    else if (check.check === 'less_than') bounds.max = Number(check.value);
    else if (check.check === 'number_format') bounds.integer = true;
    else if (check.check === 'string_format' && 'pattern' in check && check.pattern)
      bounds.patterns.push(check.pattern);
  }
  return bounds;
}

const DAYS = [
  '2026-03-09',
  '2024-02-29',
  '2026-12-31',
  '1900-01-01',
  '2199-12-31',
  '0001-01-01',
  '0000-01-01',
  '9999-12-31',
];
const INSTANTS = [
  '2026-03-09T09:00:00Z',
  '2026-03-29T01:30:00.000Z',
  '2026-03-09T09:00:00.123456789Z',
  '2026-03-09T09:00:00.12345678901234567890Z',
  '1900-01-01T00:00:00Z',
  '2199-12-31T23:59:59.999999999Z',
  '1970-01-01T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999999Z',
];
const WORDS = ['Jinlan', 'Société d’Ypres', '锦兰', 'shen lan', 'Zhejiang & Co.', 'line one\nline two', 'a'];

/** Valid inputs of a schema, usual and unusual ones. Throws on a kind of schema it does not know, so that no new kind goes untested. */
export function validInput(schema: z.ZodType, hints: Hints): fc.Arbitrary<unknown> {
  return inputOf(schema, hints).filter((value) => schema.safeParse(value).success);
}

function inputOf(schema: z.core.$ZodType, hints: Hints): fc.Arbitrary<unknown> {
  const definition = definitionOf(schema);
  switch (definition.type) {
    case 'object':
      return objectOf(definition.shape, hints);
    case 'string':
      return fits(schema, texts(schema, definition));
    case 'number':
      return fits(schema, numbers(boundsOf(schema)));
    case 'boolean':
      return fc.boolean();
    case 'enum':
      return fc.constantFrom(...Object.values(definition.entries));
    case 'literal':
      return fc.constantFrom(...definition.values);
    case 'array':
      return lists(schema, inputOf(definition.element, hints));
    case 'optional':
    case 'default':
      return inputOf(definition.innerType, hints);
    case 'nullable':
      return fc.oneof(
        { weight: 1, arbitrary: fc.constant(null) },
        { weight: 4, arbitrary: inputOf(definition.innerType, hints) },
      );
    case 'union':
      return fc.oneof(...definition.options.map((option) => inputOf(option, hints)));
    case 'record':
      return fc.dictionary(
        inputOf(definition.keyType, hints) as fc.Arbitrary<string>,
        inputOf(definition.valueType, hints),
        {
          maxKeys: 3,
        },
      );
    case 'pipe':
      // `z.stringbool()`, the one pipe of the contracts.
      return fits(schema, fc.constantFrom('true', 'false', '1', '0', 'yes', 'no', 'on', 'off', 'TRUE'));
    default:
      throw new Error(`The fuzzer does not know schemas of the type ${definition.type} yet.`);
  }
}

/** Values without those the schema refuses after all: patterns and refinements are asked, not understood. */
function fits(schema: z.core.$ZodType, values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return values.filter((value) => z.safeParse(schema, value).success);
}

function objectOf(shape: Readonly<Record<string, z.core.$ZodType>>, hints: Hints): fc.Arbitrary<unknown> {
  const fields: Record<string, fc.Arbitrary<unknown>> = {};
  for (const [key, field] of Object.entries(shape)) {
    const plain = inputOf(field, hints);
    const hint = hints[key];
    fields[key] = hint ? fc.oneof({ weight: 4, arbitrary: fits(field, hint) }, { weight: 1, arbitrary: plain }) : plain;
  }
  const keys = Object.keys(shape);
  const required = Object.entries(shape).flatMap(([key, field]) => (mayBeAbsent(field) ? [] : [key]));
  const rest = keys.filter((key) => !required.includes(key));
  if (rest.length < 4) return fc.record(fields, { requiredKeys: required });
  // Of many fields that may be absent, few at a time: a list with every filter at once is always empty.
  const few = fc
    .subarray(rest, { maxLength: 3 })
    .chain((chosen) =>
      fc.record(Object.fromEntries([...required, ...chosen].map((key) => [key, fields[key] ?? fc.constant(null)]))),
    );
  return fc.oneof(
    { weight: 3, arbitrary: few },
    { weight: 1, arbitrary: fc.record(fields, { requiredKeys: required }) },
  );
}

function texts(schema: z.core.$ZodType, definition: z.core.$ZodStringDef): fc.Arbitrary<string> {
  const { min = 0, max = 5_000, patterns } = boundsOf(schema);
  switch ('format' in definition ? definition.format : undefined) {
    case 'uuid':
      return fc.uuid();
    case 'date':
      return fc.constantFrom(...DAYS);
    case 'datetime':
      return fc.constantFrom(...INSTANTS);
  }
  const shape = patterns.find((pattern) => !pattern.source.startsWith('^[^'));
  if (shape) return fc.stringMatching(shape);
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...WORDS) },
    { weight: 3, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', minLength: min, maxLength: Math.min(max, 200) }) },
    { weight: 1, arbitrary: fc.constantFrom('x'.repeat(max), '锦'.repeat(max), "'".repeat(Math.max(min, 1))) },
  );
}

function numbers({ min = -(2 ** 53) + 1, max = 2 ** 53 - 1, integer }: Bounds): fc.Arbitrary<number> {
  return integer ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
}

function lists(schema: z.core.$ZodType, item: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const { min = 0, max = 50 } = boundsOf(schema);
  return fc.oneof(
    { weight: 5, arbitrary: fc.array(item, { minLength: min, maxLength: Math.min(max, 3) }) },
    { weight: 1, arbitrary: fc.array(item, { minLength: Math.min(max, 30), maxLength: max, size: 'max' }) },
  );
}
