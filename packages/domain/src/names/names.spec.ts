import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { placesOf } from '../places/index.js';
import {
  foldedLatin,
  foldLatin,
  matchesSearch,
  pinyinOf,
  searchQuery,
  searchQueryTokens,
  searchTokens,
  searchTsQuery,
  toSimplified,
  type SearchRecord,
} from './index.js';
import { NAMED_RECORDS, type NamedRecord } from './testing/named-records.js';

const recordOf = ({ latin, zh }: NamedRecord): SearchRecord => ({ names: [...latin, zh] });
const keysById = new Map(NAMED_RECORDS.map((record) => [record.id, searchTokens(recordOf(record))]));
const finds = (record: SearchRecord, query: string) => matchesSearch(searchTokens(record), query);

describe('search', () => {
  it.each(NAMED_RECORDS)('finds $id $latin $zh by everything people type for it', ({ id, queries }) => {
    const missed = queries.filter((query) => !matchesSearch(keysById.get(id) ?? [], query));
    expect(missed).toEqual([]);
  });

  it('finds few others: on average under 0.1 %, by no query more than 3 %', () => {
    const shares = NAMED_RECORDS.flatMap((record) =>
      record.queries.map((query) => {
        const others = NAMED_RECORDS.filter((other) => other.id !== record.id);
        const found = others.filter((other) => matchesSearch(keysById.get(other.id) ?? [], query));
        return { query, share: found.length / others.length };
      }),
    );
    const average = shares.reduce((sum, { share }) => sum + share, 0) / shares.length;
    expect(average).toBeLessThan(0.001);
    expect(shares.filter(({ share }) => share > 0.03)).toEqual([]);
  });

  it('finds a traditional name by simplified characters and the other way round', () => {
    for (const { zh = '', zhTraditional } of NAMED_RECORDS) {
      if (!zhTraditional) continue;
      expect([zh, finds({ names: [zhTraditional] }, zh)]).toEqual([zh, 'exact']);
    }
  });

  it('finds the same firm by all its names and numbers', () => {
    const geely: SearchRecord = {
      names: ['Zhejiang Geely Holding Group Co., Ltd.', 'Geely', '浙江吉利控股集团有限公司', null],
      identifiers: ['91330000747735638J', null],
    };
    for (const query of [
      '吉利',
      '吉利有限公司',
      'jili',
      'ji li',
      'jlkg',
      'zjjl',
      'Geely',
      'geely ltd',
      '91330000747735638j',
      '91330000 7477',
      '9133',
    ]) {
      expect([query, finds(geely, query)]).toEqual([query, 'exact']);
    }
    for (const query of ['gs', 'yxgs', 'youxiangongsi', '吉祥', '9144'])
      expect([query, finds(geely, query)]).toEqual([query, undefined]);
  });

  it.each(['0473.191.041', '0473191041', '473.191.041', 'BE 0473.191.041', '0473.19', 'be0473'])(
    'finds Barco by %s',
    (query) => {
      expect(finds({ names: ['Barco NV'], identifiers: ['0473191041', 'BE0473191041'] }, query)).toBe('exact');
    },
  );

  it('does not care about the legal form, unless it is all that was typed', () => {
    const barco = { names: ['Barco N.V.'] };
    for (const query of ['barco', 'Barco NV', 'barco bv', 'barco n.v.', 'nv'])
      expect([query, finds(barco, query)]).toEqual([query, 'exact']);
    expect(finds(barco, 'bekaert nv')).toBeUndefined();
  });

  it('reads accents, apostrophes and spaces as people do', () => {
    expect(foldLatin("Crème d'Or & Søn — N.V., Lin’an")).toBe('creme dor son nv linan');
    expect(finds({ names: ['Brouwerij De Koninck', "d'Heere"] }, 'dekoninck')).toBe('exact');
    expect(finds({ names: ["d'Heere"] }, 'heere')).toBe('exact');
    expect(finds({ names: ['Société Générale'] }, 'societe generale')).toBe('exact');
  });

  it('keeps only keys that a database takes, whatever is in a name', () => {
    const name = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('𠮷野家', '〇', '', "'"));
    fc.assert(
      fc.property(fc.array(name, { maxLength: 4 }), (names) => {
        const tokens = searchTokens({ names, identifiers: names });
        expect(tokens.filter((token) => token === '' || !token.isWellFormed() || token.includes('\0'))).toEqual([]);
      }),
    );
    expect(searchTokens({ names: ['𠮷野家'] })).toContain('yj');
  });

  it('finds nothing for nothing', () => {
    for (const query of ['', '  ', '...', '？']) {
      expect([query, searchQueryTokens(query), searchTsQuery(query), finds({ names: ['Barco'] }, query)]).toEqual([
        query,
        [],
        undefined,
        undefined,
      ]);
    }
  });
});

