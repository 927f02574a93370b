import type { ReactNode } from 'react';
import { classNames } from '../format/class-names.js';
import styles from './figures-table.module.css';

interface FiguresTableProps {
  /** Names the region that scrolls sideways on a small screen. */
  readonly label: string;
  /** Figures stand to the right, text to the left; the first column is to the left in both. */
  readonly of?: 'figures' | 'text';
  /** On the region around the table. */
  readonly className?: string | undefined;
  /** The parts of the table: caption, head, body, foot. */
  readonly children: ReactNode;
}

/** A table whose lines do not wrap. Where it is wider than the page it scrolls by itself, with keys too. */
export function FiguresTable({ label, of = 'figures', className, children }: FiguresTableProps) {
  return (
    <div className={classNames(styles['scroller'], className)} role="region" aria-label={label} tabIndex={0}>
      <table className={styles['table']} data-of={of}>
        {children}
      </table>
    </div>
  );
}
