import { useTranslation } from 'react-i18next';
import { Skeleton } from '../../../shared/components/skeleton.js';
import styles from './board.module.css';

/** A board on its way: columns with cards, without words. */
export function BoardSkeleton() {
  const { t } = useTranslation('common');
  return (
    <div className={styles['board']} role="status" aria-label={t('state.loading')}>
      {[5, 4, 6, 3, 3, 2, 1].map((cards, column) => (
        <div key={`${column}-${cards}`} className={styles['column']}>
          <div className={styles['head']}>
            <Skeleton width="60%" height={14} />
            <Skeleton width="85%" />
            <Skeleton height={4} />
          </div>
          <div className={styles['arriving']}>
            {Array.from({ length: cards }, (_, card) => (
              <Skeleton key={card} height={104} />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
