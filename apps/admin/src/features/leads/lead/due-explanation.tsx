import { useTranslation } from 'react-i18next';
import type { ExplainedFollowUp } from '@brug/contracts/follow-ups';
import { TIME_ZONES } from '@brug/domain/calendars';
import type { Region } from '@brug/domain/calendars';
import { regionOfTimeZone } from '@brug/domain/follow-ups';
import { useFormat } from '../../../shared/format/use-format.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import { useBothZones } from '../../../shared/time/use-both-zones.js';
import { makeUpDays, stretchesOf, wordsOf } from './due-why.js';
import type { DayWord, Stretch } from './due-why.js';
import styles from './due-explanation.module.css';

type Explained = Pick<ExplainedFollowUp, 'kind' | 'state' | 'dueAt' | 'dueReason' | 'explanation' | 'contact' | 'lead'>;

/** When something is due at the other end and at its owner's: `Wed 25 Feb 09:00 Hangzhou · 02:00 Kortrijk`. */
export function DueInBothZones({ followUp }: { readonly followUp: Explained }) {
  const { first, second } = useBothZones()(followUp.dueAt, recipientRegionOf(followUp));
  return (
    <time dateTime={followUp.dueAt} className={styles['when']}>
      {first}
      <span className="muted"> · {second}</span>
    </time>
  );
}

/** Why something is due when it is: a line, and behind it the days that were counted, passed over and waited for. */
export function WhyDue({ followUp }: { readonly followUp: Explained }) {
  const { t } = useTranslation('overview');
  const line = useWhyLine(followUp);
  const stretches = stretchesOf(followUp.explanation.days);
  if (stretches.length === 0) return <p className={styles['line']}>{line}</p>;
  return (
    <details className={styles['why']}>
      <summary className={styles['line']}>{line}</summary>
      <ol className={styles['days']} aria-label={t('why.days')}>
        {stretches.map((stretch) => (
          <DayLine key={`${stretch.from} ${stretch.role}`} stretch={stretch} followUp={followUp} />
        ))}
      </ol>
    </details>
  );
}

function DayLine({ stretch, followUp }: { readonly stretch: Stretch; readonly followUp: Explained }) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const nameOf = useNameOfWord();
  const { from, to, role, numbers, minutes, words } = stretch;
  return (
    <li data-role={role}>
      <span className={styles['date']}>
        {from === to ? format.day(from) : t('why.range', { from: format.day(from), to: format.day(to) })}
      </span>
      <span className={styles['number']}>{numberText()}</span>
      <span>{[roleText(), ...words.map(nameOf)].filter((text) => text !== '').join(' · ')}</span>
    </li>
  );

  function numberText(): string {
    if (minutes !== null) return t('why.minutes', { count: minutes });
    if (numbers === null) return '';
    return numbers[0] === numbers[1] ? String(numbers[0]) : t('why.range', { from: numbers[0], to: numbers[1] });
  }

  function roleText(): string {
    if (role === 'counted') return '';
    return role === 'skipped' ? t('why.notCounted') : t(followUp.kind === 'task' ? 'why.waitsOwner' : 'why.waitsThem');
  }
}

/** The whole reason in one line, put together from what was counted. */
function useWhyLine({ kind, state, dueReason, explanation }: Explained): string {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const nameOf = useNameOfWord();
  const { timing, calendar, workingDays, workingMinutes } = dueReason;
  const { days, countedFrom, unpublishedYears, moved } = explanation;
  const skipped = days.filter(({ role }) => role === 'skipped').length;
  const names = (words: readonly DayWord[]) => words.map(nameOf).join(t('why.comma'));
  const holidays = wordsOf(days, 'skipped').filter(({ kind: word }) => word !== 'weekend');
  const clauses = [
    base(),
    holidays.length > 0 && t('why.passed', { count: skipped, names: names(holidays) }),
    ...makeUpDays(days).map(({ date }) => t('why.madeUp', { day: format.day(date) })),
    days.some(({ role }) => role === 'waited') &&
      t(kind === 'task' ? 'why.waitedOwner' : 'why.waitedThem', { names: names(wordsOf(days, 'waited')) }),
    ...unpublishedYears.map((year) => t('why.unpublished', { year })),
    moved && t(state === 'failed' ? 'why.retried' : 'why.moved'),
  ];
  return clauses.filter((clause) => clause !== false).join(t('why.semicolon'));

  function base(): string {
    const zone = TIME_ZONES[calendar === 'CN' ? 'CN' : 'BE'];
    const from = countedFrom === null ? null : format.day(format.dayIn(countedFrom, zone));
    if (workingDays !== null && calendar !== null) {
      const counted = { count: workingDays, side: t(`why.side.${calendar}`) };
      if (timing === 'snoozed') return t('why.putOff', counted);
      return from === null ? t('why.workingDays', counted) : t('why.workingDaysAfter', { ...counted, day: from });
    }
    if (workingMinutes !== null) return t('why.officeHours', { count: workingMinutes / 60 });
    return t(`why.timing.${timing}`);
  }
}

function useNameOfWord(): (word: DayWord) => string {
  const { t } = useTranslation('overview');
  const localised = useLocalised();
  return (word) => {
    if (word.kind === 'named') return localised(word.names);
    if (word.kind === 'weekend') return t('why.weekend');
    return t(word.kind === 'make-up' ? 'why.makeUp' : `why.holiday.${word.region}`);
  };
}

/** The side of who gets a message or a call, as the planner has it. */
function recipientRegionOf({ contact, lead }: Explained): Region {
  if (contact) return regionOfTimeZone(contact.timeZone);
  return lead?.organisation.country === 'CN' ? 'CN' : 'BE';
}
