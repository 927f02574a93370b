import { CHINESE_PROVINCES } from './data/chinese-provinces.data.js';
import { RETIRED_ZHEJIANG_CODES, ZHEJIANG_PLACES } from './data/zhejiang-places.data.js';
import { listOf, rowsOf, type LocalisedNames, type Place, type PlaceKey, type PlaceKind } from './place-types.js';

/** A code that is not given any more, as it still stands in credit codes of before. */
export interface RetiredCode {
  readonly code: string;
  readonly chineseName: string;
  readonly successorKey: PlaceKey;
  /** The year of the change. */
  readonly until: string;
  /** Where part of the old unit went besides its successor. */
  readonly alsoTo: readonly PlaceKey[];
}

export interface FoundPlace {
  readonly place: Place;
  /** Set when the code looked up was retired; `place` is then its successor. */
  readonly retired?: RetiredCode;
}

export const ZHEJIANG_KEY: PlaceKey = 'CN-330000';

const KINDS: Readonly<Record<string, PlaceKind>> = {
  P: 'prefecture-level-city',
  D: 'district',
  C: 'county-level-city',
  X: 'county',
  A: 'autonomous-county',
};

/** The province, its 11 prefecture-level cities and their 90 districts, county-level cities and counties, each city before its units. */
export const ZHEJIANG: readonly Place[] = /* @__PURE__ */ [
  zhejiangProvince(),
  ...rowsOf(ZHEJIANG_PLACES).map(zhejiangPlace),
];

const byCode: ReadonlyMap<string, Place> = /* @__PURE__ */ new Map(ZHEJIANG.map((place) => [place.code, place]));

const retiredCodes: ReadonlyMap<string, RetiredCode> = /* @__PURE__ */ new Map(
  rowsOf(RETIRED_ZHEJIANG_CODES).map(([code = '', chineseName = '', successor = '', until = '', alsoTo]) => [
    code,
    { code, chineseName, successorKey: keyOf(successor), until, alsoTo: listOf(alsoTo).map(keyOf) },
  ]),
);

/** A city or unit of Zhejiang by its code of GB/T 2260 (six digits, four for a city); a retired code gives its successor. */
export function zhejiangPlaceByCode(code: string): FoundPlace | undefined {
  const full = code.padEnd(6, '0');
  const place = byCode.get(full);
  if (place) return { place };
  const retired = retiredCodes.get(full);
  const successor = retired && byCode.get(retired.successorKey.slice(3));
  return successor && { place: successor, retired };
}

/** A Chinese province, region or municipality by the first two digits of a code, Zhejiang included. */
export function chineseProvinceByCode(code: string): Place | undefined {
  const prefix = code.slice(0, 2);
  if (prefix === '33') return byCode.get('330000');
  const row = rowsOf(CHINESE_PROVINCES).find(([first]) => first === prefix);
  if (!row) return undefined;
  const [, zh = '', en = '', nl = ''] = row;
  return { ...bare(`${prefix}0000`, 'province', { nl: nl || en, en, zh }, null), chineseName: zh };
}

function keyOf(code: string): PlaceKey {
  return `CN-${code}`;
}

function zhejiangProvince(): Place {
  const names = { nl: 'Zhejiang', en: 'Zhejiang', zh: '浙江省' };
  return {
    ...bare('330000', 'province', names, null),
    chineseName: '浙江',
    pinyin: 'Zhejiang',
    pinyinTones: 'Zhèjiāng',
  };
}

function zhejiangPlace(row: readonly string[]): Place {
  const [code = '', letter = '', chineseName = '', pinyin = '', pinyinTones = '', latitude, longitude, alsoTyped] = row;
  const kind = KINDS[letter] ?? 'district';
  const parentKey: PlaceKey = kind === 'prefecture-level-city' ? ZHEJIANG_KEY : keyOf(`${code.slice(0, 4)}00`);
  return {
    ...bare(code, kind, namesOf(kind, chineseName, pinyin), parentKey),
    chineseName,
    pinyin,
    pinyinTones,
    alsoTyped: listOf(alsoTyped),
    latitude: Number(latitude),
    longitude: Number(longitude),
  };
}

function namesOf(kind: PlaceKind, zh: string, pinyin: string): LocalisedNames {
  switch (kind) {
    case 'district':
      return { nl: `district ${pinyin}`, en: `${pinyin} District`, zh: `${zh}区` };
    case 'county':
      return { nl: `arrondissement ${pinyin}`, en: `${pinyin} County`, zh: `${zh}县` };
    case 'autonomous-county': // Zhejiang has one, of the She people.
      return {
        nl: `autonoom arrondissement ${pinyin} (She)`,
        en: `${pinyin} She Autonomous County`,
        zh: `${zh}畲族自治县`,
      };
    default:
      return { nl: pinyin, en: pinyin, zh: `${zh}市` };
  }
}

function bare(code: string, kind: PlaceKind, names: LocalisedNames, parentKey: PlaceKey | null): Place {
  return {
    key: keyOf(code),
    region: 'CN',
    code,
    kind,
    names,
    chineseName: '',
    alsoTyped: [],
    parentKey,
    latitude: null,
    longitude: null,
    postalCodes: [],
  };
}
