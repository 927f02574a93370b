import type { MessageLanguage } from '../templates/salutation.js';
import type { Track } from '../tracks/tracks.js';
import type { MeetingKind, SequenceDefinition, SequenceTriggerType } from './sequence.js';

/** What happened to a lead, as sequences see it. */
export interface SequenceOccasion {
  readonly trigger: Exclude<SequenceTriggerType, 'by-hand' | 'silence'>;
  readonly track: Track;
  /** `lead-created`: where it came from. */
  readonly source?: string;
  /** `stage-entered`: the stage's key. */
  readonly stageKey?: string;
  readonly meetingKind?: MeetingKind;
}

/** Whether the occasion begins a run of the sequence. */
export function startsOn({ track, trigger }: SequenceDefinition, occasion: SequenceOccasion): boolean {
  if (trigger.type !== occasion.trigger) return false;
  if (track !== null && track !== occasion.track) return false;
  switch (trigger.type) {
    case 'lead-created':
      return trigger.sources === null || trigger.sources.includes(occasion.source ?? '');
    case 'stage-entered':
      return trigger.stageKey === occasion.stageKey;
    case 'meeting-held':
      return trigger.meetingKind === null || trigger.meetingKind === occasion.meetingKind;
    case 'project-signed':
    case 'dormant-until':
      return true;
  }
}

const LONGEST_WAIT_MINUTES = 60;

/**
 * Minutes until a run that could not begin for an error is tried again, after the n-th failure: 1, 2, 4, … and never more than an hour, so that it
 * begins soon after whatever stood in its way was mended. It is tried for as long as it takes.
 */
export function minutesToNextStart(failures: number): number {
  return Math.min(2 ** (Math.max(1, failures) - 1), LONGEST_WAIT_MINUTES);
}

/** Why somebody cannot be taken into a sequence. */
export type EnrolmentRefusal =
  | 'already-running'
  | 'wrong-track'
  | 'lead-closed'
  | 'no-contact'
  | 'no-address'
  | 'no-lawful-basis'
  | 'opted-out'
  | 'wrong-language'
  | 'no-counterpart'
  | 'counterpart-not-writable';

/** A contact as far as it decides on being written to. */
export interface WritableContact {
  readonly hasAddress: boolean;
  readonly hasLawfulBasis: boolean;
  readonly optedOut: boolean;
  readonly language: MessageLanguage;
}

export interface EnrolmentCandidate {
  readonly track: Track;
  readonly isOpen: boolean;
  readonly alreadyRunning: boolean;
  readonly contact: WritableContact | null;
  readonly counterpart: WritableContact | null;
}

/**
 * What speaks against a run for this lead; empty when nothing does. A sequence that does not stop when its lead closes (aftercare) may
 * begin on a closed one. Contacts matter only for the messages they get.
 */
export function refusalsOf(definition: SequenceDefinition, candidate: EnrolmentCandidate): EnrolmentRefusal[] {
  const refusals: EnrolmentRefusal[] = [];
  if (candidate.alreadyRunning) refusals.push('already-running');
  if (definition.track !== null && definition.track !== candidate.track) refusals.push('wrong-track');
  if (!candidate.isOpen && definition.stopConditions.includes('lead-closed')) refusals.push('lead-closed');
  const writesTo = (recipient: string) =>
    definition.steps.some((step) => step.kind === 'message' && step.recipient === recipient);
  if (writesTo('principal')) refusals.push(...principalRefusals(definition, candidate.contact));
  if (definition.steps.some(({ recipient }) => recipient === 'counterpart')) {
    if (!candidate.counterpart) refusals.push('no-counterpart');
    else if (writesTo('counterpart') && !isWritable(candidate.counterpart)) refusals.push('counterpart-not-writable');
  }
  return refusals;
}

function principalRefusals({ languages }: SequenceDefinition, contact: WritableContact | null): EnrolmentRefusal[] {
  if (!contact) return ['no-contact'];
  const refusals: EnrolmentRefusal[] = [];
  if (!contact.hasAddress) refusals.push('no-address');
  if (!contact.hasLawfulBasis) refusals.push('no-lawful-basis');
  if (contact.optedOut) refusals.push('opted-out');
  if (languages !== null && !languages.includes(contact.language)) refusals.push('wrong-language');
  return refusals;
}

function isWritable({ hasAddress, hasLawfulBasis, optedOut }: WritableContact): boolean {
  return hasAddress && hasLawfulBasis && !optedOut;
}
