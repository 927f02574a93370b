import styles from './calendar-legend.module.css';

interface LegendEntry {
  readonly look: 'be' | 'cn' | 'make-up' | 'provisional';
  readonly label: string;
}

/** What the looks of the days of a calendar mean. */
export function CalendarLegend({ entries }: { readonly entries: readonly LegendEntry[] }) {
  return (
    <p className={styles['legend']}>
      {entries.map(({ look, label }) => (
        <span key={label}>
          <i data-look={look} />
          {look === 'make-up' && <span lang="zh-Hans">班</span>} {label}
        </span>
      ))}
    </p>
  );
}
