import type { CalendarKey } from '../calendars/index.js';
import type { Track } from '../tracks/tracks.js';
import type { FollowUpKind, TaskKind } from './state.js';

/** What makes a rule plan a follow-up. */
export const RULE_TRIGGERS = ['lead-created', 'stage-entered', 'inquiry-received', 'dormant-until'] as const;
export type RuleTrigger = (typeof RULE_TRIGGERS)[number];

/** When a planned follow-up is due, counted from its trigger. */
export type RuleTiming =
  /** At once, whatever the hour: an acknowledgement of what somebody just sent. */
  | { readonly type: 'immediate' }
  /** Within the agency's response target, in working hours. */
  | { readonly type: 'response-target' }
  /** The n-th working day after, in the first working moment of the day. */
  | { readonly type: 'working-days'; readonly days: number; readonly calendar: CalendarKey | 'recipient' }
  /** On the lead's wake-up day. */
  | { readonly type: 'wake-up-day' };

/** A row that plans one follow-up whenever its trigger happens. */
export interface FollowUpRule {
  readonly id: string;
  readonly trigger: RuleTrigger;
  /** Null: both tracks. */
  readonly track: Track | null;
  /** With `stage-entered`: the stage's key. */
  readonly stageKey: string | null;
  /** With `lead-created`: where the lead must have come from; null: from anywhere. */
  readonly sources: readonly string[] | null;
  readonly kind: FollowUpKind;
  readonly taskKind: TaskKind | null;
  readonly templateKey: string | null;
  readonly timing: RuleTiming;
  readonly active: boolean;
}

/** What happened to a lead, as rules see it. */
export interface RuleOccasion {
  readonly trigger: RuleTrigger;
  readonly track: Track;
  readonly stageKey: string;
  readonly source: string;
}

/** The active rules that the occasion sets off, in the order of the rows. */
export function rulesFor(occasion: RuleOccasion, rules: readonly FollowUpRule[]): FollowUpRule[] {
  return rules.filter(
    (rule) =>
      rule.active &&
      rule.trigger === occasion.trigger &&
      (rule.track === null || rule.track === occasion.track) &&
      (rule.trigger !== 'stage-entered' || rule.stageKey === occasion.stageKey) &&
      (rule.trigger !== 'lead-created' || rule.sources === null || rule.sources.includes(occasion.source)),
  );
}
