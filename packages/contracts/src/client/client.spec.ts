import { expect, test } from '@jest/globals';
import { DEFAULT_PIPELINES } from '@brug/domain/pipeline';
import { TRACK_FIELDS } from '@brug/domain/tracks';
import { z } from 'zod';
import { ALL_ENDPOINTS } from '../endpoints/index.js';
import { exportChanges, investmentChanges, moveLead, updateLead } from '../leads/index.js';
import { createOrganisation, updateOrganisation } from '../organisations/index.js';
import type { RequestFor, ResponseFor } from './index.js';

test('no two endpoints share a method and a path', () => {
  const keys = ALL_ENDPOINTS.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':x')}`);
  expect(keys.length).toBeGreaterThan(30);
  expect(new Set(keys).size).toBe(keys.length);
});

test('every parameter of a path is in its schema', () => {
  for (const { path, params } of ALL_ENDPOINTS) {
    const named = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name);
    const known = params instanceof z.ZodObject ? Object.keys(params.shape) : [];
    expect([path, ...known]).toEqual([path, ...named]);
  }
});

test('every schema can be shown as JSON Schema for OpenAPI', () => {
  for (const { params, query, body, response } of ALL_ENDPOINTS) {
    for (const schema of [params, query, body, response]) {
      if (schema) expect(() => z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' })).not.toThrow();
    }
  }
});

test('a field left out of a change stays out, so no default overwrites what is stored', () => {
  expect(updateLead.parse({ version: 1 })).toEqual({ version: 1 });
  expect(updateOrganisation.parse({ version: 3, aliases: [] })).toEqual({ version: 3, aliases: [] });
  expect(createOrganisation.parse({ country: 'BE' }).aliases).toEqual([]);
});

test('a change needs the version it was made against', () => {
  expect(updateLead.safeParse({ title: 'Plant' }).success).toBe(false);
});

test('details refuse a field of the other track, and name it', () => {
  const result = investmentChanges.safeParse({ goal: 'sell' });
  expect(result.error?.issues).toMatchObject([{ code: 'unrecognized_keys', keys: ['goal'] }]);
  expect(exportChanges.safeParse({ goal: 'sell', readinessScore: 80 }).success).toBe(true);
});

test('every field of both registries takes null', () => {
  for (const [schema, fields] of [
    [investmentChanges, TRACK_FIELDS.investment],
    [exportChanges, TRACK_FIELDS.export],
  ] as const) {
    expect(schema.safeParse(Object.fromEntries(fields.map(({ key }) => [key, null]))).success).toBe(true);
  }
});

test('a move carries what the gate asks for', () => {
  const stageId = '01936b2e-7f00-7000-8000-000000000001';
  const move: RequestFor<'POST /leads/:id/move'> = {
    params: { id: stageId },
    body: {
      version: 1,
      toStageId: stageId,
      changes: { investment: { capex: { amountMinor: '100', currency: 'EUR' } } },
    },
  };
  expect(moveLead.parse(move.body)).toEqual(move.body);
  const number: ResponseFor<'GET /leads/:id'>['number'] = 'INV-2026-0042';
  expect(number).toBe('INV-2026-0042');
  expect(DEFAULT_PIPELINES.investment).toHaveLength(10);
});
