import { nextMomentAtWork, regionsOf, type Calendars, type Region } from '../calendars/index.js';
import { AGENCY_REGION, dueMoment, snoozedUntil, type DueMoment, type DueReason, type PlanningContext } from './due.js';
import type { RuleTiming } from './rule.js';
import type { FollowUpKind } from './state.js';

/** A follow-up that waits for its time, with all that its time was computed from. */
export interface KeptPlan {
  readonly kind: FollowUpKind;
  readonly reason: DueReason;
  readonly triggerAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
  /** In whose office hours it falls, where the reason does not say. */
  readonly actingRegion: Region;
  /** The wake-up day of its lead, `YYYY-MM-DD`. */
  readonly wakeUpOn: string | null;
}

/** What becomes of a plan when a calendar changed: nothing, only its reason (the provisional mark), or its moment. */
export type Replan =
  | { readonly change: 'none' }
  | { readonly change: 'reason'; readonly reason: DueReason }
  | { readonly change: 'moment'; readonly at: Temporal.Instant; readonly reason: DueReason };

/** Whether the moment was computed from this side's calendar or office hours. */
export function dependsOnCalendar(plan: KeptPlan, region: Region): boolean {
  const { timing, calendar } = plan.reason;
  switch (timing) {
    case 'immediate':
    case 'by-hand':
      return false;
    case 'response-target':
      return region === AGENCY_REGION;
    case 'wake-up-day':
      return region === actingRegionOf(plan);
    case 'working-days':
    case 'snoozed':
      return region === actingRegionOf(plan) || (calendar !== null && regionsOf(calendar).includes(region));
  }
}

/**
 * The moment by the same rule on the calendars as they are now; null when nothing is left to compute it from (a time that somebody chose, or
 * what was put off before it was kept from when it counts).
 */
export function dueAgain(plan: KeptPlan, calendars: Calendars): DueMoment | null {
  const { triggerAt, reason, wakeUpOn } = plan;
  const { timing, calendar, workingDays, workingMinutes } = reason;
  const actingRegion = actingRegionOf(plan);
  const due = (rule: RuleTiming): DueMoment => {
    const context: PlanningContext = {
      now: triggerAt,
      triggerAt,
      responseTargetMinutes: workingMinutes ?? 0,
      recipientRegion: actingRegion,
      actingRegion,
      wakeUpOn,
    };
    return dueMoment(rule, context, calendars);
  };
  switch (timing) {
    case 'immediate':
    case 'by-hand':
      return null;
    case 'response-target':
      return workingMinutes === null ? null : due({ type: 'response-target' });
    case 'working-days':
      return calendar === null || workingDays === null
        ? null
        : due({ type: 'working-days', days: workingDays, calendar });
    case 'wake-up-day':
      return wakeUpOn === null ? null : due({ type: 'wake-up-day' });
    case 'snoozed': {
      const { countedFrom } = reason;
      if (countedFrom === undefined || workingDays === null) return null;
      const from = Temporal.Instant.from(countedFrom);
      return snoozedUntil({ now: from, dueAt: from, workingDays, plannedOn: calendar, actingRegion }, calendars);
    }
  }
}

/**
 * What becomes of a plan now that a calendar changed. A message whose time has come is leaving and stays as it is. Nothing is moved into the
 * past: what would have been due already is due in the next office hours, unless it was due sooner. Asked again, the answer is `none`.
 */
export function replan(plan: KeptPlan, now: Temporal.Instant, calendars: Calendars): Replan {
  const { compare } = Temporal.Instant;
  const isDue = compare(plan.dueAt, now) <= 0;
  if (plan.kind === 'message' && isDue) return { change: 'none' };
  const computed = dueAgain(plan, calendars);
  if (!computed) return { change: 'none' };
  const { reason } = computed;
  let at = computed.at;
  if (compare(at, now) <= 0) {
    const soon = isDue ? plan.dueAt : nextMomentAtWork(now, actingRegionOf(plan), calendars).at;
    at = compare(soon, plan.dueAt) < 0 ? soon : plan.dueAt;
  }
  // Rows keep milliseconds.
  if (at.epochMilliseconds !== plan.dueAt.epochMilliseconds) return { change: 'moment', at, reason };
  return reason.provisional === plan.reason.provisional ? { change: 'none' } : { change: 'reason', reason };
}

function actingRegionOf({ reason, actingRegion }: KeptPlan): Region {
  if (reason.actingRegion) return reason.actingRegion;
  // A wake-up is planned on the calendar of who acts.
  return reason.timing === 'wake-up-day' && reason.calendar !== 'both'
    ? (reason.calendar ?? actingRegion)
    : actingRegion;
}