describe('a misspelt Latin name', () => {
  const word = fc.stringMatching(/^[a-z]{4,14}$/);
  const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');

  it('with any one letter wrong, missing, too many or swapped is still found', () => {
    fc.assert(
      fc.property(
        word,
        letter,
        fc.nat(),
        fc.constantFrom('wrong', 'missing', 'too many', 'swapped'),
        (name, other, at, kind) => {
          const i = at % (name.length - 1);
          const typed = {
            wrong: name.slice(0, i) + other + name.slice(i + 1),
            missing: name.slice(0, i) + name.slice(i + 1),
            'too many': name.slice(0, i) + other + name.slice(i),
            swapped: name.slice(0, i) + name.charAt(i + 1) + name.charAt(i) + name.slice(i + 2),
          }[kind];
          expect(finds({ names: [`${name} Group`] }, typed)).toBeDefined();
        },
      ),
    );
  });

  it('ranks behind a right one', () => {
    expect(finds({ names: ['Transfar'] }, 'transfar')).toBe('exact');
    expect(finds({ names: ['Transfar'] }, 'transfer')).toBe('misspelt');
    expect(finds({ names: ['Transfar'] }, 'transit')).toBeUndefined();
  });
});

describe('a query for PostgreSQL', () => {
  it('asks for every word by prefix, or for a key with one letter left out', () => {
    expect(searchTsQuery('Gely ji')).toBe("('gely':* | '~gely' | '~ely' | '~gly' | '~gey' | '~gel') & 'ji':*");
    expect(searchTsQuery('Geely 吉利控股', { exact: true })).toBe("'geely':* & '吉利':* & '控股':*");
    expect(searchQuery('宁波港').map((term) => term.prefix)).toEqual(['宁波', '港']);
  });

  it('is safe whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (input) => {
        const text = searchTsQuery(input) ?? '';
        expect(text.replaceAll(/'(?:[a-z\d~]|\p{Script=Han})+'(?::\*)?/gu, 'x')).toMatch(/^[x |&()]*$/);
      }),
    );
  });
});

describe('pinyin', () => {
  it.each(NAMED_RECORDS.filter((record) => record.zh))('of $zh is $pinyin', ({ zh = '', pinyin = '' }) => {
    expect(pinyinOf(zh, { tones: false }).replaceAll('ü', 'u')).toBe(pinyin);
  });

  it('of every place of Zhejiang is its curated reading, alone and in a company name', () => {
    for (const { chineseName, pinyinTones = '' } of placesOf('CN')) {
      const expected = pinyinTones.replaceAll("'", '').toLowerCase();
      expect([chineseName, pinyinOf(chineseName).replaceAll(' ', '')]).toEqual([chineseName, expected]);
      expect(pinyinOf(`${chineseName}锦兰纺织有限公司`).replaceAll(' ', '')).toBe(
        `${expected}jǐnlánfǎngzhīyǒuxiàngōngsī`,
      );
    }
  });

  it('in words is what stands on a business card', () => {
    expect(pinyinOf('绍兴锦兰纺织有限公司', { style: 'words' })).toBe('Shàoxīng Jǐnlán Fǎngzhī Yǒuxiàn Gōngsī');
    expect(pinyinOf('乐清市正泰电器股份有限公司', { style: 'words' })).toBe(
      'Yuèqīng Shì Zhèngtài Diànqì Gǔfèn Yǒuxiàn Gōngsī',
    );
    expect(pinyinOf('义乌小商品城', { style: 'words' })).toMatch(/^Yìwū Xiǎo/);
    expect(pinyinOf('临安', { style: 'words', tones: false })).toBe("Lin'an");
    expect(pinyinOf('Barco')).toBe('');
  });

  it('of a person begins with the reading of the family name', () => {
    expect(pinyinOf('单晓明', { person: true, style: 'words' })).toBe('Shàn Xiǎomíng');
    expect(pinyinOf('歐陽修', { person: true, style: 'words', tones: false })).toBe('Ouyang Xiu');
  });
});

describe('names for a similarity search', () => {
  it('are the folded Latin ones, or the pinyin of a firm that has none', () => {
    expect(foldedLatin({ names: ['Barco NV', '巴可', 'Barco NV'] })).toBe('barco nv');
    expect(foldedLatin({ names: ['吉利控股'] })).toBe('jilikonggu');
  });

  it('of traditional script are simplified for comparison', () => {
    expect(toSimplified('臺州的傑克科技')).toBe('台州的杰克科技');
  });
});
