import { useTranslation } from 'react-i18next';
import { TIME_ZONES } from '@brug/domain/calendars';
import type { SequenceTrigger, StepCondition } from '@brug/domain/sequences';
import type { SequenceDefinitionDto } from '@brug/contracts/sequences';
import type { IconName } from '../../../../shared/components/icon.js';
import { useFormat } from '../../../../shared/format/use-format.js';
import { useLocalised } from '../../../../shared/i18n/use-localised.js';

type Step = SequenceDefinitionDto['steps'][number];

/** What a step is, as its drawing. */
export function iconOf(step: Pick<Step, 'kind'> & { readonly taskKind?: string }): IconName {
  if (step.kind === 'message') return 'mail';
  return ({ call: 'phone', wechat: 'wechat', visit: 'site' } as const)[step.taskKind ?? ''] ?? 'task';
}

/** How steps are called on the drawing, in its table and in its list. */
export function useLineWords() {
  const { t, i18n } = useTranslation('sequences');
  const format = useFormat();
  const localised = useLocalised();
  const list = new Intl.ListFormat(format.locale, { type: 'conjunction' });

  return {
    language: i18n.language,
    nameOf: (step: Pick<Step, 'names'>) => localised(step.names) || t('step.unnamed'),
    /** `message 1`, `call 4`. */
    kindOf: (step: Step, index: number) =>
      step.kind === 'message'
        ? t('step.messageNumber', { number: index + 1 })
        : t('step.taskNumber', { kind: t(`taskKind.${step.taskKind}`), number: index + 1 }),
    /** `+ 3 CN days`: short, for the line. */
    delayOf: ({ delayWorkingDays, calendar }: Step) =>
      delayWorkingDays === 0 ? t('delay.sameDay') : t(`delay.${calendar}`, { count: delayWorkingDays }),
    /** The same in a sentence. */
    delayInWords: ({ delayWorkingDays, calendar }: Step) =>
      delayWorkingDays === 0 ? t('delayLong.sameDay') : t(`delayLong.${calendar}`, { count: delayWorkingDays }),
    conditionOf: (condition: StepCondition | null) =>
      condition === null ? t('condition.always') : t(`condition.${condition.fact}.${condition.is ? 'yes' : 'no'}`),
    triggerOf: ({ type }: Pick<SequenceTrigger, 'type'>) => t(`trigger.${type}`),
    /** As `triggerOf`, standing alone. */
    triggerName: ({ type }: Pick<SequenceTrigger, 'type'>) => capitalised(t(`trigger.${type}`)),
    listOf: (items: Iterable<string>) => list.format(items),
    /** `03:00 | 10:00`: Kortrijk, then Hangzhou. */
    times: (at: Temporal.Instant) =>
      `${format.time(at.epochMilliseconds, TIME_ZONES.BE)} | ${format.time(at.epochMilliseconds, TIME_ZONES.CN)}`,
  };
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

export type LineWords = ReturnType<typeof useLineWords>;
