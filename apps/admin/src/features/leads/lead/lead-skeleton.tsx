import { useTranslation } from 'react-i18next';
import { Skeleton, SkeletonRows } from '../../../shared/components/skeleton.js';
import styles from './lead.module.css';

/** A lead on its way: title, steps, firms, plan, talk. */
export function LeadSkeleton() {
  const { t } = useTranslation('common');
  return (
    <div className={styles['skeleton']} role="status" aria-label={t('state.loading')}>
      <Skeleton width="55%" height={22} />
      <Skeleton width="75%" />
      <Skeleton height={6} />
      <Skeleton height={80} />
      <Skeleton height={110} />
      <SkeletonRows rows={4} />
    </div>
  );
}
