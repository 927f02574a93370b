import { describe, expect, it } from '@jest/globals';
import { checkCharacterOfCreditCode } from '../identifiers/index.js';
import {
  CLUSTERS,
  cityOf,
  clustersAt,
  knownFor,
  municipalityByPostalCode,
  placeByKey,
  placeKeysWithin,
  placeOfCreditCode,
  placesOf,
  suggestTwins,
  TWINNING,
  westFlemishPlaceByNis,
  zhejiangPlaceByCode,
  type Place,
} from './index.js';

const kinds = (places: readonly Place[]) => {
  const counts: Partial<Record<string, number>> = {};
  for (const { kind } of places) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};
const creditCodeFrom = (placeCode: string) => `91${placeCode}12345678X`.padEnd(17, '0');
const full = (first17: string) => first17 + checkCharacterOfCreditCode(first17);

describe('places', () => {
  it('are those of Zhejiang and West Flanders of today', () => {
    expect(kinds(placesOf('CN'))).toEqual({
      province: 1,
      'prefecture-level-city': 11,
      district: 37,
      'county-level-city': 20,
      county: 32,
      'autonomous-county': 1,
    });
    expect(kinds(placesOf('BE'))).toEqual({ province: 1, arrondissement: 8, municipality: 62 });
  });

  it('have keys, names and coordinates, and lie in a place that exists', () => {
    const all = [...placesOf('CN'), ...placesOf('BE')];
    expect(new Set(all.map((place) => place.key)).size).toBe(all.length);
    for (const place of all) {
      expect(place.key).toMatch(/^(CN-\d{6}|BE-\d{5})$/);
      expect([place.names.nl, place.names.en, place.names.zh].every(Boolean)).toBe(true);
      expect(placeByKey(place.key)).toBe(place);
      if (place.parentKey) expect(placeByKey(place.parentKey)).toBeDefined();
      if (place.pinyin)
        expect(place.pinyinTones?.normalize('NFD').replaceAll(/[\u0300\u0301\u0304\u030c]/g, '')).toBe(place.pinyin);
    }
    const [latitude, longitude] = [placeByKey('BE-34022')?.latitude, placeByKey('CN-330603')?.longitude];
    expect([Math.floor(latitude ?? 0), Math.floor(longitude ?? 0)]).toEqual([50, 120]);
  });

  it('are named in three languages', () => {
    expect(placeByKey('CN-330603')?.names).toEqual({ nl: 'district Keqiao', en: 'Keqiao District', zh: '柯桥区' });
    expect(placeByKey('CN-331127')?.names.zh).toBe('景宁畲族自治县');
    expect(placeByKey('CN-330382')?.names).toEqual({ nl: 'Yueqing', en: 'Yueqing', zh: '乐清市' });
    expect(placeByKey('BE-34022')?.names).toEqual({ nl: 'Kortrijk', en: 'Kortrijk', zh: '科特赖克' });
    expect(placeByKey('BE-35000')?.names).toEqual({
      nl: 'arrondissement Oostende',
      en: 'Ostend arrondissement',
      zh: '奥斯坦德行政区',
    });
    expect(placeByKey('CN-440000')?.names).toEqual({ nl: 'Guangdong', en: 'Guangdong', zh: '广东省' });
  });

  it('of an unknown or foreign key are none', () => {
    for (const key of ['CN-339999', 'CN-440300', 'BE-11002', 'FR-75056', '']) expect(placeByKey(key)).toBeUndefined();
  });

  it('a city is found by four digits, and a retired code gives its successor', () => {
    expect(zhejiangPlaceByCode('3306')?.place.key).toBe('CN-330600');
    expect(zhejiangPlaceByCode('330621')).toMatchObject({
      place: { key: 'CN-330603' },
      retired: { code: '330621', chineseName: '绍兴县', until: '2013', alsoTo: [] },
    });
    expect(zhejiangPlaceByCode('330184')?.retired?.alsoTo).toEqual(['CN-330113']);
    expect(placeByKey('CN-330103')?.key).toBe('CN-330105');
  });

  it('a municipality is found by the code it had before the mergers of 2025, and by its postal code', () => {
    expect(westFlemishPlaceByNis('37007')?.names.nl).toBe('Tielt');
    expect(westFlemishPlaceByNis('37012')?.names.nl).toBe('Wingene');
    expect(placeByKey('BE-37018')).toMatchObject({ key: 'BE-37021', alsoTyped: ['Ruiselede'] });
    expect(municipalityByPostalCode('8380')?.names.nl).toBe('Brugge');
    expect(municipalityByPostalCode('9000')).toBeUndefined();
  });

  it('within a city are its units, within a province all of them', () => {
    expect(placeKeysWithin('CN-331000')).toHaveLength(10);
    expect(placeKeysWithin('BE-34000')).toHaveLength(13);
    expect(placeKeysWithin('BE-30000')).toHaveLength(71);
    expect(placeKeysWithin('BE-34022')).toEqual(['BE-34022']);
    expect(placeKeysWithin('CN-440000')).toEqual(['CN-440000']);
    expect(cityOf(placeByKey('CN-330782') as Place)?.names.en).toBe('Jinhua');
  });
});

