import { describe, expect, test } from '@jest/globals';
import { CLUSTERS } from '../places/index.js';
import { NACE, naceDivision } from './index.js';

describe('the divisions of NACE Rev. 2.1', () => {
  test('there are 87, in order, each named in three languages', () => {
    expect(NACE).toHaveLength(87);
    expect(NACE.map(({ code }) => code)).toEqual(NACE.map(({ code }) => code).toSorted());
    for (const { code, names } of NACE) {
      expect(code).toMatch(/^\d{2}$/);
      expect(names.zh).toMatch(/\p{Script=Han}/u);
      expect(names.nl).toMatch(/^[A-Z]/);
      expect(names.en).toMatch(/^[A-Z]/);
    }
    for (const language of ['nl', 'en', 'zh'] as const) {
      expect(new Set(NACE.map(({ names }) => names[language])).size).toBe(87);
    }
  });

  test('a class belongs to its division', () => {
    expect(naceDivision('13.96')).toBe(naceDivision('13'));
    expect(naceDivision('13')?.names.en).toBe('Manufacture of textiles');
  });

  test('a division that Rev. 2.1 has not is none, nor is what is no code', () => {
    for (const code of ['45', '04', '00', '34', '13.', '13.961', 'C13', '']) expect(naceDivision(code)).toBeUndefined();
  });

  test('every cluster names divisions that exist', () => {
    for (const code of CLUSTERS.flatMap(({ nace }) => nace)) expect(naceDivision(code)?.code).toBe(code);
  });
});
