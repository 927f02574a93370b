import { describe, expect, it } from '@jest/globals';
import { id } from '@brug/contracts/http';
import { newId } from './new-id.js';

describe('a new id', () => {
  it('is a UUID of version 7 that carries its millisecond', () => {
    const before = Date.now();
    const made = newId();
    expect(id.parse(made)).toBe(made);
    expect(made[14]).toBe('7');
    const millisecond = Number.parseInt(made.replace('-', '').slice(0, 12), 16);
    expect(Math.abs(millisecond - before)).toBeLessThan(1000);
  });

  it('ascends, however many are made in a millisecond', () => {
    const ids = Array.from({ length: 20_000 }, () => newId());
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
  });
});