describe('clusters', () => {
  it('lie in places that exist today, with divisions of NACE', () => {
    expect(CLUSTERS).toHaveLength(163);
    for (const cluster of CLUSTERS) {
      for (const key of cluster.placeKeys) expect(placeByKey(key)?.key).toBe(key);
      expect(cluster.nace.every((division) => /^\d{2}$/.test(division))).toBe(true);
      expect([cluster.names.nl, cluster.names.en, cluster.names.zh].every(Boolean)).toBe(true);
    }
  });

  it('of a place are its own before those of its whole city', () => {
    expect(clustersAt('CN-330784').map((cluster) => cluster.id)).toEqual(['jh-yongkang']);
    expect(clustersAt('CN-330203').map((cluster) => cluster.id)).toEqual([
      'nb-fashion',
      'nb-port',
      'nb-auto',
      'nb-magnets',
    ]);
    expect(clustersAt('CN-330600').length).toBeGreaterThan(clustersAt('CN-330603').length);
    expect(clustersAt('nowhere')).toEqual([]);
  });

  it('can be narrowed by NACE codes of any depth', () => {
    expect(clustersAt('CN-330681', ['14.19']).map((cluster) => cluster.id)).toEqual(['sx-socks']);
    expect(clustersAt('CN-330681', ['99'])).toEqual([]);
  });

  it.each([
    ['CN-330603', 'Keqiao District', 'sx-textile'],
    ['CN-330782', 'Yiwu', 'jh-yiwu'],
    ['CN-330784', 'Yongkang', 'jh-yongkang'],
    ['BE-34040', 'Waregem', 'wv-carpet'],
  ])('%s is known for its main cluster', (key, of, cluster) => {
    const known = knownFor(key);
    expect([known?.of.names.en, known?.clusters[0]?.id]).toEqual([of, cluster]);
  });

  it('of every place there is something to tell: its own or that of its city', () => {
    for (const place of [...placesOf('CN'), ...placesOf('BE')]) {
      const known = knownFor(place.key);
      expect([place.names.nl, (known?.clusters.length ?? 0) > 0]).toEqual([place.names.nl, true]);
    }
    expect(knownFor('CN-330127')?.of.names.en).toBe('Hangzhou');
  });
});

