import { describe, expect, it } from '@jest/globals';
import { placesOf } from '@brug/domain/places';
import { searchNace, searchPlaces } from './reference-search.js';

const keys = (input: string, region?: 'BE' | 'CN') => searchPlaces(input, region).map(({ key }) => key);

describe('the search for places', () => {
  it('finds a place by its name in any script, by pinyin, and by the wrong reading people type', () => {
    for (const typed of ['乐清', '樂清', 'yueqing', 'Yuèqīng', 'leqing', 'Yueqin'])
      expect(keys(typed)[0]).toBe('CN-330382');
    for (const typed of ['Kortrijk', 'courtrai', '科特赖克', '8500', 'kortrijck'])
      expect(keys(typed)[0]).toBe('BE-34022');
    expect(keys('台州')[0]).toBe('CN-331000');
    expect(keys('linan')[0]).toBe('CN-330112');
  });

  it('finds a merged municipality under what it is part of now', () => {
    expect(keys('Meulebeke')).toContain('BE-37022');
  });

  it('finds every place by each of its names', () => {
    for (const place of [...placesOf('BE'), ...placesOf('CN')]) {
      for (const name of [...Object.values(place.names), ...place.alsoTyped]) expect(keys(name)).toContain(place.key);
    }
  });

  it('keeps to one side when asked, and to 20', () => {
    expect(searchPlaces('district', 'BE')).toEqual([]);
    expect(keys('district', 'CN')).toHaveLength(20);
    expect(keys('?')).toEqual([]);
  });

  it('says what a place is known for and what lies above it', () => {
    const [keqiao] = searchPlaces('keqiao');
    expect(keqiao).toMatchObject({ key: 'CN-330603', cityKey: 'CN-330600', cityNames: { zh: '绍兴市' }, region: 'CN' });
    expect(keqiao?.clusters.length).toBeGreaterThan(0);
    const [shaoxing] = searchPlaces('shaoxing');
    expect(shaoxing).toMatchObject({ key: 'CN-330600', cityKey: null, cityNames: null });
  });
});

describe('the search for NACE codes', () => {
  const codes = (input: string) => searchNace(input).map(({ code }) => code);

  it('finds divisions by code of any depth', () => {
    expect(codes('13')).toEqual(['13']);
    expect(codes('13.96')).toEqual(['13']);
    expect(codes('9')).toEqual(['90', '91', '92', '93', '94', '95', '96', '97', '98', '99']);
    expect(codes('45')).toEqual([]);
  });

  it('finds divisions by a word of their name in any of the three languages', () => {
    for (const typed of ['textiel', 'textiles', '纺织', 'textile']) expect(codes(typed)).toContain('13');
    expect(codes('machin')).toContain('28');
    expect(codes('xyzzy')).toEqual([]);
  });
});
