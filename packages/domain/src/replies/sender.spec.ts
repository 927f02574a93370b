import { describe, expect, test } from '@jest/globals';
import { languageOfSender, nameOfSender, titleFromSubject } from './sender.js';

describe('the name before a mail address', () => {
  test.each([
    ['An Dewulf', 'Dewulf', 'An', null, null],
    ['Dewulf, An', 'Dewulf', 'An', null, null],
    ['"Dewulf, An"', 'Dewulf', 'An', null, null],
    ["'An Dewulf'", 'Dewulf', 'An', null, null],
    ["Kate O'Neill", "O'Neill", 'Kate', null, null],
    ['van den Berghe, Pieter', 'van den Berghe', 'Pieter', null, null],
    ['An Dewulf (Dewulf nv)', 'Dewulf', 'An', null, null],
    ['沈兰', null, null, '沈', '兰'],
    ['欧阳明华', null, null, '欧阳', '明华'],
    ['沈兰（锦澜纺织）', null, null, '沈', '兰'],
    ['沈兰 Shen Lan', 'Shen', 'Lan', '沈', '兰'],
    ['Shen Lan (沈兰)', 'Shen', 'Lan', '沈', '兰'],
    ['沈兰 Shen Lan (Jinlan)', 'Shen', 'Lan', '沈', '兰'],
    ['Wang', null, 'Wang', null, null],
    ['shen@jinlan.example', null, null, null, null],
    ['', null, null, null, null],
    ['( )', null, null, null, null],
  ])('%s', (displayName, familyName, givenName, chineseFamilyName, chineseGivenName) => {
    expect(nameOfSender(displayName)).toEqual({ familyName, givenName, chineseFamilyName, chineseGivenName });
  });
});

describe('a sender is written to', () => {
  test.each([
    ['in Chinese when they write Chinese', '我们在寻找十公顷的土地。', 'CN', 'zh'],
    ['in Chinese also from a firm elsewhere', '我们同意星期二。', 'BE', 'zh'],
    ['in English when they write from China in Latin letters', 'We look for land, 沈兰', 'CN', 'en'],
    ['in Chinese when nothing from China says otherwise', '', 'CN', 'zh'],
    [
      'in Dutch from Belgium, whatever Chinese name they mention',
      'Wij zoeken contact met 锦澜 in Shaoxing.',
      'BE',
      'nl',
    ],
    ['in Dutch from the Netherlands', 'Dank u', 'NL', 'nl'],
    ['in English from elsewhere', 'Bonjour', 'FR', 'en'],
  ])('%s', (_rule, text, country, language) => {
    expect(languageOfSender({ text, country })).toBe(language);
  });
});

describe('a lead that begins with a mail is called', () => {
  test.each([
    ['by its subject', 'Land near Ieper', 'Land near Ieper'],
    ['without the marks of an answer', 'Re: FW: Land near Ieper', 'Land near Ieper'],
    ['without them in Chinese, too', '回复：转发: 土地', '土地'],
    ['as it is where a word only looks like one', 'Reis: Gent', 'Reis: Gent'],
    ['nothing where there is no subject', '  ', ''],
    ['by as much as a title holds', 'x'.repeat(201), 'x'.repeat(200)],
    ['by whole characters', `${'x'.repeat(199)}𠮷`, 'x'.repeat(199)],
  ])('%s', (_rule, subject, title) => {
    expect(titleFromSubject(subject)).toBe(title);
  });
});
