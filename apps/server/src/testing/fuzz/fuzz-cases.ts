import { API_PREFIX } from '../../platform/http/endpoint.decorator.js';
import type { EndpointDefinition } from '@brug/contracts/http';
import fc from 'fast-check';
import type { z } from 'zod';
import { breakagesAt, broken, odditiesAt, sitesOf, type Breakage } from './breakages.js';
import { hintsFor, plainBodyOf, type Who } from './fuzz-world.js';
import { bodyText } from './hostile-values.js';
import { validInput } from './schema-arbitrary.js';

export const PARTS = ['params', 'query', 'body'] as const;
export type Part = (typeof PARTS)[number];
export type Input = Partial<Record<Part, unknown>>;

/** A request to an endpoint before the ids of the world are put in. */
export interface FuzzCase {
  readonly who: Who;
  readonly method: string;
  /** What the schemas are given, as far as the request still has their shape. */
  readonly input: Input | null;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string | undefined;
  /** The one place at which it was broken. */
  readonly brokenAt: string | null;
}

const JSON_HEADERS = { 'content-type': 'application/json' };

/** Any position in a list of unknown length, without a liking for the first ones. */
const anywhere = fc.noBias(fc.nat());

/** Valid requests of an endpoint. */
function inputs(endpoint: EndpointDefinition): fc.Arbitrary<Input> {
  const hints = hintsFor(endpoint);
  const plainBody = plainBodyOf(endpoint);
  const parts = PARTS.flatMap((part) => {
    const schema = endpoint[part];
    if (!schema) return [];
    const valid = validInput(schema, hints);
    return [[part, part === 'body' && plainBody ? fc.oneof(valid, plain(valid, plainBody, schema)) : valid] as const];
  });
  return fc.record(Object.fromEntries(parts));
}

/** A plain body of which a field or two are as the schema has them: rules that span fields would refuse most others. */
function plain(
  valid: fc.Arbitrary<unknown>,
  plainBody: fc.Arbitrary<object>,
  schema: z.ZodType,
): fc.Arbitrary<unknown> {
  return fc
    .tuple(valid, plainBody, anywhere, fc.nat({ max: 2 }))
    .map(([other, body, where, count]) => {
      const fields = Object.entries(other as object);
      const taken = Array.from(
        { length: count },
        (_, index) => fields[(where + index) % Math.max(1, fields.length)] ?? [],
      );
      return { ...body, ...(Object.fromEntries(taken.filter((field) => field.length === 2)) as object) };
    })
    .filter((body) => schema.safeParse(body).success);
}

function people({ access }: EndpointDefinition): fc.Arbitrary<Who> {
  if (access === 'public') return fc.constant('nobody');
  return fc.oneof(
    { weight: 5, arbitrary: fc.constant<Who>('administrator') },
    { weight: 5, arbitrary: fc.constant<Who>('account-manager') },
    { weight: 1, arbitrary: fc.constant<Who>('nobody') },
  );
}

type Breakages = (site: Parameters<typeof breakagesAt>[0], part: Part) => Breakage[];

function changed(endpoint: EndpointDefinition, choices: Breakages): fc.Arbitrary<FuzzCase> {
  return fc.tuple(people(endpoint), inputs(endpoint), anywhere, anywhere).map(([who, input, where, how]) => {
    const sites = PARTS.flatMap((part) => {
      const schema = endpoint[part];
      return schema ? sitesOf(schema, input[part]).map((site) => ({ part, site })) : [];
    }).filter(({ part, site }) => choices(site, part).length > 0);
    const chosen = sites[where % Math.max(1, sites.length)];
    if (!chosen) return caseOf(endpoint, who, input, null);
    const breakages = choices(chosen.site, chosen.part);
    const breakage = breakages[how % breakages.length];
    if (!breakage) return caseOf(endpoint, who, input, null);
    const added = breakage.action === 'add' ? [breakage.key] : [];
    const brokenAt = [chosen.part, ...chosen.site.path, ...added].join('.');
    return caseOf(endpoint, who, { ...input, [chosen.part]: broken(input[chosen.part], breakage) }, brokenAt);
  });
}

/** Requests broken in one way each, so that the schema refuses them. */
export function brokenCases(endpoint: EndpointDefinition): fc.Arbitrary<FuzzCase> {
  return changed(endpoint, breakagesAt).filter(
    ({ input }) => input !== null && invalidParts(endpoint, input).length > 0,
  );
}

