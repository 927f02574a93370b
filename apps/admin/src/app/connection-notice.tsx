import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../shared/components/icon.js';
import { useLiveStatus } from '../shared/live/live-updates.js';
import styles from './connection-notice.module.css';

/** A restart of the server is not worth a word; a minute without it is. */
const patience = 8000;

/** Says when the connection is lost and what that means. */
export function ConnectionNotice() {
  const { t } = useTranslation('common');
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  const lost = useLasting(useLiveStatus() === 'lost', patience);
  if (online && !lost) return null;
  return (
    <div role="status" className={styles['notice']}>
      <Icon name="unlink" size="sm" />
      {online ? t('state.reconnecting') : t('state.offline')}
    </div>
  );
}

function useLasting(value: boolean, milliseconds: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!value) {
      setLasting(false);
      return undefined;
    }
    const timer = setTimeout(() => setLasting(true), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return lasting;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
