import { describe, expect, test } from '@jest/globals';
import { Random } from './random.js';

describe('random streams', () => {
  test('the same seed gives the same numbers, another seed others', () => {
    const draw = (seed: number) =>
      Array.from(
        { length: 20 },
        (
          (random) => () =>
            random.next()
        )(new Random(seed)),
      );
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  test('a derived stream does not depend on what was drawn before', () => {
    const used = new Random(1);
    for (let draws = 0; draws < 100; draws++) used.next();
    expect(used.derive('leads', 3).next()).toBe(new Random(1).derive('leads', 3).next());
    expect(used.derive('leads', 3).next()).not.toBe(used.derive('leads', 4).next());
  });

  test('numbers are spread evenly and log-normal ones around their median', () => {
    const random = new Random(42);
    const draws = Array.from({ length: 20_000 }, () => random.next());
    expect(draws.reduce((sum, value) => sum + value, 0) / draws.length).toBeCloseTo(0.5, 1);
    const sizes = Array.from({ length: 20_000 }, () => random.logNormal(10, 0.8)).toSorted((a, b) => a - b);
    expect(sizes[10_000]).toBeGreaterThan(9.5);
    expect(sizes[10_000]).toBeLessThan(10.5);
  });

  test('a sample holds different items', () => {
    const sample = new Random(3).sample([1, 2, 3, 4, 5], 5);
    expect(sample.toSorted()).toEqual([1, 2, 3, 4, 5]);
  });
});
