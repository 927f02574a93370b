import { type FieldValue, type FieldValues, isFilled } from '../fields/field.js';
import { fieldOf } from '../tracks/tracks.js';
import type { GateCondition, GateRequirement, Stage, StageCategory } from './stage.js';

/** A requirement that is not met: which fields would meet it, and how many entries are asked when it is a list. */
export interface MissingRequirement {
  readonly anyOf: readonly string[];
  readonly atLeastEntries?: number;
  /** The condition that made it apply, for the screen to say why it is asked. */
  readonly because?: GateCondition;
}

/**
 * What a stage asks for because of its category, whatever its row says: a project cannot be made without its kind, value
 * and day.
 */
const ASKED_BY_CATEGORY: Readonly<Record<StageCategory, readonly string[]>> = {
  open: [],
  signed: ['project.kind', 'project.value', 'project.signedOn'],
  lost: [],
  dormant: [],
};

/** Every requirement of a stage: its row's, and those of its category that the row leaves out. */
export function gateOf(stage: Pick<Stage, 'gate' | 'category'>): readonly GateRequirement[] {
  const named = new Set(
    stage.gate.flatMap(({ anyOf, when }) => (anyOf.length === 1 && when === undefined ? anyOf : [])),
  );
  const further = ASKED_BY_CATEGORY[stage.category].filter((key) => !named.has(key));
  return [...stage.gate, ...further.map((key) => ({ anyOf: [key] }))];
}

/**
 * Every requirement of the stage that the values do not meet, in the gate's order; empty when the lead may enter. A
 * requirement that names a field which the track does not have is never met, so a wrong row shows itself.
 *
 * @param euroCentsOf what an amount is in euro cents, for conditions on money; without it only euro amounts compare.
 */
export function missingForStage(
  stage: Pick<Stage, 'track' | 'gate' | 'category'>,
  values: FieldValues,
  euroCentsOf: (amount: { amountMinor: bigint; currency: string }) => bigint | undefined = euroOnly,
): MissingRequirement[] {
  return gateOf(stage)
    .filter((requirement) => !requirement.when || conditionHolds(requirement.when, values, euroCentsOf))
    .filter((requirement) => !requirement.anyOf.some((key) => meets(stage, requirement, key, values[key])))
    .map(({ anyOf, atLeastEntries, when }) => ({
      anyOf,
      ...(atLeastEntries === undefined ? {} : { atLeastEntries }),
      ...(when === undefined ? {} : { because: when }),
    }));
}

function meets(stage: Pick<Stage, 'track'>, requirement: GateRequirement, key: string, value: FieldValue): boolean {
  const field = fieldOf(stage.track, key);
  if (!field || !isFilled(field, value)) return false;
  if (field.key === 'acceptedCounterparts')
    return typeof value === 'number' && value >= (requirement.atLeastEntries ?? 1);
  return (
    requirement.atLeastEntries === undefined || (Array.isArray(value) && value.length >= requirement.atLeastEntries)
  );
}

function conditionHolds(
  { field, atLeast }: GateCondition,
  values: FieldValues,
  euroCentsOf: (amount: { amountMinor: bigint; currency: string }) => bigint | undefined,
): boolean {
  const value = values[field];
  if (typeof value === 'number' || typeof value === 'bigint')
    return BigInt(Math.trunc(Number(value))) >= BigInt(atLeast);
  if (value && typeof value === 'object' && 'amountMinor' in value) {
    const cents = euroCentsOf(value);
    return cents !== undefined && cents >= BigInt(atLeast);
  }
  return false;
}

function euroOnly(amount: { amountMinor: bigint; currency: string }): bigint | undefined {
  return amount.currency === 'EUR' ? amount.amountMinor : undefined;
}
