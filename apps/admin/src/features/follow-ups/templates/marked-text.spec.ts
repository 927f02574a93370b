import { describe, expect, test } from '@jest/globals';
import { markedParts } from './marked-text.js';

const looks = (source: string) =>
  markedParts(source)
    .filter(({ look }) => look !== 'text')
    .map(({ text, look }) => [text, look]);

describe('the marks behind a text', () => {
  test('tell variables, conditions and faults apart', () => {
    expect(looks('Dear {{ contact.name }}, {{#if slot.1}}{{slot.1}}{{else}}{{lead.secret}}{{/if}}')).toEqual([
      ['{{ contact.name }}', 'variable'],
      ['{{#if slot.1}}', 'condition'],
      ['{{slot.1}}', 'variable'],
      ['{{else}}', 'condition'],
      ['{{lead.secret}}', 'fault'],
      ['{{/if}}', 'condition'],
    ]);
  });

  test('show a condition that is not closed, a closing that closes nothing and stray braces as faults', () => {
    expect(looks('{{#unless slot.1}} now')).toEqual([['{{#unless slot.1}}', 'fault']]);
    expect(looks('now {{/if}}')).toEqual([['{{/if}}', 'fault']]);
    expect(looks('now {{contact.name')).toEqual([['{{', 'fault']]);
    expect(looks('{{#if lead.secret}}{{/if}}')[0]).toEqual(['{{#if lead.secret}}', 'fault']);
  });

  test.each(['', '\n\n', 'a}}b{{', '{{{{contact.name}}}}', '{{#if }}x', '您好{{contact.name}}！\n', '{{}}'])(
    'hold every character of %j, so that they lie under the letters',
    (source) => {
      expect(
        markedParts(source)
          .map(({ text }) => text)
          .join(''),
      ).toBe(source);
    },
  );
});
