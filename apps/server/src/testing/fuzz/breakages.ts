import { z } from 'zod';
import { HOSTILE_NUMBERS, HOSTILE_TEXTS, HOSTILE_VALUES, nested, SURPLUS_KEYS, type Json } from './hostile-values.js';
import { boundsOf, definitionOf, essential, mayBeAbsent } from './schema-arbitrary.js';

/** A place in an input, and what its schema is. */
export interface Site {
  readonly path: readonly (string | number)[];
  readonly schema: z.core.$ZodType;
  readonly value: unknown;
}

/** One thing done to an input at one place. */
export type Breakage =
  | { readonly path: Site['path']; readonly action: 'remove' }
  | { readonly path: Site['path']; readonly action: 'replace'; readonly value: Json }
  | { readonly path: Site['path']; readonly action: 'add'; readonly key: string; readonly value: Json };

/** Every place of an input that is there, and every field that could be. */
export function sitesOf(schema: z.core.$ZodType, value: unknown, path: Site['path'] = []): Site[] {
  const here: Site = { path, schema, value };
  const definition = definitionOf(essential(schema));
  if (definition.type === 'object' && isRecord(value)) {
    const fields = Object.entries(definition.shape);
    return [here, ...fields.flatMap(([key, field]) => sitesOf(field, value[key], [...path, key]))];
  }
  if (definition.type === 'array' && Array.isArray(value)) {
    // The first and the last entry stand for those between.
    const positions = [...new Set([0, value.length - 1])].filter(
      (position) => position >= 0 && position < value.length,
    );
    return [
      here,
      ...positions.flatMap((position) => sitesOf(definition.element, value[position], [...path, position])),
    ];
  }
  return [here];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What can be done at a place so that its schema refuses it. */
export function breakagesAt({ path, schema, value: present }: Site, part: 'params' | 'query' | 'body'): Breakage[] {
  const values = path.length === 0 && part !== 'body' ? [] : replacements(schema, part).refused;
  const breakages: Breakage[] = values.map((value) => ({ path, action: 'replace', value }));
  const removable = part !== 'params' && typeof path.at(-1) === 'string' && !mayBeAbsent(schema);
  if (removable) breakages.push({ path, action: 'remove' });
  const definition = definitionOf(essential(schema));
  if (definition.type === 'object' && definition.catchall && isRecord(present)) {
    breakages.push(...SURPLUS_KEYS.map(([key, value]): Breakage => ({ path, action: 'add', key, value })));
  }
  return breakages;
}

/** What can be done at a place although its schema allows it: hostile, and yet no mistake. */
export function odditiesAt({ path, schema, value: present }: Site, part: 'params' | 'query' | 'body'): Breakage[] {
  const values = path.length === 0 ? [] : replacements(schema, part).allowed;
  const oddities: Breakage[] = values.map((value) => ({ path, action: 'replace', value }));
  const definition = definitionOf(essential(schema));
  if (definition.type === 'object' && part !== 'params' && !definition.catchall && isRecord(present)) {
    for (const [key, value] of SURPLUS_KEYS) {
      const written = part === 'body' || typeof value !== 'object' ? value : 'x';
      if (!Object.hasOwn(definition.shape, key)) oddities.push({ path, action: 'add', key, value: written });
    }
  }
  return oddities;
}

/** The input with that done to it. */
export function broken(input: unknown, breakage: Breakage): unknown {
  const [head, ...rest] = breakage.path;
  if (head === undefined) return brokenHere(input, breakage);
  if (breakage.action === 'remove' && rest.length === 0) {
    return Object.fromEntries(Object.entries(input as object).filter(([key]) => key !== head));
  }
  const deeper: Breakage = { ...breakage, path: rest };
  if (Array.isArray(input)) {
    return input.map((item: unknown, position) => (position === head ? broken(item, deeper) : item));
  }
  const fields = (typeof input === 'object' && input !== null ? input : {}) as Record<string, unknown>;
  return { ...fields, [head]: broken(fields[head], deeper) };
}

function brokenHere(input: unknown, breakage: Breakage): unknown {
  if (breakage.action === 'replace') return breakage.value;
  if (breakage.action === 'remove') return undefined;
  // Not by assignment: `__proto__` would be set instead of written.
  return Object.fromEntries([...Object.entries((input ?? {}) as object), [breakage.key, breakage.value]]);
}

interface Replacements {
  readonly refused: readonly Json[];
  readonly allowed: readonly Json[];
}

const KNOWN = { address: new WeakMap<object, Replacements>(), body: new WeakMap<object, Replacements>() };

/** Values for a place, parted by what its schema says of them; asked once per schema, for there are thousands of cases. */
function replacements(schema: z.core.$ZodType, part: 'params' | 'query' | 'body'): Replacements {
  const known = KNOWN[part === 'body' ? 'body' : 'address'];
  let parted = known.get(schema);
  if (!parted) {
    const values = part === 'body' ? replacementsInBody(schema) : replacementsInAddress(schema);
    const { refused = [], allowed = [] } = Object.groupBy(values, (value) =>
      z.safeParse(schema, value).success ? 'allowed' : 'refused',
    );
    parted = { refused, allowed };
    known.set(schema, parted);
  }
  return parted;
}

/** Values for a place of a body: of every type, and just beyond what the schema allows. */
function replacementsInBody(schema: z.core.$ZodType): readonly Json[] {
  return [...beyond(schema), ...HOSTILE_VALUES];
}

/** Values for a parameter: texts, and several where one is asked for. */
function replacementsInAddress(schema: z.core.$ZodType): readonly Json[] {
  return [
    ...beyond(schema).map((value) => (typeof value === 'object' ? 'x' : String(value))),
    ...HOSTILE_NUMBERS.map(String),
    ...HOSTILE_TEXTS,
    'x'.repeat(2_500),
    ['a', 'b'],
    ['1', '1'],
  ];
}

/** Values just beyond what the schema allows. */
function beyond(schema: z.core.$ZodType): Json[] {
  const inner = essential(schema);
  const definition = definitionOf(inner);
  const { min, max } = boundsOf(inner);
  switch (definition.type) {
    case 'string':
      return [...badFormats(definition), ...(max === undefined ? [] : ['x'.repeat(max + 1), `x${' '.repeat(max)}y`])];
    case 'number':
      return [min ?? 0, max ?? 0].flatMap((edge) => [edge - 1, edge + 1, edge + 0.5, String(edge)]);
    case 'enum': {
      const [first = ''] = Object.values(definition.entries).map(String);
      return [first.toUpperCase(), ` ${first}`, `${first}\u0000`, [first]];
    }
    case 'literal':
      return ['true', 'false', 1, 0];
    case 'boolean':
      return ['true', 1, 0, ''];
    case 'array':
      return [
        { 0: 'a' },
        'a',
        ...(max === undefined ? [] : [Array.from({ length: max + 1 }, () => 'x'), nested(max + 1)]),
      ];
    default:
      return ['x', [], 0];
  }
}

function badFormats(definition: z.core.$ZodStringDef): string[] {
  switch ('format' in definition ? definition.format : undefined) {
    case 'uuid':
      return [
        '0190a000-0000-7000-8000-00000000000',
        '0190a000-0000-7000-8000-0000000000000',
        '0190a00000007000800000000000000',
        '{0190a000-0000-7000-8000-000000000000}',
        '0190a000-0000-0000-0000-00000000000g',
        '0190a000-0000-7000-8000-000000000000\u0000',
        "0190a000-0000-7000-8000-000000000000'",
        '1',
      ];
    case 'date':
      return [
        '2026-02-30',
        '2025-02-29',
        '2026-13-01',
        '20260309',
        '2026-3-9',
        '09-03-2026',
        '2026-03-09T00:00:00Z',
        '-000001-01-01',
        '+010000-01-01',
      ];
    case 'datetime':
      return [
        '2026-03-09',
        '2026-03-09T09:00:00',
        '2026-03-09T09:00:00+01:00',
        '2026-03-09T24:00:00Z',
        '2026-06-30T23:59:60Z',
        '+275760-09-13T00:00:00Z',
        '1773046800',
        'now',
      ];
    default:
      return ['x\u0000y'];
  }
}
