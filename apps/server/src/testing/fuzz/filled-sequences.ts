import type { SequenceDefinitionDto } from '@brug/contracts/sequences';

/** Of the template that the sequences of the world of cases send. */
export const TEMPLATE_KEY = 'fuzz-hello';

/** A definition that nothing speaks against; versions of templates come and go, so only the first is named. */
export function plainDefinition(kind: 'task' | 'message'): SequenceDefinitionDto {
  const names = { nl: 'Stap', en: 'Step', zh: '步骤' };
  const timing = { calendar: 'both', recipient: 'principal', condition: null, names, delayWorkingDays: 5 } as const;
  const step =
    kind === 'task'
      ? ({ ...timing, key: 'call', kind, taskKind: 'call', titles: names, hints: null, copyText: null } as const)
      : ({ ...timing, key: 'mail', kind, templateKey: TEMPLATE_KEY, templateNumber: 1 } as const);
  return {
    track: null,
    languages: null,
    trigger: { type: 'by-hand', sources: null, stageKey: null, meetingKind: null, silentDays: null },
    stopConditions: ['opt-out', 'stopped-by-hand'],
    steps: [step],
  };
}