/** Requests that the schema allows, half of them with one hostile value. */
export function allowedCases(endpoint: EndpointDefinition): fc.Arbitrary<FuzzCase> {
  const plain = fc.tuple(people(endpoint), inputs(endpoint)).map(([who, input]) => caseOf(endpoint, who, input, null));
  return fc.oneof(plain, changed(endpoint, odditiesAt));
}

/** Whether anything of an endpoint can be broken by its schema. */
export function hasSchema(endpoint: EndpointDefinition): boolean {
  return PARTS.some((part) => endpoint[part] !== undefined);
}

/** The parts of an input that the endpoint's schemas refuse, as the server reads them. */
export function invalidParts(endpoint: EndpointDefinition, input: Input): Part[] {
  return PARTS.filter((part) => {
    const schema = endpoint[part];
    return schema !== undefined && !schema.safeParse(asRead(part, input[part])).success;
  });
}

/** What of a part arrives: JSON without what it cannot say, texts in an address. */
function asRead(part: Part, value: unknown): unknown {
  if (part === 'body') return JSON.parse(bodyText(value ?? null)) ?? {};
  const entries = Object.entries((value ?? {}) as Record<string, unknown>).filter(([, item]) => item !== undefined);
  return Object.fromEntries(
    entries.map(([name, item]) => {
      if (Array.isArray(item)) return [name, item.map((one) => String(one).toWellFormed())];
      return [name, String(item).toWellFormed()];
    }),
  );
}

function caseOf(endpoint: EndpointDefinition, who: Who, input: Input, brokenAt: string | null): FuzzCase {
  const payload = endpoint.body ? bodyText(input.body ?? null) : undefined;
  return {
    who,
    method: endpoint.method,
    input,
    url: urlOf(endpoint, input),
    headers: payload === undefined ? {} : JSON_HEADERS,
    payload,
    brokenAt,
  };
}

function urlOf(endpoint: EndpointDefinition, input: Input): string {
  const params = (input.params ?? {}) as Record<string, unknown>;
  const path = endpoint.path.replaceAll(/:([A-Za-z]+)/g, (_match, name: string) => inAddress(params[name]));
  const query = Object.entries((input.query ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as unknown[]) : [value])
      .filter((one) => one !== undefined)
      .map((one) => `${inAddress(name)}=${inAddress(one)}`),
  );
  return `${API_PREFIX}${path}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

function inAddress(value: unknown): string {
  return encodeURIComponent(String(value).toWellFormed());
}

const MALFORMED_BODIES: readonly string[] = [
  '',
  '{',
  '{"a":',
  '[1,',
  'nul',
  '"',
  'NaN',
  "{'a':1}",
  '{"a":NaN}',
  '{"a":1}}',
  '{"a":1,}',
  '\uFEFF{}',
  '\u0000',
  'null',
  '"text"',
  '17',
  '[]',
  '[[]]',
  '{"__proto__":{"role":"administrator"}}',
  '{"constructor":{"prototype":{"role":"administrator"}}}',
  '{"a":1,"a":2}',
  '{"\\ud800":"\\udfff"}',
  '['.repeat(50_000),
  `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
  `{"a":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`,
  `"${'x'.repeat(1_100_000)}"`,
  `{"a":"${'x'.repeat(1_000_000)}"}`,
];
const CONTENT_TYPES: readonly string[] = [
  'text/plain',
  'text/csv',
  'application/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'application/json; charset=utf-16',
  'application/json; charset=',
  'application/merge-patch+json',
  'application/vnd.api+json',
  'garbage',
  '/',
  ';',
];
const BROKEN_QUERIES: readonly string[] = [
  '?',
  '??',
  '?%',
  '?=x',
  '?&&&',
  '?limit=%E0%A4%A',
  '?q=%00',
  '?q=%ff%fe',
  '?q=+',
  '?limit[]=1',
  '?limit[a]=1',
  '?limit=1&limit=2',
  '?cursor=1&cursor=2',
  '?cursor=',
  '?cursor=%00',
  '?cursor=AAAA',
  `?cursor=${'A'.repeat(1_999)}`,
  `?cursor=${'A'.repeat(2_001)}`,
  '?__proto__=1',
  '?__proto__[admin]=1',
  '?constructor=1&toString=2&hasOwnProperty=3',
  `?${'a=1&'.repeat(3_000)}`,
  `?q=${'x'.repeat(20_000)}`,
  '#fragment',
];
const BROKEN_PATHS: readonly string[] = [
  '%',
  '%E0%A4%A',
  '%ff',
  '%00',
  '..%2F..%2Fetc%2Fpasswd',
  ';',
  '%2F',
  '*',
  ':id',
  'x'.repeat(199),
  'x'.repeat(5_000),
];
const BROKEN_HEADERS: readonly Readonly<Record<string, string>>[] = [
  { 'idempotency-key': '' },
  { 'idempotency-key': 'x'.repeat(201) },
  { 'idempotency-key': 'é' },
  { 'idempotency-key': 'with a space' },
  { 'idempotency-key': "'; --" },
  { accept: 'text/html' },
  { accept: ',;q=2' },
  { 'accept-language': '*;q=x, xx-YY-zz' },
  { 'accept-encoding': 'zstd, nothing;q=0' },
  { cookie: 'brug.session_token=%E0%A4%A; a=; =b; ;;' },
  { cookie: `brug.session_token=${'x'.repeat(5_000)}` },
  { authorization: 'Bearer ' },
  { origin: 'null' },
  { origin: 'not an address' },
  { host: '' },
  { host: 'evil.example:99999' },
  { 'x-forwarded-for': 'not an address' },
  { 'x-forwarded-for': '999.1.1.1, ::1%eth0' },
  { 'x-forwarded-for': `${'1.2.3.4, '.repeat(200)}5.6.7.8` },
  { 'x-request-id': '\u00e9'.repeat(200) },
  { 'if-match': '*' },
  { 'if-none-match': '"' },
  { range: 'bytes=0-0' },
  { expect: '200-ok' },
  { 'user-agent': '' },
  { 'x-http-method-override': 'DELETE' },
];
const METHODS: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'];

