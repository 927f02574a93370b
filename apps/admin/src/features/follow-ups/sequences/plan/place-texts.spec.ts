import { expect, test } from '@jest/globals';
import { placeTexts } from './place-texts.js';
import type { PlaceableText, PlacedText } from './place-texts.js';

const text = (id: string, x: number, width = 76): PlaceableText => ({ id, x, width });

function spanOf({ x, width }: PlaceableText, { anchor }: PlacedText): readonly [number, number] {
  if (anchor === 'start') return [x - 4, x - 4 + width];
  return anchor === 'end' ? [x + 4 - width, x + 4] : [x - width / 2, x + width / 2];
}

test('two texts that stand close are read away from each other, in the same row', () => {
  const placed = placeTexts([text('13', 143), text('14', 161), text('25', 356)], 1184, ['middle', 'start', 'end']);
  expect([placed.get('13'), placed.get('14'), placed.get('25')]).toEqual([
    { row: 0, anchor: 'end' },
    { row: 0, anchor: 'start' },
    { row: 0, anchor: 'middle' },
  ]);
});

test('no text covers another however close they stand, and none leaves the line', () => {
  const texts = Array.from({ length: 12 }, (_, index) => text(String(index), 40 + index * 17, 60 + index * 7));
  const placed = placeTexts(texts, 700, ['middle', 'start', 'end']);
  const spans = texts.map((one) => {
    const place = placed.get(one.id)!;
    return { row: place.row, span: spanOf(one, place) };
  });
  for (const [index, { row, span }] of spans.entries()) {
    expect(span[0]).toBeGreaterThanOrEqual(0);
    expect(span[1]).toBeLessThanOrEqual(700);
    for (const other of spans.slice(index + 1)) {
      expect(row !== other.row || span[1] < other.span[0] || other.span[1] < span[0]).toBe(true);
    }
  }
});

test('a text wider than the line has a row of its own', () => {
  expect(placeTexts([text('long', 50, 900)], 400, ['middle'])).toEqual(
    new Map([['long', { row: 1, anchor: 'middle' }]]),
  );
});
