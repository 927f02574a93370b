import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { QueueBoard } from '@brug/contracts/queue';
import { ErrorNotice } from '../../../shared/components/error-notice.js';
import { FiguresTable } from '../../../shared/components/figures-table.js';
import { Section } from '../../../shared/components/section.js';
import { SkeletonRows } from '../../../shared/components/skeleton.js';
import { LocalTimes } from '../../../shared/components/times.js';
import { useFormat } from '../../../shared/format/use-format.js';
import { AdministrationPage } from '../administration-page.js';
import { FailedJobs } from './failed-jobs.js';
import { queueQuery } from './queue.query.js';
import styles from '../follow-ups/overview.module.css';

const STATES = ['waiting', 'delayed', 'active', 'failed', 'completed'] as const;

/** Names of products, the same in every language. */
const BACKENDS = { postgres: 'PostgreSQL', redis: 'Redis' } as const;

/** The job queue, for administrators: what waits and runs, who does it, and what failed. */
export function QueuePage() {
  const { t } = useTranslation('overview');
  const { data, error, refetch } = useQuery(queueQuery);
  return (
    <AdministrationPage section="queue">
      <div className={styles['page']}>
        <p className="muted">{t('queue.about')}</p>
        {data === undefined && error === null && <SkeletonRows rows={6} />}
        {data === undefined && error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {data && <Board board={data} />}
        <FailedJobs />
      </div>
    </AdministrationPage>
  );
}

function Board({ board }: { readonly board: QueueBoard }) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const { backend, workers, counts, oldestWaitingAt, jobs, lookedAt } = board;
  return (
    <>
      <ul className={styles['tiles']}>
        <li className={styles['tile']}>
          <span className={styles['name']}>{t('queue.backend')}</span>
          <span className={styles['value']}>{backend === 'memory' ? t('queue.inMemory') : BACKENDS[backend]}</span>
        </li>
        <li className={styles['tile']} data-tone={workers === 0 ? 'danger' : undefined}>
          <span className={styles['name']}>{t('queue.workers')}</span>
          <span className={styles['value']}>{format.number(workers)}</span>
          {workers === 0 && <span className={styles['hint']}>{t('queue.noWorkers')}</span>}
        </li>
        <li className={styles['tile']}>
          <span className={styles['name']}>{t('queue.oldest')}</span>
          <span className={styles['value']}>
            {oldestWaitingAt === null ? '–' : <LocalTimes at={oldestWaitingAt} />}
          </span>
        </li>
      </ul>
      <Section title={t('queue.jobs')}>
        <FiguresTable label={t('queue.jobs')}>
          <thead>
            <tr>
              <th scope="col">{t('queue.name')}</th>
              {STATES.map((state) => (
                <th key={state} scope="col">
                  {t(`queue.state.${state}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Counts name={t('queue.all')} counts={counts} />
            {jobs.map(({ name, ...of }) => (
              <Counts key={name} name={name} counts={of} />
            ))}
          </tbody>
        </FiguresTable>
        <p className={`muted t12 ${styles['below']}`}>{t('queue.looked', { count: lookedAt })}</p>
      </Section>
    </>
  );
}

function Counts({ name, counts }: { readonly name: string; readonly counts: QueueBoard['counts'] }) {
  const format = useFormat();
  return (
    <tr>
      <th scope="row">{name}</th>
      {STATES.map((state) => (
        <td key={state} className={counts[state] === 0 ? 'faint' : undefined}>
          {format.number(counts[state])}
        </td>
      ))}
    </tr>
  );
}