/** Requests that are broken around what a schema sees: address, headers, method, encoding. */
export function brokenTransport(endpoint: EndpointDefinition): fc.Arbitrary<FuzzCase> {
  const valid = fc.tuple(people(endpoint), inputs(endpoint)).map(([who, input]) => caseOf(endpoint, who, input, null));
  const shapeless = valid.map((given) => ({ ...given, input: null }));
  const params = [...endpoint.path.matchAll(/:[A-Za-z]+/g)].map(([name]) => name);
  const kinds: fc.Arbitrary<FuzzCase>[] = [
    fc.tuple(shapeless, fc.constantFrom(...BROKEN_QUERIES)).map(([given, query]) => ({
      ...given,
      url: `${given.url.split('?', 1)[0] ?? ''}${query}`,
    })),
    fc.tuple(shapeless, fc.constantFrom(...BROKEN_HEADERS)).map(([given, headers]) => ({
      ...given,
      headers: { ...given.headers, ...headers },
    })),
    fc.tuple(shapeless, fc.constantFrom(...METHODS)).map(([given, method]) => ({ ...given, method })),
    fc.tuple(shapeless, fc.constantFrom(...MALFORMED_BODIES)).map(([given, payload]) => ({
      ...given,
      headers: { ...given.headers, ...JSON_HEADERS },
      payload,
    })),
    fc.tuple(shapeless, fc.constantFrom(...CONTENT_TYPES)).map(([given, type]) => ({
      ...given,
      headers: { ...given.headers, 'content-type': type },
      payload: given.payload ?? '{}',
    })),
  ];
  if (params.length > 0) {
    kinds.push(
      fc
        .tuple(shapeless, fc.constantFrom(...params), fc.constantFrom(...BROKEN_PATHS))
        .map(([given, param, value]) => ({
          ...given,
          url: `${API_PREFIX}${endpoint.path.replace(param, value)}`,
        })),
    );
  }
  if (endpoint.method === 'POST' && endpoint.body) {
    // A repeatable request with something deep that its schema overlooks: all of it is part of what the key is for.
    kinds.push(
      fc.tuple(allowedCases(endpoint), fc.uuid()).map(([given, key]) => ({
        ...given,
        headers: { ...given.headers, 'idempotency-key': key },
      })),
    );
  }
  return fc.oneof(...kinds);
}
