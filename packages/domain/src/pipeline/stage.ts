import type { Track } from '../tracks/tracks.js';

/** What the rules rely on; everything else about a stage is a row an administrator may change. */
export const STAGE_CATEGORIES = ['open', 'signed', 'lost', 'dormant'] as const;
export type StageCategory = (typeof STAGE_CATEGORIES)[number];

/** Holds when the field is at least the amount or number; a requirement without a condition always applies. */
export interface GateCondition {
  readonly field: string;
  /** Euro cents for money, the number itself otherwise. */
  readonly atLeast: string;
}

/** One thing a stage asks for: at least one of the fields is filled. `landM2 or buildingM2` is one requirement. */
export interface GateRequirement {
  readonly anyOf: readonly string[];
  readonly when?: GateCondition;
  /** For lists: how many entries at least. 1 unless told. */
  readonly atLeastEntries?: number;
}

export interface Stage {
  readonly id: string;
  readonly track: Track;
  /** Stable name for code and translations of the default stages: `site-visit`. */
  readonly key: string;
  readonly category: StageCategory;
  /** Order on the board, ascending. */
  readonly position: number;
  /** The stage's own probability in basis points. */
  readonly probabilityBp: number;
  readonly gate: readonly GateRequirement[];
}

/**
 * The probability that counts for a lead in this stage, in basis points: its own where somebody gave one, but only while
 * the stage is open. What is signed, lost or asleep has the probability of its stage.
 */
export function probabilityOf(stage: Pick<Stage, 'category' | 'probabilityBp'>, own: number | null): number {
  return stage.category === 'open' && own !== null ? own : stage.probabilityBp;
}

/** How a stage ships with the product, before it is a row. */
export interface DefaultStage extends Omit<Stage, 'id' | 'position'> {
  readonly names: { readonly nl: string; readonly en: string; readonly zh: string };
}
