import type { MessageStep, SequenceDefinition, TaskStep } from '../sequence.js';

export function nameOfEveryLanguage(name: string) {
  return { nl: name, en: name, zh: name };
}

const timing = {
  key: 'a',
  delayWorkingDays: 0,
  calendar: 'CN',
  recipient: 'principal',
  condition: null,
  names: nameOfEveryLanguage('Step'),
} as const;

export function messageStep(change: Partial<MessageStep>): MessageStep {
  return { ...timing, kind: 'message', templateKey: 'hello', templateNumber: 1, ...change };
}

export function taskStep(change: Partial<TaskStep>): TaskStep {
  const titles = nameOfEveryLanguage('Call');
  return { ...timing, kind: 'task', taskKind: 'call', titles, hints: null, copyText: null, ...change };
}

/** A sound definition with one message. */
export function definitionOf(change: Partial<SequenceDefinition>): SequenceDefinition {
  return {
    track: null,
    languages: null,
    trigger: { type: 'lead-created', sources: null, stageKey: null, meetingKind: null, silentDays: null },
    stopConditions: ['reply', 'meeting-booked', 'stage-left', 'lead-closed', 'opt-out', 'stopped-by-hand'],
    steps: [messageStep({})],
    ...change,
  };
}
