import { classNames } from '../format/class-names.js';
import { hasHanzi } from '../format/hanzi.js';
import { initialsOf } from '../format/initials.js';
import styles from './avatar.module.css';

interface AvatarProps {
  readonly name: string;
  /** People of the agency are ink on paper; people of firms are outlined. */
  readonly kind?: 'agency' | 'firm';
  readonly size?: 'sm' | 'lg' | 'xl';
  /** True where the name stands beside it. */
  readonly decorative?: boolean;
}

export function Avatar({ name, kind = 'agency', size = 'sm', decorative = false }: AvatarProps) {
  const meaning = decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name, title: name };
  return (
    <span
      className={classNames(styles['avatar'], styles[size], kind === 'firm' && styles['outlined'])}
      lang={hasHanzi(name) ? 'zh-Hans' : undefined}
      {...meaning}
    >
      {initialsOf(name)}
    </span>
  );
}
