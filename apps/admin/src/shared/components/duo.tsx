import { classNames } from '../format/class-names.js';
import { AnyScript } from './any-script.js';
import styles from './duo.module.css';

interface DuoProps {
  /** Name in Latin letters. */
  readonly name: string;
  readonly chineseName?: string | null;
  /** ISO 3166 country: the Chinese name of a firm from China comes first, that of any other second. */
  readonly country: string;
  /** The second name below the first instead of beside it. */
  readonly stacked?: boolean;
  readonly className?: string | undefined;
}

/** The two names of one firm or one person. */
export function Duo({ name, chineseName, country, stacked = false, className }: DuoProps) {
  const names = [name, chineseName ?? ''].filter((text) => text !== '');
  const [first = '', second] = country === 'CN' ? names.toReversed() : names;
  return (
    <span className={classNames(styles['duo'], stacked && styles['stacked'], className)}>
      <AnyScript className={styles['first']}>{first}</AnyScript>
      {second !== undefined && second !== first && <AnyScript className={styles['second']}>{second}</AnyScript>}
    </span>
  );
}
