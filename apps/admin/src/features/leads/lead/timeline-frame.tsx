import type { ReactNode } from 'react';
import { DateText, LocalTimes } from '../../../shared/components/times.js';
import { Icon } from '../../../shared/components/icon.js';
import type { IconName } from '../../../shared/components/icon.js';
import styles from './timeline.module.css';

interface TimelineFrameProps {
  readonly at: string;
  readonly icon: IconName;
  readonly tone?: 'unsure' | 'quiet';
  readonly children: ReactNode;
}

/** One line of the timeline: when on both clocks, what kind, and what. */
export function TimelineFrame({ at, icon, tone, children }: TimelineFrameProps) {
  return (
    <li className={styles['item']} data-tone={tone}>
      <div className={styles['when']}>
        <b>
          <DateText on={at} look="relative" />
        </b>{' '}
        <LocalTimes at={at} />
      </div>
      <span className={styles['icon']}>
        <Icon name={icon} size="xs" />
      </span>
      <div className={styles['what']}>{children}</div>
    </li>
  );
}
