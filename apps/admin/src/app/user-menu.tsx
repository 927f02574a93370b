import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../shared/components/avatar.js';
import { classNames } from '../shared/format/class-names.js';
import { useMe } from '../shared/session/session.js';
import styles from './user-menu.module.css';

const loadPanel = () => import('./user-menu-panel.js');
const UserMenuPanel = lazy(() => loadPanel().then((module) => ({ default: module.UserMenuPanel })));

interface UserMenuProps {
  /** The avatar only. */
  readonly compact: boolean;
  readonly onKeys: () => void;
}

/** Who I am; the menu behind it is fetched when a hand comes near. */
export function UserMenu({ compact, onKeys }: UserMenuProps) {
  const { t } = useTranslation('common');
  const { name } = useMe();
  const [state, setState] = useState<'never' | 'open' | 'closed'>('never');
  const opened = state === 'open';
  const button = (
    <button
      type="button"
      className={classNames(styles['me'], compact && styles['compact'])}
      aria-haspopup="menu"
      aria-expanded={opened}
      onPointerEnter={() => void loadPanel()}
      onFocus={() => void loadPanel()}
      onClick={() => setState(opened ? 'closed' : 'open')}
    >
      <Avatar name={name} decorative />
      {!compact && (
        <span aria-hidden="true" className="grow truncate">
          {name}
        </span>
      )}
      <span className="sr-only">{t('user.menu', { name })}</span>
    </button>
  );
  if (state === 'never') return button;
  return (
    <Suspense fallback={button}>
      <UserMenuPanel
        target={button}
        opened={opened}
        onChange={(open) => setState(open ? 'open' : 'closed')}
        onKeys={onKeys}
      />
    </Suspense>
  );
}
