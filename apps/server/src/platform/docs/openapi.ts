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
  const paths: Record<string, JsonSchema> = {};
  for (const endpoint of endpoints) {
    const path = `${API_PREFIX}${endpoint.path.replaceAll(/:([A-Za-z]+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) };
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
      schemas: { Problem: jsonSchema(problem, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'brug.session_token' } },
    },
  };
}

function operation(endpoint: EndpointDefinition): JsonSchema {
  const tag = endpoint.path.split('/')[1] ?? '';
  return {
    operationId: `${endpoint.method.toLowerCase()}${endpoint.path.replaceAll(/[/:-]+([A-Za-z])/g, (_match, letter: string) => letter.toUpperCase())}`,
    tags: [tag],
    summary: endpoint.summary,
    description: accessOf(endpoint),
    ...(endpoint.access === 'public' ? {} : { security: [{ session: [] }] }),
    parameters: [
      ...parameters(endpoint.params, 'path'),
      ...parameters(endpoint.query, 'query'),
      ...(endpoint.method === 'POST' ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(endpoint.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: jsonSchema(endpoint.body, 'input') } },
          },
        }
      : {}),
    responses: responses(endpoint),
  };
}

function accessOf({ access }: EndpointDefinition): string {
  if (access === 'public') return 'For anybody; limited per address.';
  return access === 'signed-in' ? 'For anybody signed in.' : `Asks for the permission \`${access}\`.`;
}

function parameters(schema: z.ZodType | undefined, where: 'path' | 'query'): JsonSchema[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
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

function responses(endpoint: EndpointDefinition): JsonSchema {
  const content = endpoint.response && { 'application/json': { schema: jsonSchema(endpoint.response, 'output') } };
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

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema;
  return rest;
}
