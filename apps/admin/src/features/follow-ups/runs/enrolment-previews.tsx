import { useTranslation } from 'react-i18next';
import type { EnrolmentPreview, TemplateProblemDto } from '@brug/contracts/sequences';
import { TIME_ZONES } from '@brug/domain/calendars';
import { AnyScript } from '../../../shared/components/any-script.js';
import { Chip } from '../../../shared/components/chip.js';
import { Icon } from '../../../shared/components/icon.js';
import { useFormat } from '../../../shared/format/use-format.js';
import { LeadLine } from '../../../shared/records/lead-field.js';
import { useNow } from '../../../shared/time/now.js';
import { useProblemSentence } from '../templates/use-problem-sentence.js';
import { useRefusalSentence } from './use-refusal-sentence.js';
import styles from './enrol-dialog.module.css';

interface EnrolmentPreviewsProps {
  readonly previews: readonly EnrolmentPreview[];
  /** Newer ones are on their way. */
  readonly isOld: boolean;
  /** There is one lead only, which stands above already. */
  readonly alone: boolean;
}

/** When every step would fall, on both clocks, for each lead; and what speaks against it. */
export function EnrolmentPreviews({ previews, isOld, alone }: EnrolmentPreviewsProps) {
  const { t } = useTranslation('runs');
  return (
    <section aria-label={t('enrol.preview')} aria-busy={isOld || undefined}>
      {previews.map((preview) => (
        <Preview key={preview.lead.id} preview={preview} alone={alone} />
      ))}
    </section>
  );
}

function Preview({ preview, alone }: { readonly preview: EnrolmentPreview; readonly alone: boolean }) {
  const { t } = useTranslation(['runs', 'templates', 'common']);
  const refusal = useRefusalSentence();
  const { lead, contact, refusals, missing, steps } = preview;
  return (
    <article className={styles['preview']} aria-label={lead.number}>
      <div className={styles['previewHead']}>
        {!alone && <LeadLine lead={lead} />}
        {contact && (
          <AnyScript className="muted">{t('enrol.to', { name: contact.chineseName ?? contact.name })}</AnyScript>
        )}
      </div>
      {refusals.length > 0 && (
        <ul>
          {refusals.map((reason) => (
            <li key={reason} className="is-danger">
              {refusal(reason)}
            </li>
          ))}
        </ul>
      )}
      {missing.length > 0 && (
        <p className="is-warn">
          {t('enrol.needs', { names: missing.map((name) => t(`templates:variable.${name}`)).join(', ') })}
        </p>
      )}
      {steps.length > 0 && (
        <div className={styles['scroll']}>
          <table className={styles['table']}>
            <caption className="sr-only">{t('enrol.preview')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('enrol.step')}</th>
                <th scope="col">{t('enrol.days')}</th>
                <th scope="col">{t('common:place.kortrijk')}</th>
                <th scope="col">{t('common:place.hangzhou')}</th>
              </tr>
            </thead>
            <tbody>
              {steps.map((step) => (
                <StepRow key={step.stepKey} step={step} problems={step.problems.filter(isNotAsked)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </article>
  );

  /** What is asked for above the dates needs no second telling. */
  function isNotAsked({ kind, name }: TemplateProblemDto): boolean {
    return kind !== 'missing' || !missing.some((asked) => asked === name);
  }
}

interface StepRowProps {
  readonly step: EnrolmentPreview['steps'][number];
  readonly problems: readonly TemplateProblemDto[];
}

function StepRow({ step, problems }: StepRowProps) {
  const { t } = useTranslation('runs');
  const sentence = useProblemSentence();
  const { kind, title, calendar, workingDays, provisional, dueAt } = step;
  return (
    <tr>
      <th scope="row">
        <span className={styles['title']}>
          <Icon name={kind === 'message' ? 'mail' : 'task'} size="sm" label={t(`enrol.${kind}`)} className="muted" />
          <AnyScript>{title}</AnyScript>
        </span>
        {problems.map((problem) => (
          <span key={`${problem.kind} ${problem.name}`} className="is-warn t12">
            {sentence(problem)}{' '}
          </span>
        ))}
      </th>
      <td className="muted t12">
        {workingDays === 0 ? t('enrol.after.now') : t(`enrol.after.${calendar}`, { count: workingDays })}
      </td>
      <td className={styles['when']}>
        <WallClock at={dueAt} region="BE" />
      </td>
      <td className={styles['when']}>
        <WallClock at={dueAt} region="CN" />{' '}
        {provisional && (
          <Chip tone="warn" icon="question" title={t('step.provisionalHint')}>
            {t('step.provisional')}
          </Chip>
        )}
      </td>
    </tr>
  );
}

/** Day and time as the clock on a side shows them. */
export function WallClock({ at, region }: { readonly at: string; readonly region: 'BE' | 'CN' }) {
  const format = useFormat();
  const zone = TIME_ZONES[region];
  const thisYear = Number(format.dayIn(useNow(), zone).slice(0, 4));
  return (
    <time dateTime={at} className={region === 'CN' ? 'muted' : undefined}>
      {format.day(format.dayIn(at, zone), thisYear)} {format.time(at, zone)}
    </time>
  );
}
