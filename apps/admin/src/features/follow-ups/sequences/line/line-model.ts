import type { Calendars } from '@brug/domain/calendars';
import type { SequenceDefinitionDto } from '@brug/contracts/sequences';
import { datesOf } from '../plan/step-dates.js';
import type { SampleTiming, StepDate } from '../plan/step-dates.js';
import { railsOf } from '../plan/rails.js';
import type { Rails } from '../plan/rails.js';

/** A step as it is drawn. */
export interface LineStep {
  readonly index: number;
  readonly step: SequenceDefinitionDto['steps'][number];
  /** Null when its delay cannot be counted. */
  readonly date: StepDate | null;
}

/** A sequence with the dates it has for the sample: what the drawing, its table and its list all show. */
export interface LineModel {
  readonly steps: readonly LineStep[];
  readonly rails: Rails;
  readonly triggerAt: Temporal.Instant;
  /** The day of the trigger where the firm is. */
  readonly triggerDay: string;
  readonly calendars: Calendars;
}

export function lineModel(
  { steps }: Pick<SequenceDefinitionDto, 'steps'>,
  timing: SampleTiming,
  calendars: Calendars,
): LineModel {
  const dates = datesOf(steps, timing, calendars);
  const zone = calendars[timing.recipientRegions.principal].timeZone;
  return {
    steps: steps.map((step, index) => ({ index, step, date: dates[index] ?? null })),
    rails: railsOf(steps),
    triggerAt: timing.triggerAt,
    triggerDay: timing.triggerAt.toZonedDateTimeISO(zone).toPlainDate().toString(),
    calendars,
  };
}
