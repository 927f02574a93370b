import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/components/button.js';

interface SnoozeMenuProps {
  readonly opened: boolean;
  readonly onChange: (opened: boolean) => void;
  readonly onPick: (workingDays: number) => void;
  readonly busy?: boolean;
}

/** Puts a task off by working days of the calendar it was planned on. */
export function SnoozeMenu({ opened, onChange, onPick, busy = false }: SnoozeMenuProps) {
  const { t } = useTranslation('leads');
  return (
    <Menu opened={opened} onChange={onChange} position="bottom-start">
      <Menu.Target>
        <Button icon="snooze" busy={busy} aria-haspopup="menu" aria-expanded={opened}>
          {t('followUp.snooze')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('followUp.snoozeBy')}</Menu.Label>
        {[1, 2, 3, 5, 10].map((count) => (
          <Menu.Item key={count} onClick={() => onPick(count)}>
            {t('followUp.workingDays', { count })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
