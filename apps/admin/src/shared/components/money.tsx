import type { MoneyValue } from '../format/format.js';
import { useFormat } from '../format/use-format.js';
import styles from './money.module.css';

interface MoneyProps {
  /** What leads: the amount in euro where there is one. */
  readonly value: MoneyValue;
  /** The amount as it was agreed, when that was in another currency. */
  readonly original?: MoneyValue | null;
  /** Compact unless told: `€ 18.5 m`; the full amount is the hint. */
  readonly full?: boolean;
  readonly strong?: boolean;
}

/** Euro leads, yuan follows. */
export function Money({ value, original = null, full = false, strong = false }: MoneyProps) {
  const format = useFormat();
  const say = full ? format.money : format.moneyCompact;
  const follows = original !== null && original.currency !== value.currency ? original : null;
  return (
    <span className={styles['money']}>
      <span className={strong ? 'strong' : undefined} title={full ? undefined : format.money(value)}>
        {say(value)}
      </span>
      {follows && (
        <>
          <span className={styles['bar']} aria-hidden="true">
            |
          </span>
          <span className="muted" title={full ? undefined : format.money(follows)}>
            {say(follows)}
          </span>
        </>
      )}
    </span>
  );
}
