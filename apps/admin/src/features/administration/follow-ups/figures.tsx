import { useTranslation } from 'react-i18next';
import type { FollowUpOverview, MessageCounts } from '@brug/contracts/overview';
import { TIME_ZONES } from '@brug/domain/calendars';
import { FigureLink } from '../../../shared/components/figure.js';
import { Section } from '../../../shared/components/section.js';
import { useDuration } from '../../../shared/format/use-duration.js';
import { useFormat } from '../../../shared/format/use-format.js';
import type { MessagesSearch } from './overview-search.js';
import styles from './overview.module.css';

export type CountKey = keyof MessageCounts;

/** In the order in which a message goes through them. */
const TILES: readonly { readonly count: CountKey; readonly tone?: 'danger' | 'unsure' | 'warn' }[] = [
  { count: 'planned' },
  { count: 'due' },
  { count: 'sending' },
  { count: 'unsent', tone: 'danger' },
  { count: 'held', tone: 'warn' },
  { count: 'failed', tone: 'warn' },
  { count: 'dead', tone: 'danger' },
  { count: 'uncertain', tone: 'unsure' },
  { count: 'sentToday' },
  { count: 'sentInSevenDays' },
];

/** The figures of all messages; each opens its rows. */
export function Figures({ overview }: { readonly overview: FollowUpOverview }) {
  const { t } = useTranslation('overview');
  const duration = useDuration();
  const { total, oldestUnsentSeconds } = overview;
  return (
    <Section title={t('figures.title')}>
      <ul className={styles['tiles']}>
        {TILES.map(({ count, tone }) => (
          <li key={count} className={styles['tile']} data-tone={total[count] > 0 ? tone : undefined}>
            <span className={styles['name']}>{t(`list.${count}`)}</span>
            <span className={styles['value']}>
              <CountLink count={count} counts={total} now={overview.now} />
            </span>
            <span className={styles['hint']}>
              {count === 'unsent' && oldestUnsentSeconds !== null
                ? t('figures.oldest', { duration: duration(oldestUnsentSeconds) })
                : t(`hint.${count}`)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface CountLinkProps {
  readonly count: CountKey;
  readonly counts: MessageCounts;
  /** The server's moment: what today is. */
  readonly now: string;
  /** What the messages are narrowed to, and how that is called. Null: they cannot be narrowed to it. */
  readonly narrow?: Omit<MessagesSearch, 'list'> | null;
  readonly of?: string;
}

/** A number of messages that opens them; nothing to open where there are none. */
export function CountLink({ count, counts, now, narrow = {}, of }: CountLinkProps) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const value = counts[count];
  const text = format.number(value);
  if (value === 0 || narrow === null) return <span className={value === 0 ? 'faint' : undefined}>{text}</span>;
  const what = t(`list.${count}`);
  const today = format.dayIn(now, TIME_ZONES.BE);
  return (
    <FigureLink
      to="/administration/follow-ups/messages"
      search={{ ...rowsOf(count, today), ...narrow }}
      aria-label={
        of === undefined ? t('figures.open', { count: value, what }) : t('figures.openOf', { count: value, what, of })
      }
    >
      {text}
    </FigureLink>
  );
}

/** The rows behind a count: the sent ones of a period are told by its days. */
function rowsOf(count: CountKey, today: string): MessagesSearch {
  if (count === 'sentToday') return { list: 'sent', from: today, to: today };
  if (count !== 'sentInSevenDays') return { list: count };
  return { list: 'sent', from: Temporal.PlainDate.from(today).subtract({ days: 6 }).toString(), to: today };
}
