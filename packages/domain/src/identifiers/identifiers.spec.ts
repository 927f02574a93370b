import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stdnum } from 'stdnum';
import { isSocialCreditCode } from 'util-helpers';
import {
  checkBelgianVat,
  checkCharacterOfCreditCode,
  checkCharacterOfOrganisationCode,
  checkCreditCode,
  checkDigitsOfEnterpriseNumber,
  checkEnterpriseNumber,
  checkMailAddress,
  checkOrganisationIdentifier,
  checkPhoneNumber,
  placeCodeOfCreditCode,
} from './index.js';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));

describe('an enterprise number', () => {
  it.each([
    '0473.191.041',
    '0473191041',
    'BE 0473.191.041',
    'be0473-191-041',
    '473 191 041',
    'BE (0)473.191.041',
    '０４７３．１９１．０４１',
  ])('is read from %s', (input) => {
    expect(checkEnterpriseNumber(input)).toEqual({
      ok: true,
      value: '0473191041',
      formatted: '0473.191.041',
      region: 'BE',
    });
  });

  it('may begin with 1, since 2023', () => {
    expect(checkEnterpriseNumber(`10000001${checkDigitsOfEnterpriseNumber('10000001')}`).ok).toBe(true);
  });

  it.each([
    ['', 'empty', {}],
    ['B', 'incomplete', { length: 0, expected: 10 }],
    ['0473.19', 'incomplete', { length: 6, expected: 10 }],
    ['0473.191.0411', 'length', { length: 11, expected: 10 }],
    ['0473.19l.041', 'characters', { character: 'L', position: 8, allowed: 'digits' }],
    ['2473.191.041', 'prefix', { found: '2', expected: ['0', '1'] }],
    ['NL 0473.191.041', 'prefix', { found: 'NL', expected: ['BE'] }],
    ['0473.191.042', 'check-character', { found: '42', expected: '41' }],
  ])('%j is refused: %s', (input, reason, detail) => {
    expect(checkEnterpriseNumber(input)).toEqual({ ok: false, reason, detail });
  });

  it('with its right check digits is accepted, with one digit changed never; an independent library agrees', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('0', '1'),
        digits(7),
        fc.nat({ max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (first, rest, place, by) => {
          const number = `${first}${rest}${checkDigitsOfEnterpriseNumber(first + rest)}`;
          expect(checkEnterpriseNumber(number)).toMatchObject({ ok: true, value: number });
          expect(stdnum.BE?.vat?.validate(number).isValid).toBe(true);
          const changed = [...number]
            .map((digit, index) => (index === place ? (Number(digit) + by) % 10 : digit))
            .join('');
          expect(checkEnterpriseNumber(changed).ok).toBe(false);
        },
      ),
    );
  });

  it('is a VAT number with its country in front', () => {
    const accepted = { ok: true, value: 'BE0473191041', formatted: 'BE 0473.191.041', region: 'BE' };
    expect(checkBelgianVat('BE0473191041')).toEqual(accepted);
    expect(checkBelgianVat('0473.191.041')).toEqual(accepted);
    expect(checkBelgianVat('FR 12 345')).toMatchObject({ reason: 'prefix' });
  });
});

describe('a credit code', () => {
  it.each([
    '91330100799655058B',
    '91330000142924161N',
    '91330000609120272T',
    '914403001922038216',
    '91330100 799655058b',
    '９１３３０１００７９９６５５０５８Ｂ',
  ])('%s is accepted', (input) => {
    expect(checkCreditCode(input)).toMatchObject({ ok: true, region: 'CN' });
  });

  it('is shown in its groups', () => {
    expect(checkCreditCode('91330100799655058b')).toMatchObject({
      value: '91330100799655058B',
      formatted: '91 330100 799655058 B',
    });
  });

  it.each([
    [' ', 'empty', {}],
    ['913301', 'incomplete', { length: 6, expected: 18 }],
    ['91330100799655058B0', 'length', { length: 19, expected: 18 }],
    ['913301O0799655058B', 'characters', { character: 'O', position: 7, allowed: 'digits', suggestion: '0' }],
    [
      '91330100 79965505Z B',
      'characters',
      { character: 'Z', position: 18, allowed: 'digits-and-letters-without-iosvz', suggestion: '2' },
    ],
    ['91330100浙', 'characters', { character: '浙', position: 9, allowed: 'digits-and-letters-without-iosvz' }],
    ['91330100799655058C', 'check-character', { found: 'C', expected: 'B' }],
  ])('%j is refused: %s', (input, reason, detail) => {
    expect(checkCreditCode(input)).toEqual({ ok: false, reason, detail });
  });

  const first17 = fc
    .tuple(
      fc.constantFrom('91', '52', '12', 'Y1'),
      digits(6),
      fc.array(fc.constantFrom(...ALPHABET), { minLength: 9, maxLength: 9 }),
    )
    .map(([type, place, rest]) => type + place + rest.join(''));

  it('with its right check character is accepted, with one character changed never; an independent library agrees', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(first17, fc.integer({ min: 8, max: 16 }), fc.integer({ min: 1, max: 30 }), (body, place, by) => {
        const code = body + checkCharacterOfCreditCode(body);
        seen.add(code.slice(-1));
        expect(checkCreditCode(code)).toMatchObject({ ok: true, value: code });
        expect(isSocialCreditCode(code)).toBe(true);
        const other = ALPHABET.charAt((ALPHABET.indexOf(code.charAt(place)) + by) % 31);
        expect(checkCreditCode(code.slice(0, place) + other + code.slice(place + 1)).ok).toBe(false);
      }),
      { numRuns: 1000 },
    );
    expect(seen).toContain('0'); // a validator of the field refuses these
  });

  it('tells the place that registered the firm, also before it is complete', () => {
    expect(placeCodeOfCreditCode('91330100799655058B')).toBe('330100');
    expect(placeCodeOfCreditCode('9133060')).toBeUndefined();
  });

  it('carries an organisation code with a check character of its own', () => {
    expect(checkCharacterOfOrganisationCode('14292416')).toBe('1');
    expect(checkCharacterOfOrganisationCode('79965505')).toBe('8');
    expect(checkCharacterOfOrganisationCode('71526726')).toBe('X');
    expect(() => checkCharacterOfOrganisationCode('1429241')).toThrow(RangeError);
  });
});

