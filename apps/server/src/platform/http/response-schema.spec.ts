import { describe, expect, it } from '@jest/globals';
import { ALL_ENDPOINTS } from '@brug/contracts/endpoints';
import fastify from 'fastify';
import { z } from 'zod';
import { responseSchema } from './response-schema.js';

/** What is sent for `value` by an endpoint with this response. */
async function sent(schema: z.ZodType, value: unknown): Promise<unknown> {
  const app = fastify();
  app.get('/', { schema: { response: { 200: responseSchema(schema) } } }, () => value);
  const response = await app.inject('/');
  await app.close();
  return response.json();
}

const place = z.object({ city: z.string(), format: z.string().optional() }).meta({ id: 'TestPlace' });
const firm = z.object({
  id: z.uuid(),
  place,
  other: place.nullable(),
  at: z.iso.datetime().nullable(),
  kind: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('a'), a: z.int().nullable() }),
    z.object({ kind: z.literal('b'), b: z.array(z.string()) }),
  ]),
  tags: z.record(z.string(), z.int()),
  value: z.union([z.string(), z.int(), z.null()]),
  anything: z.unknown(),
});

const value = {
  id: '01a208c9-8f0f-70b7-8364-a03d0ac000cc',
  place: { city: '乐清 "x"', format: 'f' },
  other: null,
  at: '2026-03-09T09:00:00.125Z',
  kind: { kind: 'b', b: ['x'] },
  tags: { a: 1 },
  value: null,
  anything: { deep: [1, null] },
};

describe('what is sent', () => {
  it('is what the contract names, unchanged', async () => {
    expect(await sent(firm, value)).toEqual(value);
    const other = { ...value, other: { city: 'Kortrijk' }, at: null, kind: { kind: 'a', a: null }, value: 'x' };
    expect(await sent(firm, other)).toEqual(other);
  });

  it('lacks what the contract does not name, however deep it is', async () => {
    const secret = {
      ...value,
      password: 'x',
      place: { ...value.place, secret: 1 },
      other: { city: 'Gent', secret: 1 },
    };
    expect(await sent(firm, secret)).toEqual({ ...value, other: { city: 'Gent' } });
    expect(await sent(z.array(firm), [secret])).toEqual([{ ...value, other: { city: 'Gent' } }]);
  });

  it.each(
    ALL_ENDPOINTS.filter(({ response }) => response).map(
      (endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const,
    ),
  )('can be written by the contract of %s', async (_name, { response }) => {
    const app = fastify();
    app.get('/', { schema: { response: { 200: responseSchema(response as z.ZodType) } } }, () => null);
    await expect(app.ready()).resolves.toBeDefined();
    await app.close();
  });
});
