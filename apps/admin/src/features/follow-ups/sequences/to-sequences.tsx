import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** The way back to all sequences. */
export function ToSequences() {
  const { t } = useTranslation('sequences');
  return <Link to="/follow-ups/sequences">{t('title')}</Link>;
}
