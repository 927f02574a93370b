/** A text that belongs to a place on a line. */
export interface PlaceableText {
  readonly id: string;
  /** What it points at. */
  readonly x: number;
  readonly width: number;
  /** What comes first stands nearest the line; 0 unless told. */
  readonly rank?: number;
}

export type Anchor = 'start' | 'middle' | 'end';

export interface PlacedText {
  readonly anchor: Anchor;
  /** 0 is nearest the line. */
  readonly row: number;
}

const gap = 6;

/**
 * Sets texts along a line so that none covers another: beside what it points at where there is room, else a row further away. Of two
 * that stand close the first is read to the left and the second to the right.
 */
export function placeTexts(
  texts: readonly PlaceableText[],
  right: number,
  anchors: readonly Anchor[],
  left = 0,
): ReadonlyMap<string, PlacedText> {
  const placed = new Map<string, PlacedText>();
  const taken: { readonly row: number; readonly from: number; readonly to: number }[] = [];
  const rankOf = ({ rank = 0 }: PlaceableText) => rank;
  const ordered = texts.toSorted((a, b) => rankOf(a) - rankOf(b) || a.x - b.x);
  for (const [index, text] of ordered.entries()) {
    const before = ordered[index - 1];
    const after = ordered[index + 1];
    const isClose = (other: PlaceableText | undefined) =>
      other !== undefined &&
      rankOf(other) === rankOf(text) &&
      Math.abs(other.x - text.x) < (other.width + text.width) / 2 + gap;
    const preferred: readonly Anchor[] =
      isClose(after) && !isClose(before) ? ['end'] : isClose(before) && !isClose(after) ? ['start'] : [];
    const choices = [...preferred.filter((anchor) => anchors.includes(anchor)), ...anchors];
    const { row, anchor, from, to } = firstFree(text, choices, taken, left, right);
    taken.push({ row, from, to });
    placed.set(text.id, { row, anchor });
  }
  return placed;
}

function firstFree(
  text: PlaceableText,
  anchors: readonly Anchor[],
  taken: readonly { readonly row: number; readonly from: number; readonly to: number }[],
  left: number,
  right: number,
) {
  for (let row = 0; ; row += 1) {
    for (const anchor of anchors) {
      const [from, to] = spanOf(text, anchor);
      const isInside = from >= left && to <= right;
      const isFree = taken.every((other) => other.row !== row || other.to + gap <= from || other.from - gap >= to);
      // A text wider than the line is inside nowhere: it gets a row of its own.
      if (isFree && (isInside || row > taken.length)) return { row, anchor, from, to };
    }
  }
}

function spanOf({ x, width }: PlaceableText, anchor: Anchor): readonly [number, number] {
  if (anchor === 'start') return [x - 4, x - 4 + width];
  return anchor === 'end' ? [x + 4 - width, x + 4] : [x - width / 2, x + width / 2];
}

/** About how wide a text is: Hanzi are as wide as they are high, letters half of that and a little. */
export function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2E80' ? size : size * 0.56), 0);
}
