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
  const status = useLiveStatus();
  if (!online) return <Notice text={t('state.offline')} />;
  return status === 'lost' ? <LateNotice text={t('state.reconnecting')} /> : null;
}

/** A notice for what lasts: mounted when it begins, shown when it goes on. */
function LateNotice({ text }: { readonly text: string }) {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLasts(true), patience);
    return () => clearTimeout(timer);
  }, []);
  return lasts ? <Notice text={text} /> : null;
}

function Notice({ text }: { readonly text: string }) {
  return (
    <div role="status" className={styles['notice']}>
      <Icon name="unlink" size="sm" />
      {text}
    </div>
  );
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
