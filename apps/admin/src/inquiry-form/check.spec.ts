import { describe, expect, test } from '@jest/globals';
import { amountMinor, fieldsRefused, problemsOf, toSubmission } from './check.js';
import { emptyDraft, initialTrack } from './draft.js';
import { initialLanguage } from './page-language.js';
import { TEXTS } from './texts.js';

const draft = {
  ...emptyDraft('investment'),
  firmName: '宁波远渡国际物流有限公司',
  personName: '方晓岚',
  email: 'xiaolan.fang@yuandu.example',
  consent: true,
};
const proof = { challenge: 'c', nonce: 'n' };

describe('what stands in the way of sending', () => {
  test('nothing, when name, person, address and consent are there', () => {
    expect(problemsOf(draft, 'zh', TEXTS.zh)).toEqual({});
  });

  test('every missing field is named at once', () => {
    expect(Object.keys(problemsOf(emptyDraft('export'), 'nl', TEXTS.nl)).toSorted()).toEqual([
      'consent',
      'email',
      'firmName',
      'personName',
    ]);
  });

  test('a full-width @ is refused with the repaired address to take over', () => {
    const { email } = problemsOf({ ...draft, email: 'xiaolan.fang＠yuandu.example' }, 'zh', TEXTS.zh);
    expect(email?.repair?.value).toBe('xiaolan.fang@yuandu.example');
    expect(email?.message).toContain('＠');
  });

  test('an identifier is checked for the side of the track', () => {
    const wrong = { ...draft, identifier: '91330206MA2H6T3X7A' };
    expect(problemsOf(wrong, 'en', TEXTS.en).identifier?.message).toMatch(/expected/);
  });

  test('what the server refuses is shown at its field', () => {
    expect(fieldsRefused([{ path: 'body.person.email' }, { path: 'body.proof.nonce' }])).toEqual(['email']);
  });
});

describe('an amount', () => {
  test.each([
    ['4,000', 'zh', 4_000_000_000n],
    ['4000', 'zh', 4_000_000_000n],
    ['４０００', 'zh', 4_000_000_000n],
    ['4.000,50', 'nl', 400_050n],
    ['4,000.50', 'en', 400_050n],
    ['', 'en', undefined],
    ['viertig', 'nl', undefined],
    ['-5', 'en', undefined],
  ] as const)('%j typed in %s is %s minor units', (typed, language, minor) => {
    expect(amountMinor(typed, language)).toBe(minor);
  });
});

describe('what is sent', () => {
  test('keeps the typed text, leaves out what is empty and the other track’s fields', () => {
    const body = toSubmission({ ...draft, amount: '4,000', jobs: '35', products: 'looms' }, 'zh', proof);
    expect(body.organisation).toEqual({ name: '宁波远渡国际物流有限公司', identifier: undefined, website: undefined });
    expect(body.plan).toMatchObject({ jobs: 35, value: { amountMinor: '4000000000', currency: 'CNY' } });
    expect(body.plan.products).toBeUndefined();
  });
});

test('the language is the one asked for, else the first of the browser that the form speaks', () => {
  expect(initialLanguage('?lang=zh', ['nl-BE'])).toBe('zh');
  expect(initialLanguage('', ['fr-BE', 'nl-BE'])).toBe('nl');
  expect(initialLanguage('?lang=fr', [])).toBe('en');
});

test('a Dutch reader starts with export, anybody else with investment, unless told', () => {
  expect(initialTrack('', 'nl')).toBe('export');
  expect(initialTrack('', 'zh')).toBe('investment');
  expect(initialTrack('?track=investment', 'nl')).toBe('investment');
});
