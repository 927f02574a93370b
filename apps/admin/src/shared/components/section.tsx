import { useId } from 'react';
import type { ReactNode } from 'react';
import { classNames } from '../format/class-names.js';
import styles from './section.module.css';

interface SectionProps {
  readonly title: string;
  readonly count?: number | undefined;
  /** What stands at the right of the heading. */
  readonly aside?: ReactNode;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A part of a page under its heading: `People 3`. */
export function Section({ title, count, aside, className, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classNames(styles['section'], className)}>
      <div className={styles['head']}>
        <h2 id={id}>{title}</h2>
        {count !== undefined && <span className="muted t12 num">{count}</span>}
        {aside !== undefined && <span className={styles['aside']}>{aside}</span>}
      </div>
      {children}
    </section>
  );
}
