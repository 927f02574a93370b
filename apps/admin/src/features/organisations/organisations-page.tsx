import { useTranslation } from 'react-i18next';
import { Page, PageTitle } from '../../shared/components/page.js';

export function OrganisationsPage() {
  const { t } = useTranslation('organisations');
  return (
    <Page title={t('title')} heading={<PageTitle>{t('title')}</PageTitle>}>
      {null}
    </Page>
  );
}
