import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FollowUp } from '@brug/contracts/follow-ups';
import { TIME_ZONES } from '@brug/domain/calendars';
import type { Region } from '@brug/domain/calendars';
import { snoozedUntil } from '@brug/domain/follow-ups';
import { Button } from '../../shared/components/button.js';
import { Kbd } from '../../shared/components/kbd.js';
import { useFormat } from '../../shared/format/use-format.js';
import { useCalendars } from '../../shared/time/calendars.js';
import { useNow } from '../../shared/time/now.js';
import styles from './snooze-menu.module.css';

const choices = [1, 2, 3, 5] as const;

interface SnoozeMenuProps {
  readonly followUp: FollowUp;
  /** Where its owner works. */
  readonly actingRegion: Region;
  readonly opened: boolean;
  readonly onOpened: (opened: boolean) => void;
  readonly onSnooze: (workingDays: number) => void;
}

/** Puts a task off by working days, each with the day it would fall on: holidays of the calendar it counts on are already left out. */
export function SnoozeMenu({ followUp, actingRegion, opened, onOpened, onSnooze }: SnoozeMenuProps) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const calendars = useCalendars();
  const now = useNow();
  const { calendar } = followUp.dueReason;
  return (
    <Menu opened={opened} onChange={onOpened} position="bottom-end" returnFocus>
      <Menu.Target>
        <Button size="sm" icon="snooze" hotkey="s">
          {t('action.snooze')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown
        onKeyDown={(event) => {
          const days = choices.find((choice) => String(choice) === event.key);
          if (days === undefined) return;
          event.preventDefault();
          event.stopPropagation();
          onOpened(false);
          onSnooze(days);
        }}
      >
        <Menu.Label>{t(`snooze.on.${calendar ?? actingRegion}`)}</Menu.Label>
        {choices.map((days) => (
          <Menu.Item key={days} onClick={() => onSnooze(days)} rightSection={<Kbd keys={String(days)} />}>
            <span className={styles['choice']}>
              {t('snooze.days', { count: days })}
              <span className="muted">{dayAfter(days)}</span>
            </span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );

  function dayAfter(workingDays: number): string {
    const snooze = {
      now: Temporal.Instant.fromEpochMilliseconds(now),
      dueAt: Temporal.Instant.from(followUp.dueAt),
      workingDays,
      plannedOn: calendar,
      actingRegion,
    };
    const { at, reason } = snoozedUntil(snooze, calendars);
    const day = format.day(format.dayIn(at.epochMilliseconds, TIME_ZONES[actingRegion]));
    return reason.provisional ? t('snooze.provisional', { day }) : day;
  }
}
