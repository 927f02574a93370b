import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Drawer } from '../shared/components/dialog.js';
import { Icon } from '../shared/components/icon.js';
import { TrackMark } from '../shared/components/track-mark.js';
import { useMailboxUrl } from './mailbox-url.js';
import { tabKeys } from './phone-tab-keys.js';
import { useNavigationItems } from './use-navigation-items.js';
import { UserMenu } from './user-menu.js';
import styles from './phone-tabs.module.css';

/** The pages that have no tab on a phone, and who I am. */
export function PhoneMore({ onClose, onKeys }: { readonly onClose: () => void; readonly onKeys: () => void }) {
  const { t } = useTranslation('common');
  const mailbox = useMailboxUrl();
  const others = useNavigationItems().filter(({ key }) => !tabKeys.includes(key));
  return (
    <Drawer opened onClose={onClose} title={t('nav.main')}>
      <ul>
        {others.map(({ key, to, icon, track }) => (
          <li key={key}>
            <Link to={to} className={styles['item']} onClick={onClose}>
              {track ? <TrackMark track={track} decorative /> : <Icon name={icon} />}
              {t(`nav.${key}`)}
            </Link>
          </li>
        ))}
        {mailbox !== null && (
          <li>
            <a href={mailbox} target="_blank" rel="noreferrer" className={styles['item']}>
              <Icon name="mail" />
              {t('nav.mailbox')}
            </a>
          </li>
        )}
      </ul>
      <UserMenu compact={false} onKeys={onKeys} />
    </Drawer>
  );
}
