import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ALL_ENDPOINTS } from '@brug/contracts/endpoints';
import { ERROR_STATUS, type EndpointDefinition } from '@brug/contracts/http';
import { Validator } from '@seriousme/openapi-schema-validator';
import { statusOf, API_PREFIX } from '../platform/http/endpoint.decorator.js';
import { Routes } from '../platform/http/routes.js';
import { SLICES } from '../slices.js';
import { createTestApp, type TestApp } from './test-app.js';

/** Addresses below the API that are no endpoints of the contracts, and why. */
const BESIDE_THE_CONTRACTS: readonly string[] = [
  // A stream of hints, which no schema describes.
  'GET /live',
  // Calendar files, which are no JSON.
  'GET /calendar-feed/:file',
  'GET /follow-ups/:id/calendar',
];

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}

interface Operation {
  readonly summary?: string;
  readonly security?: readonly unknown[];
  readonly parameters: readonly {
    readonly name: string;
    readonly in: 'path' | 'query' | 'header';
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
}

interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const name = ({ method, path }: EndpointDefinition): string => `${method} ${path}`;

let app: TestApp;
let api: OpenApi;

beforeAll(async () => {
  app = await createTestApp({ modules: SLICES });
  api = (await app.raw<OpenApi>('GET', '/api/openapi.json')).body;
});

afterAll(() => app.close());

describe('the addresses of the server', () => {
  it('are those of the contracts, each with its own definition', () => {
    const { endpoints } = app.get(Routes);
    expect(endpoints.map(name).toSorted()).toEqual(ALL_ENDPOINTS.map(name).toSorted());
    for (const endpoint of endpoints) expect(ALL_ENDPOINTS).toContain(endpoint);
  });

  it('below the API are no others, by whatever way they were added', () => {
    const added = routesOf(app.nest.getHttpAdapter().getInstance().printRoutes())
      .filter(({ path }) => path.startsWith(`${API_PREFIX}/`))
      // Every GET answers HEAD too.
      .flatMap(({ path, methods }) =>
        methods.filter((method) => method !== 'HEAD').map((method) => `${method} ${path.slice(API_PREFIX.length)}`),
      );
    expect(added.toSorted()).toEqual([...ALL_ENDPOINTS.map(name), ...BESIDE_THE_CONTRACTS].toSorted());
  });
});

describe('the published description of the API', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(api) as unknown as Record<string, unknown>);
    expect([valid, errors, validator.version]).toEqual([true, undefined, '3.1']);
  });

  it('has every endpoint and no other', () => {
    const described = Object.entries(api.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const expected = ALL_ENDPOINTS.map(
      ({ method, path }) => `${method} ${API_PREFIX}${path.replaceAll(/:(\w+)/g, '{$1}')}`,
    );
    expect(described.toSorted()).toEqual(expected.toSorted());
  });

  it.each(ALL_ENDPOINTS.map((endpoint) => ({ title: name(endpoint), endpoint })))(
    'says of $title what goes in, what comes out and how it fails',
    ({ endpoint }) => {
      const operation = operationOf(endpoint);
      expect(operation.summary).toBe(endpoint.summary);
      expect(operation.security === undefined).toBe(endpoint.access === 'public');
      for (const [part, where] of [
        ['params', 'path'],
        ['query', 'query'],
      ] as const) {
        const names = operation.parameters
          .filter((parameter) => parameter.in === where)
          .map((parameter) => parameter.name);
        expect(names).toEqual(fieldsOf(endpoint[part]));
      }
      const body = operation.requestBody?.content['application/json']?.schema;
      expect(body && Object.keys(resolved(body).properties ?? {})).toEqual(endpoint.body && fieldsOf(endpoint.body));
      const success = operation.responses[String(statusOf(endpoint))]?.content?.['application/json']?.schema;
      expect(success !== undefined).toBe(endpoint.response !== undefined);
      const failures = Object.entries(operation.responses).filter(([status]) => Number(status) >= 400);
      for (const [, { content }] of failures) {
        expect(content).toEqual({ 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } });
      }
      const statuses = failures.map(([status]) => Number(status));
      expect(statuses).toEqual(
        expect.arrayContaining([...(endpoint.errors ?? []).map((code) => ERROR_STATUS[code]), 404, 429, 500, 503]),
      );
      if (endpoint.access !== 'public') expect(statuses).toEqual(expect.arrayContaining([401, 403]));
      if (endpoint.params ?? endpoint.query ?? endpoint.body) expect(statuses).toContain(422);
    },
  );
});

function operationOf({ method, path }: EndpointDefinition): Operation {
  const operation = api.paths[`${API_PREFIX}${path.replaceAll(/:(\w+)/g, '{$1}')}`]?.[method.toLowerCase()];
  if (!operation) throw new Error(`${method} ${path} is not described.`);
  return operation;
}

/** The schema itself where only its name is given. */
function resolved(schema: Schema): Schema {
  const named = schema.$ref?.split('/').at(-1);
  return named === undefined ? schema : (api.components.schemas[named] ?? {});
}

/** The names of an object schema's fields; none without a schema. */
function fieldsOf(schema: EndpointDefinition['body']): string[] {
  return schema && 'shape' in schema ? Object.keys(schema.shape as object) : [];
}

interface Route {
  readonly path: string;
  readonly methods: readonly string[];
}

/** The routes in the tree Fastify prints: every line is a part of a path, indented by four for each part before it. */
function routesOf(tree: string): Route[] {
  const parts: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const found = /^((?:│ {3}| {4})*)[├└]── (\S+)(?: \(([^)]+)\))?$/u.exec(line);
    if (!found) return [];
    const [, indent = '', part = '', methods] = found;
    parts.splice(indent.length / 4, parts.length, part);
    return methods === undefined ? [] : [{ path: parts.join(''), methods: methods.split(', ') }];
  });
}
