import { ERROR_STATUS, problem, type EndpointDefinition, type ErrorCode } from '@brug/contracts/http';
import { z } from 'zod';
import { API_PREFIX, statusOf } from '../http/endpoint.decorator.js';
import type { JsonSchema } from '../http/response-schema.js';

const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

/** What every endpoint can answer, and every one that asks for something or for somebody. */
const COMMON: readonly ErrorCode[] = [
  'request.malformed',
  'resource.not-found',
  'rate.limited',
  'internal.error',
  'service.unavailable',
];
const SIGNED_IN: readonly ErrorCode[] = ['auth.required', 'auth.forbidden'];
const POST_ONLY: readonly ErrorCode[] = ['idempotency.in-progress', 'idempotency.key-reused'];

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Up to 200 visible ASCII characters, made by the caller. Within 24 hours the same request with the same key is carried out once and answered alike.',
  schema: { type: 'string', maxLength: 200 },
};

/** The OpenAPI 3.1 description of the endpoints, from the schemas they are checked by. */
export function openApiOf(endpoints: readonly EndpointDefinition[], serverUrl: string): JsonSchema {
  const schemas = new NamedSchemas();
  schemas.of(problem, 'output');
  const paths: Record<string, JsonSchema> = {};
  for (const endpoint of endpoints) {
    const path = `${API_PREFIX}${endpoint.path.replaceAll(/:([A-Za-z]+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Brug',
      version: '1',
      description:
        'Leads between West Flanders and Zhejiang. Failures are problem details (RFC 9457) with a `code`. Lists are read page by page with an opaque `cursor`. Changes carry the `version` they were made against.',
    },
    servers: [{ url: serverUrl }],
    paths: Object.fromEntries(Object.entries(paths).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      schemas: schemas.all,
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'brug.session_token' } },
    },
  };
}

function operation(endpoint: EndpointDefinition, schemas: NamedSchemas): JsonSchema {
  const tag = endpoint.path.split('/')[1] ?? '';
  return {
    operationId: `${endpoint.method.toLowerCase()}${endpoint.path.replaceAll(/[/:-]+([A-Za-z])/g, (_match, letter: string) => letter.toUpperCase())}`,
    tags: [tag],
    summary: endpoint.summary,
    description: accessOf(endpoint),
    ...(endpoint.access === 'public' ? {} : { security: [{ session: [] }] }),
    parameters: [
      ...parameters(endpoint.params, 'path', schemas),
      ...parameters(endpoint.query, 'query', schemas),
      ...(endpoint.method === 'POST' ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(endpoint.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemas.of(endpoint.body, 'input') } },
          },
        }
      : {}),
    responses: responses(endpoint, schemas),
  };
}

function accessOf({ access }: EndpointDefinition): string {
  if (access === 'public') return 'For anybody; limited per address.';
  return access === 'signed-in' ? 'For anybody signed in.' : `Asks for the permission \`${access}\`.`;
}

function parameters(schema: z.ZodType | undefined, where: 'path' | 'query', schemas: NamedSchemas): JsonSchema[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemas.spelledOut(schema, 'input') as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: rest,
  }));
}

function responses(endpoint: EndpointDefinition, schemas: NamedSchemas): JsonSchema {
  const content = endpoint.response && { 'application/json': { schema: schemas.of(endpoint.response, 'output') } };
  const success = { description: 'Done', ...(content ? { content } : {}) };
  const codes = new Set<ErrorCode>([
    ...COMMON,
    ...(endpoint.access === 'public' ? [] : SIGNED_IN),
    ...(endpoint.params || endpoint.query || endpoint.body ? (['request.invalid'] as const) : []),
    ...(endpoint.method === 'POST' ? POST_ONLY : []),
    ...(endpoint.errors ?? []),
  ]);
  const byStatus = Map.groupBy(codes, (code) => ERROR_STATUS[code]);
  const failures = [...byStatus]
    .toSorted(([a], [b]) => a - b)
    .map(([status, list]) => {
      return [status, { description: list.map((code) => `\`${code}\``).join(', '), content: PROBLEM }];
    });
  return { [statusOf(endpoint)]: success, ...(Object.fromEntries(failures) as JsonSchema) };
}

/** Where a schema with a name of its own stands, as made and as published. */
const MADE = '#/$defs/';
const PUBLISHED = '#/components/schemas/';

/** Collects schemas with a name under the components, so that each is described once. */
class NamedSchemas {
  readonly #all: Record<string, JsonSchema> = {};

  get all(): Readonly<Record<string, JsonSchema>> {
    return this.#all;
  }

  of(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const { $defs, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema;
    delete rest['$schema'];
    const names = new Map<string, string>();
    for (const [name, named] of Object.entries(($defs ?? {}) as Record<string, JsonSchema>)) {
      names.set(name, this.#nameFor(name, named, io));
    }
    for (const [name, named] of Object.entries(($defs ?? {}) as Record<string, JsonSchema>)) {
      this.#all[names.get(name) ?? name] = published(named, names);
    }
    return published(rest, names);
  }

  /** The schema itself, also where it has a name: parameters are listed one by one. */
  spelledOut(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const described = this.of(schema, io);
    const reference = described['$ref'];
    return typeof reference === 'string' ? (this.#all[reference.slice(PUBLISHED.length)] ?? {}) : described;
  }

  /** One schema may be asked for differently than it is given (defaults, for one): then the former has a name beside it. */
  #nameFor(name: string, schema: JsonSchema, io: 'input' | 'output'): string {
    const known = this.#all[name];
    const same = known === undefined || JSON.stringify(known) === JSON.stringify(published(schema, new Map()));
    return same ? name : `${name}${io === 'input' ? 'Input' : 'Output'}`;
  }
}

function published(schema: JsonSchema, names: ReadonlyMap<string, string>): JsonSchema {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) => {
    if (key !== '$ref' || typeof value !== 'string' || !value.startsWith(MADE)) return value;
    const name = value.slice(MADE.length);
    return `${PUBLISHED}${names.get(name) ?? name}`;
  }) as JsonSchema;
}
