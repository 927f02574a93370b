import { useTranslation } from 'react-i18next';
import { REGIONS } from '@brug/domain/calendars';
import { AnyScript } from '../../../../shared/components/any-script.js';
import { DateText, LocalTimes } from '../../../../shared/components/times.js';
import { useLocalised } from '../../../../shared/i18n/use-localised.js';
import type { LineModel } from './line-model.js';
import { useLineWords } from './line-words.js';
import styles from './line.module.css';

/** The same as the drawing, to be read: every step with its date, and every special day on the way. */
export function LineTable({ model }: { readonly model: LineModel }) {
  const { t } = useTranslation('sequences');
  const words = useLineWords();
  const { steps, triggerAt } = model;
  return (
    <div className={styles['tables']}>
      <table className={styles['table']}>
        <caption className="sr-only">{t('line.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('table.step')}</th>
            <th scope="col">{t('table.delay')}</th>
            <th scope="col">{t('table.day')}</th>
            <th scope="col">{t('table.times')}</th>
            <th scope="col">{t('table.condition')}</th>
            <th scope="col">{t('table.naive')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>{t('table.trigger')}</td>
            <td />
            <td>
              <DateText on={model.triggerDay} />
            </td>
            <td>
              <LocalTimes at={triggerAt.epochMilliseconds} />
            </td>
            <td />
            <td />
          </tr>
          {steps.map(({ index, step, date }) => (
            <tr key={step.key}>
              <td>
                <AnyScript>{words.nameOf(step)}</AnyScript> <span className="muted">{words.kindOf(step, index)}</span>
              </td>
              <td>{words.delayInWords(step)}</td>
              <td>
                {date && <DateText on={date.day} />}
                {date?.provisional && <span className="is-warn"> {t('line.provisional')}</span>}
              </td>
              <td>{date && <LocalTimes at={date.at.epochMilliseconds} />}</td>
              <td>{words.conditionOf(step.condition)}</td>
              <td>{date?.naiveDay && <DateText on={date.naiveDay} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <SpecialDays model={model} />
    </div>
  );
}

function SpecialDays({ model: { steps, triggerDay, calendars } }: { readonly model: LineModel }) {
  const { t } = useTranslation('sequences');
  const localised = useLocalised();
  const last = steps.reduce((latest, { date }) => (date && date.day > latest ? date.day : latest), triggerDay);
  const first = Temporal.PlainDate.from(triggerDay);
  const count = first.until(Temporal.PlainDate.from(last)).days + 1;
  const special = Array.from({ length: count }, (_, index) => first.add({ days: index })).flatMap((day) =>
    REGIONS.map((region) => calendars[region].statusOf(day)).filter(
      ({ reason }) => reason === 'holiday' || reason === 'make-up',
    ),
  );
  return (
    <table className={styles['table']}>
      <caption className="sr-only">{t('table.specialDays')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('table.day')}</th>
          <th scope="col">{t('table.side')}</th>
          <th scope="col">{t('table.specialDays')}</th>
          <th scope="col">{t('table.isWorked')}</th>
        </tr>
      </thead>
      <tbody>
        {special.map(({ date, region, reason, names }) => (
          <tr key={`${region}${date}`}>
            <td>
              <DateText on={date} />
            </td>
            <td>{t(`side.${region}`)}</td>
            <td>{names && localised(names)}</td>
            <td className="muted">{t(reason === 'make-up' ? 'table.worked' : 'table.off')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
