import { useTranslation } from 'react-i18next';
import type { Board } from '@brug/contracts/leads';
import { FigureLink } from '../../../shared/components/figure.js';
import { Money } from '../../../shared/components/money.js';
import { useFormat } from '../../../shared/format/use-format.js';
import styles from './board.module.css';

/** What is open on a board: count, value, weighted value. The report opens what they are made of. */
export function BoardTotals({ board }: { readonly board: Board }) {
  const { t } = useTranslation('leads');
  const format = useFormat();
  const { count, euroCents, weightedEuroCents } = board.open;
  const rate = t('board.rateOf', { day: format.dayOfYear(board.rateDate) });
  return (
    <div className={styles['totals']}>
      <span>
        <b>
          <FigureLink to="/reports/pipeline">{format.number(count)}</FigureLink>
        </b>{' '}
        {t('board.openLeads', { count })}
      </span>
      <span title={rate}>
        <b>
          <FigureLink to="/reports/pipeline">
            <Money value={{ amountMinor: euroCents, currency: 'EUR' }} />
          </FigureLink>
        </b>{' '}
        {t('board.value')}
      </span>
      <span title={rate}>
        <b>
          <FigureLink to="/reports/pipeline">
            <Money value={{ amountMinor: weightedEuroCents, currency: 'EUR' }} />
          </FigureLink>
        </b>{' '}
        {t('board.weighted')}
      </span>
    </div>
  );
}
