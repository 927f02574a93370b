import { Link, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Drawer } from '../shared/components/dialog.js';
import { Icon } from '../shared/components/icon.js';
import { TrackMark } from '../shared/components/track-mark.js';
import { useMailboxUrl } from './mailbox-url.js';
import { navigationItems } from './navigation-items.js';
import { UserMenu } from './user-menu.js';
import styles from './phone-tabs.module.css';

const tabs = navigationItems.filter(({ key }) => key === 'today' || key === 'investment' || key === 'export');
const others = navigationItems.filter((item) => !tabs.includes(item));

/** The navigation of a phone: the pages of the day at the thumb, the others behind 'More'. */
export function PhoneTabs({ onFind, onKeys }: { readonly onFind: () => void; readonly onKeys: () => void }) {
  const { t } = useTranslation('common');
  const { pathname } = useLocation();
  const mailbox = useMailboxUrl();
  const [openedAt, setOpenedAt] = useState<string | null>(null);
  const close = () => setOpenedAt(null);
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
      <button type="button" className={styles['tab']} onClick={() => setOpenedAt(pathname)}>
        <Icon name="dots" size="lg" />
        {t('nav.more')}
      </button>
      <Drawer opened={openedAt === pathname} onClose={close} title={t('nav.main')}>
        <ul>
          {others.map(({ key, to, icon, track }) => (
            <li key={key}>
              <Link to={to} className={styles['item']} onClick={close}>
                {track ? <TrackMark track={track} decorative /> : <Icon name={icon} />}
                {t(`nav.${key}`)}
              </Link>
            </li>
          ))}
          {mailbox !== null && (
            <li>
              <Link to="/mailbox" className={styles['item']} onClick={close}>
                <Icon name="mail" />
                {t('nav.mailbox')}
              </Link>
            </li>
          )}
        </ul>
        <UserMenu compact={false} onKeys={onKeys} />
      </Drawer>
    </nav>
  );
}
