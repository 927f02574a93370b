import { useTranslation } from 'react-i18next';
import { Page, PageTitle } from '../../shared/components/page.js';

export function LeadPage() {
  const { t } = useTranslation('leads');
  return (
    <Page title={t('title')} heading={<PageTitle>{t('title')}</PageTitle>}>
      {null}
    </Page>
  );
}
