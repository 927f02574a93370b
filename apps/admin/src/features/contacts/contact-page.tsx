import { useTranslation } from 'react-i18next';
import { Page, PageTitle } from '../../shared/components/page.js';

export function ContactPage() {
  const { t } = useTranslation('contacts');
  return (
    <Page title={t('title')} heading={<PageTitle>{t('title')}</PageTitle>}>
      {null}
    </Page>
  );
}
