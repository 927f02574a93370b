import { Menu, useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../shared/components/icon.js';
import type { IconName } from '../shared/components/icon.js';
import { Kbd } from '../shared/components/kbd.js';
import { languages } from '../shared/i18n/languages.js';
import { useMe } from '../shared/session/session.js';
import { useChangePreferences } from './use-my-preferences.js';
import { useSignOut } from './use-sign-out.js';

const schemes = [
  { value: 'light', icon: 'sun' },
  { value: 'dark', icon: 'moon' },
  { value: 'auto', icon: 'screen' },
] as const satisfies readonly { value: string; icon: IconName }[];

interface UserMenuPanelProps {
  /** The button it hangs on. */
  readonly target: ReactElement;
  readonly opened: boolean;
  readonly onChange: (opened: boolean) => void;
  readonly onKeys: () => void;
}

/** My language, my colours, my preferences, the keys and the way out. */
export function UserMenuPanel({ target, opened, onChange, onKeys }: UserMenuPanelProps) {
  const { t } = useTranslation('common');
  const navigate = useNavigate();
  const me = useMe();
  const { colorScheme } = useMantineColorScheme();
  const { mutate: change } = useChangePreferences();
  const signOut = useSignOut();
  return (
    <Menu position="top-start" width={220} returnFocus opened={opened} onChange={onChange}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('user.language')}</Menu.Label>
        {languages.map(({ code, name, tag }) => (
          <Menu.Item
            key={code}
            lang={tag}
            leftSection={<Icon name="globe" size="sm" className="faint" />}
            rightSection={me.language === code && <Icon name="check" size="sm" />}
            aria-current={me.language === code || undefined}
            onClick={() => change({ language: code })}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Label>{t('user.colours')}</Menu.Label>
        {schemes.map(({ value, icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon name={icon} size="sm" className="faint" />}
            rightSection={colorScheme === value && <Icon name="check" size="sm" />}
            aria-current={colorScheme === value || undefined}
            onClick={() => change({ colourScheme: value })}
          >
            {t(`user.${value}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="edit" size="sm" />} onClick={() => void navigate({ to: '/preferences' })}>
          {t('user.preferences')}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="keyboard" size="sm" />} rightSection={<Kbd keys="?" />} onClick={onKeys}>
          {t('user.keys')}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="sign-out" size="sm" />} onClick={signOut}>
          {t('user.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
