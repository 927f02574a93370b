import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowUp } from '@brug/contracts/follow-ups';
import type { Lead, StageView } from '@brug/contracts/leads';
import { Button } from '../../../shared/components/button.js';
import { EmptyState } from '../../../shared/components/empty-state.js';
import { ErrorNotice } from '../../../shared/components/error-notice.js';
import { SkeletonRows } from '../../../shared/components/skeleton.js';
import { timelineQuery } from '../api/timeline.query.js';
import { TimelineItem } from './timeline-item.js';
import { UncertainItem } from './uncertain-item.js';
import type { FollowUpActions } from './use-follow-up-actions.js';
import styles from './timeline.module.css';

interface TimelineProps {
  readonly lead: Lead;
  readonly stages: readonly StageView[];
  /** Messages nobody knows the fate of: first of all. */
  readonly uncertain: readonly FollowUp[];
  readonly actions: FollowUpActions;
}

/** Everything that happened on a lead, newest first, read on while scrolling. */
export function Timeline({ lead, stages, uncertain, actions }: TimelineProps) {
  const { t } = useTranslation('leads');
  const query = useInfiniteQuery(timelineQuery(lead.id));
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const end = useRef<HTMLDivElement>(null);
  const entries = query.data?.pages.flatMap(({ items }) => items) ?? [];

  useEffect(() => {
    const mark = end.current;
    if (mark === null || !hasNextPage || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver(
      ([seen]) => {
        if (seen?.isIntersecting === true && !isFetchingNextPage) void fetchNextPage();
      },
      { rootMargin: '400px' },
    );
    observer.observe(mark);
    return () => observer.disconnect();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  return (
    <section className={styles['timeline']} aria-label={t('timeline.label')} data-track={lead.track}>
      {query.error !== null && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <SkeletonRows rows={5} />}
      {query.isSuccess && entries.length === 0 && uncertain.length === 0 && (
        <EmptyState icon="note" title={t('timeline.empty')} text={t('timeline.emptyHint')} />
      )}
      <ol>
        {uncertain.map((followUp) => (
          <UncertainItem key={followUp.id} followUp={followUp} actions={actions} />
        ))}
        {entries.map((entry) => (
          <TimelineItem key={`${entry.type}${entry.id}`} leadId={lead.id} entry={entry} stages={stages} />
        ))}
      </ol>
      <div ref={end}>
        {hasNextPage && (
          <Button variant="ghost" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('timeline.older')}
          </Button>
        )}
      </div>
    </section>
  );
}
