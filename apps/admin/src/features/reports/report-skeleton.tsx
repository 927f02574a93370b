import { useTranslation } from 'react-i18next';
import { Skeleton } from '../../shared/components/skeleton.js';
import headline from './headline.module.css';
import styles from './report.module.css';
import panel from './track-panel.module.css';

/** The report before its figures are there, in its own shape. */
export function ReportSkeleton({ tracks }: { readonly tracks: 1 | 2 }) {
  const { t } = useTranslation('common');
  return (
    <div className={styles['report']} role="status" aria-label={t('state.loading')}>
      <div className={headline['headline']}>
        {Array.from({ length: tracks + 4 }, (_, index) => (
          <div key={index} className={headline['figure']}>
            <div className={headline['label']}>
              <Skeleton width={110} />
            </div>
            <div className={headline['value']}>
              <Skeleton width={86} height={24} />
            </div>
            <div className={headline['note']}>
              <Skeleton width={124} />
            </div>
          </div>
        ))}
      </div>
      <div className={styles['tracks']} data-tracks={tracks}>
        {Array.from({ length: tracks }, (_, track) => (
          <div key={track} className={panel['panel']}>
            {Array.from({ length: 7 }, (_line, line) => (
              <div key={line} className={panel['waiting']}>
                <Skeleton width={76} />
                <Skeleton width={`${62 - line * 8}%`} height={26} />
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