describe('one field for the identifiers of both sides', () => {
  it.each([
    ['BE 0473.191.041', 'enterprise-number', true],
    ['0473191041', 'enterprise-number', true],
    ['91330100799655058B', 'credit-code', true],
    ['9133', 'credit-code', false],
    ['04731', 'enterprise-number', false],
    ['12330100799655058B', 'credit-code', false],
  ])('reads %s as %s', (input, kind, ok) => {
    expect(checkOrganisationIdentifier(input)).toMatchObject({ kind, ok });
  });

  it('may be left empty', () => {
    expect(checkOrganisationIdentifier('  ')).toEqual({ ok: false, reason: 'empty', detail: {} });
  });
});

describe('an e-mail address', () => {
  it('keeps the name as typed and writes the domain in small letters', () => {
    expect(checkMailAddress(' Jan.Peeters+expo@Example.BE ')).toEqual({
      ok: true,
      value: 'Jan.Peeters+expo@example.be',
      formatted: 'Jan.Peeters+expo@example.be',
    });
  });

  it.each([
    ['wang＠example．cn', 'wang@example.cn'],
    ['wang@example。cn', 'wang@example.cn'],
    ['ｗａｎｇ@example.cn', 'wang@example.cn'],
    ['wang @example.cn', 'wang@example.cn'],
  ])('typed as %s gets %s suggested', (input, suggestion) => {
    expect(checkMailAddress(input)).toEqual({ ok: false, reason: 'repairable', detail: { suggestion } });
  });

  it.each([
    ['', 'empty', {}],
    ['wang', 'incomplete', { missing: 'at-sign' }],
    ['@example.cn', 'incomplete', { missing: 'name' }],
    ['wang@', 'incomplete', { missing: 'domain' }],
    ['wang@example', 'incomplete', { missing: 'domain' }],
    ['wang@@example.cn', 'characters', { character: '@', position: 6, allowed: 'mail-address' }],
    ['wang..li@example.cn', 'characters', { character: '.', position: 6, allowed: 'mail-address' }],
    ['王@example.cn', 'characters', { character: '王', position: 1, allowed: 'mail-address' }],
    ['a@b.cn\nBcc: x@y.cn', 'characters', { character: '\n', position: 7, allowed: 'mail-address' }],
  ])('%j is refused: %s', (input, reason, detail) => {
    expect(checkMailAddress(input)).toEqual({ ok: false, reason, detail });
  });

  it('is no longer than mail servers take', () => {
    expect(checkMailAddress(`${'a'.repeat(65)}@example.cn`)).toMatchObject({
      reason: 'length',
      detail: { expected: 64 },
    });
    expect(checkMailAddress(`a@${'b.'.repeat(130)}cn`)).toMatchObject({ reason: 'length', detail: { expected: 254 } });
  });
});

describe('a phone number', () => {
  it.each([
    ['056 12 34 56', 'BE', '+3256123456', '+32 56 12 34 56'],
    ['+32 (0)56 12 34 56', 'CN', '+3256123456', '+32 56 12 34 56'],
    ['0032 470/12.34.56', 'CN', '+32470123456', '+32 470 12 34 56'],
    ['02 123 45 67', 'BE', '+3221234567', '+32 2 123 45 67'],
    ['138 0013 8000', 'CN', '+8613800138000', '+86 138 0013 8000'],
    ['86 138 0013 8000', 'CN', '+8613800138000', '+86 138 0013 8000'],
    ['0571-8888 8888', 'CN', '+8657188888888', '+86 571 8888 8888'],
    ['010-6512 3456', 'CN', '+861065123456', '+86 10 6512 3456'],
    ['＋８６ 138 0013 8000', 'BE', '+8613800138000', '+86 138 0013 8000'],
    ['+31 20 123 4567', 'BE', '+31201234567', '+31201234567'],
  ] as const)('%s typed in %s is %s', (input, region, value, formatted) => {
    expect(checkPhoneNumber(input, region)).toMatchObject({ ok: true, value, formatted });
  });

  it.each([
    ['', 'BE', 'empty'],
    ['056 12 3', 'BE', 'incomplete'],
    ['056 12 34 56 78', 'BE', 'length'],
    ['138 0013 80', 'CN', 'incomplete'],
    ['+32 056 12 34 56', 'BE', 'prefix'],
    ['056 12 34 56 ext. 4', 'BE', 'characters'],
    ['+1234567890123456', 'BE', 'length'],
  ] as const)('%j typed in %s is refused: %s', (input, region, reason) => {
    expect(checkPhoneNumber(input, region)).toMatchObject({ ok: false, reason });
  });
});
