import { useTranslation } from 'react-i18next';
import type { CalendarPreview } from '@brug/contracts/calendars';
import type { CalendarDay } from '@brug/domain/calendars';
import { Chip } from '../../../shared/components/chip.js';
import { useFormat } from '../../../shared/format/use-format.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import { runsOf } from './runs.js';
import { TouchedFollowUps } from './touched-follow-ups.js';
import styles from './calendars.module.css';

/** What a year would change: its days, and the follow-ups that are planned on it. */
export function PreviewView({ preview }: { readonly preview: CalendarPreview }) {
  const { t } = useTranslation('administration');
  const { added, changed, removed, problems } = preview;
  const nothing = added.length + changed.length + removed.length === 0;
  return (
    <div className={styles['preview']}>
      {problems.length > 0 && <Problems preview={preview} />}
      {nothing && <p className="muted">{t('calendars.preview.nothing')}</p>}
      <Days title={t('calendars.preview.added', { count: added.length })} days={added} />
      <Days
        title={t('calendars.preview.changed', { count: changed.length })}
        days={changed.map(({ after }) => after)}
      />
      <Days title={t('calendars.preview.removed', { count: removed.length })} days={removed} />
      {problems.length === 0 && <TouchedFollowUps {...preview.followUps} />}
    </div>
  );
}

function Problems({ preview: { problems, moreProblems, days } }: { readonly preview: CalendarPreview }) {
  const { t } = useTranslation('administration');
  const format = useFormat();
  return (
    <div className={styles['problems']} role="alert">
      <p className="medium">{t('calendars.preview.problems', { count: problems.length + moreProblems })}</p>
      <ul>
        {problems.slice(0, shownProblems).map(({ path, code, message }) => (
          <li key={`${path} ${code}`}>
            <span className="muted">{placeOf(path)}</span> {t(`problem.${code}` as 'problem.calendar.empty', message)}
          </li>
        ))}
      </ul>
      {problems.length + moreProblems > shownProblems && (
        <p className="muted t12">
          {t('calendars.preview.moreProblems', { count: problems.length + moreProblems - shownProblems })}
        </p>
      )}
    </div>
  );

  /** The day or the line a problem is about. */
  function placeOf(path: string): string {
    const [where, number = ''] = path.split('.');
    const day = where === 'days' ? days[Number(number)] : undefined;
    if (day) return `${format.dayOfYear(day.date)}:`;
    return where === 'lines' ? `${t('calendars.preview.line', { number })}:` : '';
  }
}

const shownProblems = 12;

function Days({ title, days }: { readonly title: string; readonly days: readonly CalendarDay[] }) {
  const { t } = useTranslation('administration');
  const format = useFormat();
  const localised = useLocalised();
  if (days.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className={styles['runs']}>
        {runsOf(days).map(({ from, to, kind, names }) => (
          <li key={from}>
            <Chip tone={kind === 'holiday' ? 'danger' : 'line'}>
              {kind === 'holiday' ? t('calendars.look.holiday') : t('calendars.look.make-up')}
            </Chip>
            <span className="num">{from === to ? format.day(from) : `${format.day(from)} – ${format.day(to)}`}</span>
            <span className="muted truncate">{localised(names)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
