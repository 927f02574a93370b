import {
  planAt,
  workingDaysBetween,
  TIME_ZONES,
  type CalendarKey,
  type Calendars,
  type PlanExplanation,
  type Region,
} from '../calendars/index.js';
import type { DueReason } from '../follow-ups/due.js';
import type { SequenceStep, StepRecipient } from './sequence.js';

/** A time during which a run held still. */
export interface Pause {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

/** What the dates of a run depend on. */
export interface RunTiming {
  readonly triggerAt: Temporal.Instant;
  readonly pauses: readonly Pause[];
  /** The side of whom a step is about. */
  readonly recipientRegions: Readonly<Record<StepRecipient, Region>>;
  /** The side of who does the tasks. */
  readonly ownerRegion: Region;
}

export interface PlannedStep {
  readonly at: Temporal.Instant;
  readonly reason: DueReason;
  readonly explanation: PlanExplanation;
}

/**
 * When a step falls: so many working days after the trigger, and as many more as the run held still on the same calendar, so that
 * a paused run keeps its rhythm; then in the working hours of the recipient of a message or of the owner of a task.
 */
export function planStep(step: SequenceStep, timing: RunTiming, calendars: Calendars): PlannedStep {
  const recipient = timing.recipientRegions[step.recipient];
  const calendar = step.calendar === 'recipient' ? recipient : step.calendar;
  const acting = step.kind === 'message' ? recipient : timing.ownerRegion;
  const paused = timing.pauses.reduce((days, pause) => days + pausedDays(pause, calendar, acting, calendars), 0);
  const delayWorkingDays = step.delayWorkingDays + paused;
  const { at, provisional, explanation } = planAt(
    { triggerAt: timing.triggerAt, delayWorkingDays, calendar, recipientRegion: acting },
    calendars,
  );
  const reason = {
    timing: 'working-days',
    calendar,
    workingDays: delayWorkingDays,
    workingMinutes: null,
    provisional,
    actingRegion: acting,
  } as const;
  return { at, reason, explanation };
}

function pausedDays({ from, to }: Pause, calendar: CalendarKey, acting: Region, calendars: Calendars): number {
  const zone = TIME_ZONES[calendar === 'both' ? acting : calendar];
  const dayOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(zone).toPlainDate();
  return workingDaysBetween(dayOf(from), dayOf(to), calendar, calendars).days;
}
