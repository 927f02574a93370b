import type { ReactNode } from 'react';
import { Icon } from './icon.js';
import type { IconName } from './icon.js';
import styles from './empty-state.module.css';

interface EmptyStateProps {
  readonly icon: IconName;
  /** What belongs here. */
  readonly title: string;
  readonly text?: string;
  /** The one button that starts it. */
  readonly action?: ReactNode;
}

/** An empty place teaches what belongs there. */
export function EmptyState({ icon, title, text, action }: EmptyStateProps) {
  return (
    <div className={styles['empty']}>
      <Icon name={icon} size="lg" className={styles['icon']} />
      <p className="t14 medium">{title}</p>
      {text !== undefined && <p className="muted">{text}</p>}
      {action !== undefined && <div className={styles['action']}>{action}</div>}
    </div>
  );
}
