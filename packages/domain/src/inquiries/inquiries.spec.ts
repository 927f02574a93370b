import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { splitPersonName } from './person-name.js';
import { hasLeadingZeroBits } from './proof-of-work.js';

describe('a name typed into one field', () => {
  test.each([
    ['方晓岚', null, null, '方', '晓岚'],
    ['欧阳明', null, null, '欧阳', '明'],
    ['司马', null, null, '司', '马'],
    ['阿卜杜拉·买买提', null, null, null, '阿卜杜拉·买买提'],
    ['Katrien Dewulf', 'Dewulf', 'Katrien', null, null],
    ['Pieter van den Berghe', 'van den Berghe', 'Pieter', null, null],
    ['Jan De Smet', 'De Smet', 'Jan', null, null],
    ['Wim', null, 'Wim', null, null],
    ['方晓岚 Fang Xiaolan', 'Fang', 'Xiaolan', '方', '晓岚'],
    ['Fang Xiaolan (方晓岚)', 'Fang', 'Xiaolan', '方', '晓岚'],
    ['  Anne   Marie  Vermeulen ', 'Vermeulen', 'Anne Marie', null, null],
  ])('%s', (typed, familyName, givenName, chineseFamilyName, chineseGivenName) => {
    expect(splitPersonName(typed)).toEqual({ familyName, givenName, chineseFamilyName, chineseGivenName });
  });

  test('never loses a letter', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[A-Za-z]{1,9}$/), { minLength: 1, maxLength: 5 }), (words) => {
        const { givenName, familyName } = splitPersonName(words.join(' '));
        expect([givenName, familyName].filter(Boolean).join(' ')).toBe(words.join(' '));
      }),
    );
  });

  test('always gives at least one part, so a contact can be made', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\u4e00-\u9fa5A-Za-z]{1,12}$/), (name) => {
        expect(Object.values(splitPersonName(name)).some((part) => part !== null && part !== '')).toBe(true);
      }),
    );
  });
});

describe('a proof of work', () => {
  test.each([
    [[0, 0, 255], 16, true],
    [[0, 1, 0], 16, false],
    [[0, 0x1f], 11, true],
    [[0, 0x20], 11, false],
    [[], 0, true],
    [[], 1, false],
  ] as const)('%j begins with %i zero bits: %s', (bytes, bits, holds) => {
    expect(hasLeadingZeroBits(Uint8Array.from(bytes), bits)).toBe(holds);
  });

  test('agrees with the bits written out', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 4, maxLength: 8 }), fc.integer({ min: 0, max: 32 }), (digest, bits) => {
        const written = [...digest].map((byte) => byte.toString(2).padStart(8, '0')).join('');
        expect(hasLeadingZeroBits(digest, bits)).toBe(/^0*/.exec(written)![0].length >= bits);
      }),
    );
  });
});
