import { isWorkingDay, TIME_ZONES } from '@brug/domain/calendars';
import type { CalendarKey, Calendars, PlanExplanation, Region } from '@brug/domain/calendars';
import { planStep } from '@brug/domain/sequences';
import type { RunTiming, SequenceStep } from '@brug/domain/sequences';

/** For whom and from when the dates are computed. */
export type SampleTiming = Omit<RunTiming, 'pauses'>;

/** When a step falls for the sample. */
export interface StepDate {
  readonly stepKey: string;
  readonly at: Temporal.Instant;
  /** The day it has on the clock of who acts: the recipient of a message, the owner of a task. */
  readonly day: string;
  /** The side that acts. */
  readonly acting: Region;
  readonly calendar: CalendarKey;
  readonly provisional: boolean;
  readonly explanation: PlanExplanation;
  /** Where a clock that knows only Monday to Friday would have put it, when nobody works on that day. */
  readonly naiveDay: string | null;
}

/** The dates of all steps; null for a step whose delay cannot be counted. */
export function datesOf(
  steps: readonly SequenceStep[],
  timing: SampleTiming,
  calendars: Calendars,
): readonly (StepDate | null)[] {
  return steps.map((step) => {
    const { delayWorkingDays } = step;
    if (!Number.isInteger(delayWorkingDays) || delayWorkingDays < 0) return null;
    const { at, reason, explanation } = planStep(step, { ...timing, pauses: [] }, calendars);
    const acting = explanation.recipientRegion;
    const naive = weekdaysAfter(Temporal.PlainDate.from(explanation.triggerDay), delayWorkingDays);
    const worked = isWorkingDay(naive, explanation.calendar, calendars) && isWorkingDay(naive, acting, calendars);
    return {
      stepKey: step.key,
      at,
      day: at.toZonedDateTimeISO(TIME_ZONES[acting]).toPlainDate().toString(),
      acting,
      calendar: explanation.calendar,
      provisional: reason.provisional,
      explanation,
      naiveDay: worked ? null : naive.toString(),
    };
  });
}

/** What a clock without holidays counts: Monday to Friday. */
function weekdaysAfter(day: Temporal.PlainDate, count: number): Temporal.PlainDate {
  let reached = day;
  for (let counted = 0; counted < count;) {
    reached = reached.add({ days: 1 });
    if (reached.dayOfWeek <= 5) counted += 1;
  }
  while (reached.dayOfWeek > 5) reached = reached.add({ days: 1 });
  return reached;
}