describe('the place of a credit code', () => {
  it('is the registering unit with its city and clusters', () => {
    const found = placeOfCreditCode(full(creditCodeFrom('330603')));
    expect([found?.place.names.en, found?.city?.names.en, found?.clusters[0]?.id]).toEqual([
      'Keqiao District',
      'Shaoxing',
      'sx-textile',
    ]);
    expect(found?.retired).toBeUndefined();
  });

  it('is the successor when the code was retired', () => {
    expect(placeOfCreditCode('91330621')).toMatchObject({
      place: { key: 'CN-330603' },
      retired: { chineseName: '绍兴县' },
    });
  });

  it('is the city when a development zone registered the firm, the province when the province did', () => {
    expect(placeOfCreditCode('91330199')?.place.key).toBe('CN-330100');
    const province = placeOfCreditCode('91330000142924161N');
    expect([province?.place.key, province?.city, province?.clusters]).toEqual(['CN-330000', undefined, []]);
  });

  it('outside Zhejiang is the province, and nothing without six digits', () => {
    expect(placeOfCreditCode('914403001922038216')?.place.names.en).toBe('Guangdong');
    expect(placeOfCreditCode('91999900')).toBeUndefined();
    expect(placeOfCreditCode('91330')).toBeUndefined();
  });
});

describe('twins', () => {
  const ids = (...args: Parameters<typeof suggestTwins>) => suggestTwins(...args).map((twin) => twin.cluster.id);

  it('pair clusters that exist, with a reason in three languages', () => {
    expect(TWINNING).toHaveLength(45);
    for (const pair of TWINNING) {
      const zhejiang = CLUSTERS.find((cluster) => cluster.id === pair.zhejiang);
      const westFlanders = CLUSTERS.find((cluster) => cluster.id === pair.westFlanders);
      expect([zhejiang?.region, westFlanders?.region]).toEqual(['CN', 'BE']);
      expect([pair.reason.nl, pair.reason.en, pair.reason.zh].every(Boolean)).toBe(true);
      for (const division of pair.sharedNace) expect(zhejiang?.nace).toContain(division);
    }
  });

  it('of a textile maker in Keqiao are the textile machines of Kortrijk and Ieper', () => {
    const [first] = suggestTwins({ from: 'CN', placeKey: 'CN-330603', nace: ['13.30'] });
    expect([first?.cluster.id, first?.via?.id, first?.kind]).toEqual([
      'wv-textilemachines',
      'sx-textile',
      'maker-user',
    ]);
    expect(first?.reason.nl).toContain('Kortrijk');
  });

  it('of a heat-pump maker in Ostend are component makers of Shaoxing', () => {
    expect(
      ids({ from: 'BE', placeKey: 'BE-35013', nace: ['28'] })
        .slice(0, 2)
        .toSorted(),
    ).toEqual(['sx-brass', 'sx-refrigeration']);
  });

  it('are not those of what the place is known for but the firm does not do', () => {
    const textile = (nace: string[]) =>
      suggestTwins({ from: 'CN', placeKey: 'CN-330603', nace }).filter((twin) => twin.via?.id === 'sx-textile');
    expect(textile(['28.14'])).toEqual([]);
    expect(textile([])).toHaveLength(1);
  });

  it('of the same city come before those of elsewhere in the province', () => {
    const found = suggestTwins({ from: 'CN', placeKey: 'CN-330603', nace: ['28.14'] });
    expect(found.slice(0, 2).map((twin) => twin.via?.id.slice(0, 3))).toEqual(['sx-', 'sx-']);
    expect(found.map((twin) => twin.via?.id.slice(0, 3))).toContain('nb-');
  });

  it('put the cluster a person chose first, and name each cluster once', () => {
    const found = ids({ from: 'CN', placeKey: 'CN-330206', clusterIds: ['jx-warpknit'], nace: ['29'] });
    expect(found[0]).toBe('wv-techtextile');
    expect(new Set(found).size).toBe(found.length);
  });

  it('with nothing but a division are the clusters that share it', () => {
    const [first] = suggestTwins({ from: 'CN', nace: ['86.10'] });
    expect(first).toMatchObject({
      cluster: { id: 'wv-care' },
      kind: 'same-division',
      reason: { en: 'Both are active in NACE 86' },
    });
    expect(ids({ from: 'BE' })).toEqual([]);
  });
});
