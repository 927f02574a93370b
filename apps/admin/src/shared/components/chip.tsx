import type { ReactNode } from 'react';
import { classNames } from '../format/class-names.js';
import { Icon } from './icon.js';
import type { IconName } from './icon.js';
import styles from './chip.module.css';

export type Tone = 'neutral' | 'accent' | 'ok' | 'warn' | 'danger' | 'unsure' | 'line';

interface ChipProps {
  readonly tone?: Tone;
  readonly icon?: IconName;
  readonly title?: string;
  readonly children: ReactNode;
}

/** A state or a property in a word or two. A tone always comes with an icon or a word that says the same. */
export function Chip({ tone = 'neutral', icon, title, children }: ChipProps) {
  return (
    <span className={classNames(styles['chip'], styles[tone])} title={title}>
      {icon && <Icon name={icon} size="xs" />}
      {children}
    </span>
  );
}
