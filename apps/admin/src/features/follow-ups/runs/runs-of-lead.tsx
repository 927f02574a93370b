import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../../shared/components/button.js';
import { ErrorNotice } from '../../../shared/components/error-notice.js';
import { Section } from '../../../shared/components/section.js';
import { SkeletonRows } from '../../../shared/components/skeleton.js';
import type { LeadRef } from '../../../shared/records/lead-field.js';
import { useEndless } from '../../../shared/records/use-endless.js';
import { runsOfLeadQuery } from './api/runs-of-lead.query.js';
import { EnrolDialog } from './enrol-dialog.js';
import { ResumeDialog } from './resume-dialog.js';
import { RunCard } from './run-card.js';
import { useRunActions } from './use-run-actions.js';
import styles from './runs.module.css';

interface RunsOfLeadProps {
  readonly lead: LeadRef;
  readonly mayStart: boolean;
}

/** The sequences that run for a lead, and those that did; the button that starts one. */
export function RunsOfLead({ lead, mayStart }: RunsOfLeadProps) {
  const { t } = useTranslation('runs');
  const [isStarting, setStarting] = useState(false);
  const { rows, isPending, error, hasMore, loadMore, retry } = useEndless(useInfiniteQuery(runsOfLeadQuery(lead.id)));
  const actions = useRunActions(lead.id);
  const underWay = rows.filter(({ state }) => state === 'running' || state === 'paused').length;
  return (
    <Section
      title={t('title')}
      count={underWay}
      aside={
        mayStart && <IconButton size="sm" icon="plus" label={t('action.start')} onClick={() => setStarting(true)} />
      }
    >
      {isPending && <SkeletonRows rows={2} />}
      {error !== null && <ErrorNotice error={error} onRetry={retry} />}
      {!isPending && error === null && rows.length === 0 && (
        <>
          <p className="muted t12">
            {t('empty')} {t('emptyHint')}
          </p>
          {mayStart && (
            <Button size="sm" icon="sequence" className={styles['start']} onClick={() => setStarting(true)}>
              {t('action.start')}
            </Button>
          )}
        </>
      )}
      <ul>
        {rows.map((run) => (
          <RunCard key={run.id} run={run} actions={actions} />
        ))}
      </ul>
      {hasMore && (
        <Button variant="ghost" size="sm" onClick={loadMore}>
          {t('action.older')}
        </Button>
      )}
      {isStarting && <EnrolDialog lead={lead} onClose={() => setStarting(false)} />}
      {actions.needed && <ResumeDialog needed={actions.needed} actions={actions} />}
    </Section>
  );
}
