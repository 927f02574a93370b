import { useTranslation } from 'react-i18next';
import type { LeadCard } from '@brug/contracts/leads';
import { TIME_ZONES } from '@brug/domain/calendars';
import { AnyScript } from '../../../shared/components/any-script.js';
import { Icon } from '../../../shared/components/icon.js';
import type { IconName } from '../../../shared/components/icon.js';
import { useFormat } from '../../../shared/format/use-format.js';
import { now } from '../../../shared/time/now.js';
import styles from './card.module.css';

type Next = NonNullable<LeadCard['nextFollowUp']>;

/** The drawing of a follow-up: how it happens. */
export function iconOfFollowUp({ kind, taskKind }: Pick<Next, 'kind' | 'taskKind'>): IconName {
  if (kind === 'message') return 'mail';
  return ({ call: 'phone', wechat: 'wechat', visit: 'site', 'to-do': 'task' } as const)[taskKind ?? 'to-do'];
}

/** What happens next on a lead and when; marked when it is late, and when there is nothing. */
export function NextStep({ next }: { readonly next: Next | null }) {
  const { t } = useTranslation(['leads', 'common']);
  const format = useFormat();
  if (next === null) {
    return (
      <span className={styles['step']} data-state="none">
        <Icon name="alert" size="sm" />
        <span className="truncate">{t('card.noNextStep')}</span>
      </span>
    );
  }
  return (
    <span className={styles['step']} data-state={next.overdue ? 'late' : undefined} title={next.title}>
      <Icon name={iconOfFollowUp(next)} size="sm" />
      <AnyScript className="truncate">{when()}</AnyScript>
    </span>
  );

  function when(): string {
    if (next === null) return '';
    if (next.overdue && next.workingDaysLate > 0) return t('common:due.lateShort', { count: next.workingDaysLate });
    const today = format.dayIn(now(), TIME_ZONES.BE);
    const day = format.dayIn(next.dueAt, TIME_ZONES.BE);
    const said = day === today ? t('card.today') : format.day(day, Number(today.slice(0, 4)));
    const here = format.time(next.dueAt, TIME_ZONES.BE);
    if (next.taskKind === 'call' && day === today) {
      return `${said} ${here} | ${format.time(next.dueAt, TIME_ZONES.CN)}`;
    }
    return next.kind === 'message' ? t('card.message', { when: said, title: next.title }) : `${said}, ${next.title}`;
  }
}
