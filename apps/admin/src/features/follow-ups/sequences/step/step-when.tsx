import { useTranslation } from 'react-i18next';
import type { PassedDay } from '@brug/domain/calendars';
import type { Sequence } from '@brug/contracts/sequences';
import { DateText, LocalTimes } from '../../../../shared/components/times.js';
import { Fact, Facts } from '../../../../shared/components/facts.js';
import { useFormat } from '../../../../shared/format/use-format.js';
import { useLocalised } from '../../../../shared/i18n/use-localised.js';
import type { LineStep } from '../line/line-model.js';
import { useLineWords } from '../line/line-words.js';
import styles from './step.module.css';

interface StepWhenProps {
  readonly lineStep: LineStep;
  readonly reached: Sequence['reached'][number] | undefined;
}

/** Why the step falls on its day: what was counted, what was not, and in whose hours it lies. */
export function StepWhen({ lineStep: { step, date }, reached }: StepWhenProps) {
  const { t } = useTranslation('sequences');
  const words = useLineWords();
  const spans = useSpans();
  if (date === null) return <p className={styles['none']}>{t('when.unknown')}</p>;
  const { skipped, workedSpecially, waitedForRecipient, unpublishedYears } = date.explanation;
  return (
    <div className={styles['panel']}>
      <Facts>
        <Fact label={t('when.rule')}>{words.delayInWords(step)}</Fact>
        <Fact label={t('when.day')}>
          <DateText on={date.day} look="year" /> · <LocalTimes at={date.at.epochMilliseconds} />
        </Fact>
        <Fact label={t('when.hours')}>
          {t(step.kind === 'message' ? 'when.recipientHours' : 'when.ownerHours', { side: t(`side.${date.acting}`) })}
        </Fact>
        {skipped.length > 0 && <Fact label={t('when.notCounted')}>{spans(skipped)}</Fact>}
        {workedSpecially.length > 0 && <Fact label={t('when.worked')}>{spans(workedSpecially)}</Fact>}
        {waitedForRecipient.length > 0 && <Fact label={t('when.waited')}>{spans(waitedForRecipient)}</Fact>}
        {date.naiveDay && (
          <Fact label={t('line.naive')}>
            <DateText on={date.naiveDay} look="year" />
          </Fact>
        )}
        {date.provisional && (
          <Fact label={t('line.provisional')}>
            <span className="is-warn">
              {t('when.provisional', { years: words.listOf(unpublishedYears.map(String)) })}
            </span>
          </Fact>
        )}
        {reached && (
          <Fact label={t('when.soFar')}>
            {t('when.reached', { count: reached.reached, sent: reached.sent, skipped: reached.skipped })}
          </Fact>
        )}
      </Facts>
    </div>
  );
}

/** Days as stretches with their holiday: `14 – 23 Feb (Spring Festival), 28 Feb`. */
function useSpans(): (days: readonly PassedDay[]) => string {
  const format = useFormat();
  const localised = useLocalised();
  return (days) => {
    const spans: { from: string; to: string; names: Set<string> }[] = [];
    for (const { date, statuses } of days) {
      const names = statuses.flatMap(({ names: found, reason }) =>
        found && reason === 'holiday' ? localised(found) : [],
      );
      const last = spans.at(-1);
      const follows = last && Temporal.PlainDate.from(last.to).add({ days: 1 }).toString() === date;
      if (last && follows) {
        last.to = date;
        for (const name of names) last.names.add(name);
      } else {
        spans.push({ from: date, to: date, names: new Set(names) });
      }
    }
    return spans
      .map(({ from, to, names }) => {
        const text = from === to ? format.dayOfMonth(from) : `${format.dayOfMonth(from)} – ${format.dayOfMonth(to)}`;
        return names.size === 0 ? text : `${text} (${[...names].join(', ')})`;
      })
      .join(', ');
  };
}
