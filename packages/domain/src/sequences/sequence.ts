import type { CalendarKey } from '../calendars/index.js';
import type { TaskKind } from '../follow-ups/state.js';
import type { MessageLanguage } from '../templates/salutation.js';
import type { Track } from '../tracks/tracks.js';

/** What begins a run of a sequence. Delays of its steps count from that moment. */
export const SEQUENCE_TRIGGERS = [
  'lead-created',
  'stage-entered',
  'meeting-held',
  'project-signed',
  'dormant-until',
  'silence',
  'by-hand',
] as const;
export type SequenceTriggerType = (typeof SEQUENCE_TRIGGERS)[number];

/** What counts as a meeting that was held: the kinds of activity that record one. */
export const MEETING_KINDS = ['meeting', 'site-visit'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

/** A trigger with what narrows it; what is null or absent narrows nothing. */
export interface SequenceTrigger {
  readonly type: SequenceTriggerType;
  /** `lead-created`: where the lead must have come from. */
  readonly sources: readonly string[] | null;
  /** `stage-entered`: the stage's key. */
  readonly stageKey: string | null;
  /** `meeting-held`: what kind of meeting. */
  readonly meetingKind: MeetingKind | null;
  /** `silence`: after so many of the agency's working days without an activity. */
  readonly silentDays: number | null;
}

/** What ends a run before its last step. An opt-out and a hand always do. */
export const STOP_CONDITIONS = [
  'reply',
  'meeting-booked',
  'stage-left',
  'lead-closed',
  'project-closed',
  'opt-out',
  'stopped-by-hand',
] as const;
export type StopCondition = (typeof STOP_CONDITIONS)[number];
export const UNAVOIDABLE_STOPS: readonly StopCondition[] = ['opt-out', 'stopped-by-hand'];

/**
 * What a step may depend on. Each becomes true once and stays so:
 * - `replied` a person wrote back since the run began
 * - `meeting-booked` a time was agreed since the run began
 * - `outcome-noted` the lead moved on to a further stage since the run began
 * - `acknowledged` the lead has an acknowledgement of receipt that was sent or is about to be
 */
export const STEP_FACTS = ['replied', 'meeting-booked', 'outcome-noted', 'acknowledged'] as const;
export type StepFact = (typeof STEP_FACTS)[number];

/** A step with a condition is a branch: its counterpart with the opposite condition is the other. */
export interface StepCondition {
  readonly fact: StepFact;
  readonly is: boolean;
}

/** Whom a step is about: the primary contact of the lead, or the contact at the organisation linked from the other side. */
export const STEP_RECIPIENTS = ['principal', 'counterpart'] as const;
export type StepRecipient = (typeof STEP_RECIPIENTS)[number];

type Localised = Readonly<Record<MessageLanguage, string>>;

interface StepTiming {
  /** Names the step within its sequence, the same in every version. */
  readonly key: string;
  /** Working days after the trigger, not after the step before. */
  readonly delayWorkingDays: number;
  /** Whose working days count; `recipient`: those of whoever the step is about. */
  readonly calendar: CalendarKey | 'recipient';
  readonly recipient: StepRecipient;
  readonly condition: StepCondition | null;
  /** What the step is for, as the sequence's line names it. */
  readonly names: Localised;
}

export interface MessageStep extends StepTiming {
  readonly kind: 'message';
  readonly templateKey: string;
  /** The version of the template the run sends: a later one does not disturb it. */
  readonly templateNumber: number;
}

export interface TaskStep extends StepTiming {
  readonly kind: 'task';
  readonly taskKind: TaskKind;
  /** What is to be done, in the language of who does it; variables as in templates. */
  readonly titles: Localised;
  readonly hints: Localised | null;
  /** `wechat`: the text to copy, in Chinese; variables as in templates. */
  readonly copyText: string | null;
}

export type SequenceStep = MessageStep | TaskStep;

/** One version of a sequence. Versions are never edited: a change is the next one, and a run keeps the one it began with. */
export interface SequenceDefinition {
  readonly track: Track | null;
  /** Only contacts who are written to in one of these; null: all. */
  readonly languages: readonly MessageLanguage[] | null;
  readonly trigger: SequenceTrigger;
  readonly stopConditions: readonly StopCondition[];
  readonly steps: readonly SequenceStep[];
}

/** Bounds of a definition. */
export const MAX_STEPS = 30;
export const MAX_DELAY = 750;

/** Most leads that are enrolled in one request. */
export const MAX_ENROLLED_AT_ONCE = 200;

/** A run is under way, holds still, came to its end, or was ended. */
export const ENROLMENT_STATES = ['running', 'paused', 'finished', 'stopped'] as const;
export type EnrolmentState = (typeof ENROLMENT_STATES)[number];

export const ENROLMENT_TRANSITIONS: Readonly<Record<EnrolmentState, readonly EnrolmentState[]>> = {
  running: ['paused', 'finished', 'stopped'],
  paused: ['running', 'finished', 'stopped'],
  finished: [],
  stopped: [],
};

export function mayChangeEnrolment(from: EnrolmentState, to: EnrolmentState): boolean {
  return ENROLMENT_TRANSITIONS[from].includes(to);
}
