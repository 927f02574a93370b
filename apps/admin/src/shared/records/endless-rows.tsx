import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../components/error-notice.js';
import { SkeletonRows } from '../components/skeleton.js';
import { classNames } from '../format/class-names.js';
import { useHotkeys } from '../hotkeys/use-hotkeys.js';
import type { Endless } from './use-endless.js';
import styles from './endless-rows.module.css';

export interface Column<T> {
  readonly key: string;
  readonly head: string;
  readonly cell: (row: T) => ReactNode;
  readonly align?: 'right';
}

interface EndlessRowsProps<T> {
  /** What the rows are: the accessible name of the table. */
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly list: Endless<T>;
  readonly keyOf: (row: T) => string;
  /** What shows when there is nothing. */
  readonly empty: ReactNode;
  /** Gives rows and head the same grid. */
  readonly className?: string | undefined;
  /** Height of a row in pixels, and on a phone. */
  readonly rowHeight?: number;
  readonly phoneRowHeight?: number;
}

/** How many rows before the end the next page is asked for. */
const ahead = 20;

/**
 * A table without an end: only the rows in sight are in the page, the next ones are fetched before one gets there. J and K move from row to
 * row, the first link of a row is what ↵ opens.
 */
export function EndlessRows<T>({
  label,
  columns,
  list,
  keyOf,
  empty,
  className,
  rowHeight = 36,
  phoneRowHeight = 62,
}: EndlessRowsProps<T>) {
  const { t } = useTranslation('records');
  const scroller = useRef<HTMLDivElement>(null);
  const wanted = useRef<number | null>(null);
  const [current, setCurrent] = useState(-1);
  const onPhone = useMediaQuery('(max-width: 640px)') === true;
  const { rows, hasMore, loadMore } = list;
  const height = onPhone ? phoneRowHeight : rowHeight;
  // The virtualizer is read in this component only, which no compiler memoises.
  // eslint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : keyOf(row);
    },
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;

  useEffect(() => virtualizer.measure(), [virtualizer, height]);
  useEffect(() => {
    if (hasMore && last >= rows.length - ahead) loadMore();
  }, [hasMore, last, rows.length, loadMore]);
  useEffect(() => {
    if (wanted.current === null) return;
    const link = scroller.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"] a`);
    if (!link) return;
    wanted.current = null;
    link.focus({ preventScroll: true });
  });

  const move = (step: number) => {
    const next = Math.min(rows.length - 1, Math.max(0, current + step));
    wanted.current = next;
    setCurrent(next);
    virtualizer.scrollToIndex(next, { align: 'auto' });
  };
  useHotkeys(label, [
    { keys: 'j', label: t('list.next'), run: () => move(1), enabled: rows.length > 0, inPalette: false },
    { keys: 'k', label: t('list.previous'), run: () => move(-1), enabled: rows.length > 0, inPalette: false },
  ]);

  if (list.isPending) return <SkeletonRows rows={14} />;
  if (list.error !== null && rows.length === 0) {
    return (
      <div className={styles['notice']}>
        <ErrorNotice error={list.error} onRetry={list.retry} />
      </div>
    );
  }
  if (rows.length === 0) return <>{empty}</>;

  return (
    <div ref={scroller} className={classNames(styles['scroller'], className)}>
      <div
        role="table"
        aria-label={label}
        aria-rowcount={hasMore ? -1 : rows.length + 1}
        aria-busy={list.isRefreshing || undefined}
      >
        <div role="rowgroup" className={styles['headGroup']}>
          <div role="row" aria-rowindex={1} className={classNames(styles['row'], styles['head'])}>
            {columns.map(({ key, head, align }) => (
              <span key={key} role="columnheader" data-cell={key} className={align === 'right' ? 'right' : undefined}>
                {head}
              </span>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={styles['body']} style={{ height: virtualizer.getTotalSize() }}>
          {items.map(({ index, key, start, size }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <div
                key={key}
                role="row"
                aria-rowindex={index + 2}
                data-index={index}
                data-current={index === current || undefined}
                className={styles['row']}
                style={{ height: size, transform: `translateY(${start}px)` }}
                onFocus={() => setCurrent(index)}
              >
                {columns.map(({ key: column, cell, align }) => (
                  <span key={column} role="cell" data-cell={column} className={align === 'right' ? 'right' : undefined}>
                    {cell(row)}
                  </span>
                ))}
              </div>
            );
          })}
        </div>
      </div>
      {list.error === null ? (
        hasMore && (
          <div className={styles['more']}>
            <SkeletonRows rows={2} />
          </div>
        )
      ) : (
        <div className={styles['notice']}>
          <ErrorNotice error={list.error} onRetry={list.retry} />
        </div>
      )}
    </div>
  );
}
