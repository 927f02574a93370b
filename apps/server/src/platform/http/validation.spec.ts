import { describe, expect, it } from '@jest/globals';
import { endpoint } from '@brug/contracts/http';
import { z } from 'zod';
import { DomainError } from '../errors/domain-error.js';
import { validate } from './validation.js';

const definition = endpoint({
  method: 'POST',
  path: '/things',
  summary: 'Adds things',
  access: 'public',
  body: z.strictObject({ names: z.array(z.string()).optional() }),
});

function refusalOf(body: unknown): unknown {
  try {
    return validate(definition, { params: undefined, query: undefined, body });
  } catch (error) {
    return error instanceof DomainError ? [error.code, error.details.errors?.length] : error;
  }
}

describe('a body with more errors than anybody reads', () => {
  it('is refused with the first of its fields that are none', () => {
    const body = Object.fromEntries(Array.from({ length: 200_000 }, (_, index) => [`f${index}`, 0]));
    expect(refusalOf(body)).toEqual(['request.invalid', 100]);
  });

  it('is refused with the first of its wrong items', () => {
    expect(refusalOf({ names: Array.from({ length: 200_000 }, () => 0) })).toEqual(['request.invalid', 100]);
  });
});
