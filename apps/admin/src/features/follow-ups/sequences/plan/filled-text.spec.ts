import { expect, test } from '@jest/globals';
import { piecesOf } from './filled-text.js';

const values = new Map<string, string | null>([
  ['contact.name', 'Qian Wei'],
  ['slot.1', null],
]);

test('a text is filled in, and what came from a variable is known', () => {
  expect(piecesOf('Dear {{contact.name}},', values)).toEqual([
    { text: 'Dear ', variable: null, isMissing: false },
    { text: 'Qian Wei', variable: 'contact.name', isMissing: false },
    { text: ',', variable: null, isMissing: false },
  ]);
});

test('a variable without a value, and one there is none of, stand by their names', () => {
  expect(piecesOf('{{slot.1}}{{lead.colour}}', new Map([['lead.colour', 'red']]))).toEqual([
    { text: 'slot.1', variable: 'slot.1', isMissing: true },
    { text: 'lead.colour', variable: 'lead.colour', isMissing: true },
  ]);
});

test('a condition shows the part that would be sent', () => {
  const source = '{{#if slot.1}}At {{slot.1}}{{else}}When you like{{/if}}';
  expect(piecesOf(source, values).map(({ text }) => text)).toEqual(['When you like']);
});
