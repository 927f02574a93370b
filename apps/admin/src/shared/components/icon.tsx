import { classNames } from '../format/class-names.js';
import { iconDrawings } from './icon-drawings.js';
import type { IconName } from './icon-drawings.js';
import styles from './icon.module.css';

export type { IconName } from './icon-drawings.js';

interface IconProps {
  readonly name: IconName;
  /** 16 pixels unless told: `sm` 14, `xs` 12, `lg` 22. */
  readonly size?: 'xs' | 'sm' | 'md' | 'lg';
  /** What the drawing says when no word beside it does; without it, it is hidden from assistive technology. */
  readonly label?: string;
  readonly className?: string | undefined;
}

export function Icon({ name, size = 'md', label, className }: IconProps) {
  const meaning = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <svg viewBox="0 0 16 16" className={classNames(styles['icon'], styles[size], className)} {...meaning}>
      {iconDrawings[name]}
    </svg>
  );
}
