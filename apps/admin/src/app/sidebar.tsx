import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BrandMark } from '../shared/components/brand-mark.js';
import { IconButton } from '../shared/components/button.js';
import { Icon } from '../shared/components/icon.js';
import { Kbd } from '../shared/components/kbd.js';
import { TrackMark } from '../shared/components/track-mark.js';
import { classNames } from '../shared/format/class-names.js';
import { useMailboxUrl } from './mailbox-url.js';
import { useNavigationCounts } from './navigation-counts.js';
import { useNavigationItems } from './use-navigation-items.js';
import { UserMenu } from './user-menu.js';
import styles from './sidebar.module.css';

interface SidebarProps {
  readonly folded: boolean;
  readonly onFold: () => void;
  readonly onFind: () => void;
  readonly onKeys: () => void;
}

export function Sidebar({ folded, onFold, onFind, onKeys }: SidebarProps) {
  const { t } = useTranslation('common');
  const counts = useNavigationCounts();
  const mailbox = useMailboxUrl();
  const navigationItems = useNavigationItems();
  return (
    <nav className={styles['sidebar']} aria-label={t('nav.main')} data-folded={folded || undefined}>
      <div className={styles['brand']}>
        <BrandMark />
        <span className={styles['label']}>Brug</span>
        <span className={classNames(styles['label'], styles['hanzi'])} lang="zh-Hans">
          桥
        </span>
        <IconButton
          icon="sidebar"
          size="sm"
          label={folded ? t('nav.unfold') : t('nav.fold')}
          onClick={onFold}
          className={styles['fold']}
        />
      </div>
      <button type="button" className={styles['find']} onClick={onFind} title={folded ? t('nav.find') : undefined}>
        <Icon name="search" size="sm" />
        <span className={classNames(styles['label'], 'grow')}>{t('nav.find')}</span>
        <span className={styles['label']}>
          <Kbd keys="mod+k" />
        </span>
      </button>
      <ul className={styles['items']}>
        {navigationItems.map(({ key, to, icon, track }) => {
          const count = counts[key];
          return (
            <li key={key}>
              <Link to={to} className={styles['item']} title={folded ? t(`nav.${key}`) : undefined}>
                {track ? <TrackMark track={track} decorative /> : <Icon name={icon} />}
                <span className={styles['label']}>{t(`nav.${key}`)}</span>
                {count && (
                  <span className={styles['count']} data-hot={count.hot || undefined}>
                    {count.value}
                  </span>
                )}
              </Link>
            </li>
          );
        })}
        {mailbox !== null && (
          <li>
            <a
              href={mailbox}
              target="_blank"
              rel="noreferrer"
              className={styles['item']}
              title={folded ? t('nav.mailbox') : undefined}
            >
              <Icon name="mail" />
              <span className={styles['label']}>{t('nav.mailbox')}</span>
            </a>
          </li>
        )}
      </ul>
      <div className={styles['foot']}>
        <UserMenu compact={folded} onKeys={onKeys} />
      </div>
    </nav>
  );
}
