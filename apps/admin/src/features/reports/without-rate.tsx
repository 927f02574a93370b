import { useTranslation } from 'react-i18next';
import type { PipelineReport } from '@brug/contracts/reports';
import { Icon } from '../../shared/components/icon.js';
import { useFormat } from '../../shared/format/use-format.js';
import styles from './report.module.css';

/** Says which amounts are in no euro figure, because nobody knows a rate for them. */
export function WithoutRate({ report }: { readonly report: PipelineReport }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const { withoutRate, rateDate } = report;
  if (withoutRate.length === 0) return null;
  return (
    <p className={styles['withoutRate']} role="note">
      <Icon name="alert" size="sm" />
      {t('rates.without', { currencies: withoutRate.join(', '), day: format.dayOfYear(rateDate) })}
    </p>
  );
}
