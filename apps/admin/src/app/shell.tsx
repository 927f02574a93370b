import { Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../shared/api/query-client.js';
import { useHotkeys } from '../shared/hotkeys/use-hotkeys.js';
import { startLiveUpdates } from '../shared/live/live-updates.js';
import { ConnectionNotice } from './connection-notice.js';
import { PhoneTabs } from './phone-tabs.js';
import { ServerCalendars } from './server-calendars.js';
import { SendingBanner } from './sending-banner.js';
import { Sidebar } from './sidebar.js';
import { useMyPreferences } from './use-my-preferences.js';
import { useNavigationItems } from './use-navigation-items.js';
import { useSidebarFold } from './use-sidebar-fold.js';
import styles from './shell.module.css';

const Notifications = lazy(() =>
  import('@mantine/notifications').then(({ Notifications }) => ({ default: Notifications })),
);
const Palette = lazy(() => import('./palette/palette.js').then(({ Palette }) => ({ default: Palette })));
const KeyList = lazy(() => import('./key-list.js').then(({ KeyList }) => ({ default: KeyList })));

type Overlay = 'palette' | 'keys' | null;

/** The frame of everything behind the sign-in: sidebar, page, palette, keys; and the stream of changes. */
export function Shell() {
  const { t } = useTranslation('common');
  const navigate = useNavigate();
  const [overlay, setOverlay] = useState<Overlay>(null);
  const fold = useSidebarFold();
  const navigationItems = useNavigationItems();

  useMyPreferences();
  useEffect(() => startLiveUpdates(queryClient), []);

  useHotkeys(t('keys.everywhere'), [
    { keys: 'mod+k', label: t('keys.palette'), run: () => setOverlay('palette'), inPalette: false },
    { keys: '?', label: t('keys.title'), run: () => setOverlay('keys') },
    { keys: '[', label: fold.folded ? t('nav.unfold') : t('nav.fold'), run: fold.toggle },
    ...navigationItems.map(({ key, to, letter }) => ({
      keys: `g ${letter}`,
      label: t('keys.goTo', { page: t(`nav.${key}`) }),
      run: () => void navigate({ to }),
      inPalette: false,
    })),
    { keys: 'g ,', label: t('user.preferences'), run: () => void navigate({ to: '/preferences' }) },
  ]);

  return (
    <ServerCalendars>
      <div className={styles['shell']} data-folded={fold.folded || undefined}>
        <a href="#page" className={styles['skip']}>
          {t('nav.skip')}
        </a>
        <Sidebar
          folded={fold.folded}
          onFold={fold.toggle}
          onFind={() => setOverlay('palette')}
          onKeys={() => setOverlay('keys')}
        />
        <div className={styles['main']}>
          <ConnectionNotice />
          <Suspense fallback={null}>
            <SendingBanner />
          </Suspense>
          <Outlet />
        </div>
        <PhoneTabs onFind={() => setOverlay('palette')} onKeys={() => setOverlay('keys')} />
      </div>
      <Suspense fallback={null}>
        <Notifications position="bottom-center" limit={3} />
      </Suspense>
      <Suspense fallback={null}>
        {overlay === 'palette' && <Palette onClose={() => setOverlay(null)} />}
        {overlay === 'keys' && <KeyList onClose={() => setOverlay(null)} />}
      </Suspense>
    </ServerCalendars>
  );
}
