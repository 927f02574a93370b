import { useTranslation } from 'react-i18next';
import type { BoardColumn } from '@brug/contracts/leads';
import { IconButton } from '../../../shared/components/button.js';
import { Money } from '../../../shared/components/money.js';
import { useFormat } from '../../../shared/format/use-format.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import styles from './board.module.css';

interface ColumnHeadProps {
  readonly column: BoardColumn;
  readonly largest: bigint;
  readonly onFold?: (() => void) | undefined;
}

/** Name, count, value, weighted value and probability of a stage; the bar is its value, and in it its weighted value. */
export function ColumnHead({ column, largest, onFold }: ColumnHeadProps) {
  const { t } = useTranslation('leads');
  const localised = useLocalised();
  const format = useFormat();
  const { stage, count, euroCents, weightedEuroCents } = column;
  const open = stage.category === 'open';
  return (
    <header className={styles['head']}>
      <div className={styles['headLine']}>
        <h2 className="truncate">{localised(stage.names)}</h2>
        <span className="muted num">{format.number(count)}</span>
        <span className={styles['probability']}>
          {open && format.basisPoints(stage.probabilityBp)}
          {onFold && <IconButton icon="right" size="sm" label={t('board.fold')} onClick={onFold} />}
        </span>
      </div>
      <div className={styles['sums']}>
        <b title={perCurrency(column, format.money)}>
          <Money value={{ amountMinor: euroCents, currency: 'EUR' }} />
        </b>
        {open && (
          <span>
            {t('board.weighted')}{' '}
            <span title={format.money({ amountMinor: weightedEuroCents, currency: 'EUR' })}>
              {format.figureBeside(
                { amountMinor: weightedEuroCents, currency: 'EUR' },
                { amountMinor: euroCents, currency: 'EUR' },
              )}
            </span>
          </span>
        )}
      </div>
      <div className={styles['bar']} aria-hidden="true">
        <i style={{ width: share(euroCents, largest) }} />
        <i style={{ width: share(weightedEuroCents, largest) }} />
      </div>
    </header>
  );
}

function perCurrency(column: BoardColumn, say: (money: BoardColumn['perCurrency'][number]) => string): string {
  return column.perCurrency.map(say).join(' + ');
}

function share(cents: string, largest: bigint): string {
  if (largest <= 0n) return '0%';
  return `${Number((BigInt(cents) * 1000n) / largest) / 10}%`;
}
