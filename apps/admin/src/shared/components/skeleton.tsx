import { useTranslation } from 'react-i18next';
import { classNames } from '../format/class-names.js';
import styles from './skeleton.module.css';

interface SkeletonProps {
  readonly width?: number | string;
  readonly height?: number;
  readonly className?: string | undefined;
}

/** A grey bar in the shape of what comes. */
export function Skeleton({ width = '100%', height = 12, className }: SkeletonProps) {
  return (
    <span aria-hidden="true" data-skeleton className={classNames(styles['bar'], className)} style={{ width, height }} />
  );
}

/** Rows of a list that is on its way. */
export function SkeletonRows({ rows = 8 }: { readonly rows?: number }) {
  const { t } = useTranslation('common');
  return (
    <div role="status" aria-label={t('state.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles['row']}>
          <Skeleton width={18} height={18} />
          <Skeleton width={`${16 + ((row * 7) % 12)}%`} />
          <Skeleton width={`${28 + ((row * 11) % 24)}%`} />
        </div>
      ))}
    </div>
  );
}
