import { Link, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../shared/components/icon.js';
import { navigationItems } from './navigation-items.js';
import { tabKeys } from './phone-tab-keys.js';
import styles from './phone-tabs.module.css';

const PhoneMore = lazy(() => import('./phone-more.js').then((module) => ({ default: module.PhoneMore })));
const tabs = navigationItems.filter(({ key }) => tabKeys.includes(key));

/** The navigation of a phone: the pages of the day at the thumb, the others behind 'More'. */
export function PhoneTabs({ onFind, onKeys }: { readonly onFind: () => void; readonly onKeys: () => void }) {
  const { t } = useTranslation('common');
  const { pathname } = useLocation();
  const [openedAt, setOpenedAt] = useState<string | null>(null);
  return (
    <nav className={styles['tabs']} aria-label={t('nav.main')}>
      {tabs.map(({ key, to, icon }) => (
        <Link key={key} to={to} className={styles['tab']}>
          <Icon name={icon} size="lg" />
          {t(`nav.${key}`)}
        </Link>
      ))}
      <button type="button" className={styles['tab']} onClick={onFind}>
        <Icon name="search" size="lg" />
        {t('nav.findShort')}
      </button>
      <button type="button" className={styles['tab']} aria-haspopup="dialog" onClick={() => setOpenedAt(pathname)}>
        <Icon name="dots" size="lg" />
        {t('nav.more')}
      </button>
      <Suspense fallback={null}>
        {openedAt === pathname && <PhoneMore onClose={() => setOpenedAt(null)} onKeys={onKeys} />}
      </Suspense>
    </nav>
  );
}
