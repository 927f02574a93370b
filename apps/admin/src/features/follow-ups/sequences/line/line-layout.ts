import { placeTexts, widthOf } from '../plan/place-texts.js';
import type { Anchor, PlacedText } from '../plan/place-texts.js';
import type { Rails } from '../plan/rails.js';

/** Where the steps stand above the calendars; index -1 is the trigger. */
export interface NodePlace {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  /** Where its name ends and the line to its date begins. */
  readonly foot: number;
}

export interface LineLayout {
  readonly nodes: readonly NodePlace[];
  /** Room for each node. */
  readonly spacing: number;
  readonly width: number;
  /** Below this there are no names any more. */
  readonly foot: number;
}

export const nodeRadius = 16;
const firstRail = 36;
/** Two lines of a name and one for its kind; one more where conditions are told. */
const nameHeight = 62;
const conditionHeight = 16;
const betweenRails = 18;
/** Narrower than this, names cannot be read: the drawing is scrolled instead. */
const narrowest = 132;

/** Spreads the trigger and the steps over the width, those of the other way of a branch on a rail below. */
export function layOutLine(width: number, { railOf }: Pick<Rails, 'railOf'>, hasConditions: boolean): LineLayout {
  const textHeight = nameHeight + (hasConditions ? conditionHeight : 0);
  const railHeight = nodeRadius * 2 + textHeight + betweenRails;
  const count = railOf.length + 1;
  const spacing = Math.max(narrowest, width / count);
  const nodes = [0 as const, ...railOf].map((rail, place): NodePlace => {
    const y = firstRail + rail * railHeight;
    return { index: place - 1, x: spacing * (place + 0.5), y, foot: y + nodeRadius + textHeight };
  });
  return { nodes, spacing, width: spacing * count, foot: Math.max(...nodes.map(({ foot }) => foot)) };
}

/** What is said of a day above the calendars. */
export interface DayLabel {
  readonly date: string;
  readonly x: number;
  readonly lines: readonly [string, string];
}

export interface PlacedLabel extends DayLabel, PlacedText {}

const labelSizes = [12.5, 11] as const;

export function placeLabels(labels: readonly DayLabel[], width: number): readonly PlacedLabel[] {
  const places = placeTexts(
    labels.map(({ date, x, lines }) => ({
      id: date,
      x,
      width: Math.max(...lines.map((line, index) => widthOf(line, labelSizes[index] ?? 11))),
    })),
    width,
    ['middle', 'start', 'end'],
  );
  return labels.map((label) => ({ ...label, ...(places.get(label.date) ?? { row: 0, anchor: 'middle' as Anchor }) }));
}

/** The way from a step down to its day. */
export function curve(from: { readonly x: number; readonly y: number }, bend: number, to: { x: number; y: number }) {
  const half = (to.y - bend) / 2;
  return `M${from.x} ${from.y}V${bend}C${from.x} ${bend + half} ${to.x} ${to.y - half} ${to.x} ${to.y}`;
}

const bendWidth = 26;

/**
 * The way from one rail to another: it changes rails between two steps, where no name stands, and goes straight for the rest.
 *
 * @param at where it changes
 */
export function fork(from: NodePlace, at: number, to: NodePlace): string {
  const change = `C${at} ${from.y} ${at} ${to.y} ${at + bendWidth} ${to.y}`;
  return `M${from.x} ${from.y}H${at - bendWidth}${change}H${to.x}`;
}
