import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ALL_ENDPOINTS } from '@brug/contracts/endpoints';
import { createTestApp, type TestApp } from '../../testing/test-app.js';
import { openApiOf } from './openapi.js';

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: unknown;
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

const description = openApiOf(ALL_ENDPOINTS, 'http://localhost') as {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
};

describe('the description of the API', () => {
  it.each(ALL_ENDPOINTS.map((endpoint) => [endpoint.method, endpoint.path, endpoint] as const))(
    'has %s %s with what it takes and gives',
    (method, path, endpoint) => {
      const at = `/api/v1${path.replaceAll(/:([A-Za-z]+)/g, '{$1}')}`;
      const operation = description.paths[at]?.[method.toLowerCase()];
      const inPath = operation?.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
      expect(inPath).toEqual([...path.matchAll(/:([A-Za-z]+)/g)].map(([, name]) => name));
      expect(operation?.requestBody !== undefined).toBe(endpoint.body !== undefined);
      const success = operation?.responses[String(endpoint.status ?? (endpoint.response ? 200 : 204))];
      expect(success?.content !== undefined).toBe(endpoint.response !== undefined);
      expect(Object.keys(operation?.responses['500']?.content ?? {})).toEqual(['application/problem+json']);
    },
  );

  it('names each operation once', () => {
    const names = Object.values(description.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(new Set(names).size).toBe(ALL_ENDPOINTS.length);
  });

  it('points at nothing that is not there', () => {
    const references = [...JSON.stringify(description).matchAll(/"\$ref":"([^"]+)"/g)].map(([, target]) => target);
    expect(references.length).toBeGreaterThan(50);
    for (const reference of references) {
      expect(Object.keys(description.components.schemas)).toContain(reference?.replace('#/components/schemas/', ''));
    }
  });
});

describe('the page of the API', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await createTestApp();
  });

  afterAll(() => app.close());

  it('is made of files of this server, without a script or style of its own', async () => {
    const page = await app.raw('GET', '/api/docs');
    expect(page.status).toBe(200);
    expect(page.text).not.toMatch(/<style|style=|<script>|https?:/);
    const files = [...page.text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, file]) => file ?? '');
    expect(files).toHaveLength(3);
    for (const file of files) {
      const answer = await app.raw('GET', file);
      expect([answer.status, answer.text.length > 20]).toEqual([200, true]);
    }
  });

  it('reads the description in OpenAPI 3.1', async () => {
    const answer = await app.raw<{ openapi: string }>('GET', '/api/openapi.json');
    expect([answer.status, answer.body.openapi]).toEqual([200, '3.1.0']);
  });
});
