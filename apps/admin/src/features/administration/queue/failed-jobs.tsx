import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FailedJob } from '@brug/contracts/queue';
import { api } from '../../../shared/api/api.js';
import { Button } from '../../../shared/components/button.js';
import { ErrorNotice } from '../../../shared/components/error-notice.js';
import { FiguresTable } from '../../../shared/components/figures-table.js';
import { notify, showProblem } from '../../../shared/components/notify.js';
import { Section } from '../../../shared/components/section.js';
import { DateText, LocalTimes } from '../../../shared/components/times.js';
import { useFormat } from '../../../shared/format/use-format.js';
import { useEndless } from '../../../shared/records/use-endless.js';
import { failedJobsQuery, queueQuery } from './queue.query.js';
import styles from '../follow-ups/overview.module.css';

/** Jobs that failed for good, with what can be done about them. */
export function FailedJobs() {
  const { t } = useTranslation('overview');
  const { rows, isPending, error, hasMore, loadMore, retry } = useEndless(useInfiniteQuery(failedJobsQuery));
  const { act, busy } = useFailedJobActions();
  return (
    <Section title={t('queue.failedTitle')}>
      {error !== null && <ErrorNotice error={error} onRetry={retry} />}
      {!isPending && error === null && rows.length === 0 && <p className="muted">{t('queue.noneFailed')}</p>}
      {rows.length > 0 && (
        <FiguresTable label={t('queue.failedTitle')} of="text">
          <thead>
            <tr>
              <th scope="col">{t('queue.name')}</th>
              <th scope="col">{t('queue.failedAt')}</th>
              <th scope="col">{t('queue.attempts')}</th>
              <th scope="col">{t('queue.error')}</th>
              <th scope="col">{t('queue.acts')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((job) => (
              <FailedRow key={job.jobId} job={job} busy={busy} onAct={(action) => act({ job, action })} />
            ))}
          </tbody>
        </FiguresTable>
      )}
      {hasMore && (
        <Button variant="ghost" size="sm" onClick={loadMore}>
          {t('queue.more')}
        </Button>
      )}
    </Section>
  );
}

type Action = 'retry' | 'remove';

interface FailedRowProps {
  readonly job: FailedJob;
  readonly busy: boolean;
  readonly onAct: (action: Action) => void;
}

function FailedRow({ job: { jobId, name, failedAt, attempts, error, payload }, busy, onAct }: FailedRowProps) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  return (
    <tr>
      <th scope="row" title={`${t('queue.payload')}: ${JSON.stringify(payload)}`}>
        {name}
        <div className="muted t11">{jobId}</div>
      </th>
      <td>
        {failedAt !== null && (
          <>
            <DateText on={failedAt} look="relative" /> <LocalTimes at={failedAt} />
          </>
        )}
      </td>
      <td>{format.number(attempts)}</td>
      <td className={styles['wrap']}>{error}</td>
      <td>
        <span className="row">
          <Button
            size="sm"
            icon="undo"
            aria-label={t('queue.retryOf', { id: jobId })}
            disabled={busy}
            onClick={() => onAct('retry')}
          >
            {t('queue.retry')}
          </Button>
          <Button
            size="sm"
            variant="ghost"
            icon="close"
            aria-label={t('queue.removeOf', { id: jobId })}
            disabled={busy}
            onClick={() => onAct('remove')}
          >
            {t('queue.remove')}
          </Button>
        </span>
      </td>
    </tr>
  );
}

function useFailedJobActions() {
  const { t } = useTranslation('overview');
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: ({ job: { jobId }, action }: { job: FailedJob; action: Action }) =>
      action === 'retry'
        ? api('POST /administration/queue/failed/:jobId/retry', { params: { jobId } })
        : api('DELETE /administration/queue/failed/:jobId', { params: { jobId } }),
    onSuccess: (_nothing, { job, action }) =>
      notify({ message: t(action === 'retry' ? 'queue.retried' : 'queue.removed', { id: job.jobId }) }),
    onError: showProblem,
    onSettled: () => client.invalidateQueries({ queryKey: queueQuery.queryKey }),
  });
  return { busy: mutation.isPending, act: mutation.mutate };
}
