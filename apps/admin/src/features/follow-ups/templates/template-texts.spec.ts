import { describe, expect, test } from '@jest/globals';
import { sampleTemplate } from '../testing/samples.js';
import { inserted } from './insertion.js';
import { changedPaths, mayBeSaved, meet, textsOf, variablesOnlyElsewhere, withText } from './template-texts.js';

const base = textsOf(sampleTemplate());

describe('texts that two people changed', () => {
  test('are merged where each changed another one', () => {
    const theirs = withText(base, 'subjects.nl', 'Hartelijk dank');
    const mine = withText(base, 'bodies.zh', '您好');
    expect(meet(base, theirs, mine)).toEqual({ merged: withText(theirs, 'bodies.zh', '您好'), conflicting: [] });
  });

  test('are in conflict where both wrote something else, and theirs stands until one is chosen', () => {
    const theirs = withText(base, 'bodies.nl', 'De hunne');
    const mine = withText(withText(base, 'bodies.nl', 'De mijne'), 'names.en', 'Thanks');
    const met = meet(base, theirs, mine);
    expect(met.conflicting).toEqual(['bodies.nl']);
    expect(met.merged).toEqual(withText(theirs, 'names.en', 'Thanks'));
  });

  test('are in no conflict where both wrote the same', () => {
    const both = withText(base, 'bodies.nl', 'Hetzelfde');
    expect(meet(base, both, both).conflicting).toEqual([]);
  });
});

test('space around a text, which the server trims, is no change', () => {
  expect(changedPaths(base, withText(base, 'bodies.en', `${base.bodies.en}\n`))).toEqual([]);
});

test('texts with a fault or without a subject are not saved', () => {
  expect(mayBeSaved(base)).toBe(true);
  expect(mayBeSaved(withText(base, 'bodies.en', '{{lead.secret}}'))).toBe(false);
  expect(mayBeSaved(withText(base, 'subjects.zh', ' '))).toBe(false);
});

test('a variable that both other languages name is missed; the Chinese name of the agency does for its name', () => {
  const named = withText(
    withText(base, 'bodies.nl', '{{slot.1}} {{agency.name}}'),
    'bodies.en',
    '{{slot.1}} {{agency.name}}',
  );
  const texts = withText(named, 'bodies.zh', '{{agency.nameZh}}');
  expect(variablesOnlyElsewhere(texts, 'zh')).toEqual(['slot.1']);
  expect(variablesOnlyElsewhere(texts, 'nl')).toEqual([]);
});

describe('what is inserted', () => {
  test('stands where the cursor was, and the cursor behind it', () => {
    expect(inserted('Dear ,', { start: 5, end: 5 }, 'value', 'contact.name')).toEqual({
      text: 'Dear {{contact.name}},',
      cursor: 21,
    });
  });

  test('puts what was selected under its condition', () => {
    const { text, cursor } = inserted('Call me at one.', { start: 5, end: 14 }, 'either', 'slot.1');
    expect(text).toBe('Call {{#if slot.1}}me at one{{else}}{{/if}}.');
    expect(text.slice(0, cursor)).toBe('Call {{#if slot.1}}me at one');
  });
});
