import { useId } from 'react';
import { classNames } from '../format/class-names.js';
import { Icon } from './icon.js';
import type { IconName } from './icon.js';
import styles from './segmented.module.css';

export interface Segment<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly icon?: IconName;
  /** BCP 47 tag when the label is in a language of its own. */
  readonly lang?: string;
}

interface SegmentedProps<V extends string> {
  /** What is chosen: the accessible name of the group. */
  readonly label: string;
  readonly segments: readonly Segment<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly className?: string | undefined;
}

/** One of a few, all in sight. Radio buttons underneath, so arrow keys work and screen readers know it. */
export function Segmented<V extends string>({ label, segments, value, onChange, className }: SegmentedProps<V>) {
  const name = useId();
  return (
    <fieldset className={classNames(styles['segmented'], className)}>
      <legend className="sr-only">{label}</legend>
      {segments.map((segment) => (
        <label key={segment.value} className={styles['segment']} lang={segment.lang}>
          <input
            type="radio"
            className="sr-only"
            name={name}
            checked={segment.value === value}
            onChange={() => onChange(segment.value)}
          />
          {segment.icon && <Icon name={segment.icon} size="sm" />}
          {segment.label}
        </label>
      ))}
    </fieldset>
  );
}
