import styles from './panel.module.css';

interface ShareBarProps {
  /** From 0 to 1, of the longest bar. */
  readonly share: number;
  /** What it shows, in words. */
  readonly label: string;
}

/** One bar in its well. */
export function ShareBar({ share, label }: ShareBarProps) {
  return (
    <svg className={styles['drawing']} role="img" aria-label={label}>
      <rect className={styles['well']} width="100%" height={8} rx={2} />
      <rect className={styles['bar']} width={`${Math.min(1, Math.max(0, share)) * 100}%`} height={8} rx={2} />
    </svg>
  );
}
