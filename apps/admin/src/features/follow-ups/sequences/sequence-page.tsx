import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Crumbs } from '../../../shared/components/crumbs.js';
import { ErrorNotice } from '../../../shared/components/error-notice.js';
import { Page } from '../../../shared/components/page.js';
import { SkeletonRows } from '../../../shared/components/skeleton.js';
import { sequenceQuery } from './api/sequence.query.js';
import { NewSequence } from './new-sequence.js';
import { SequenceView } from './sequence-view.js';
import type { SequenceSearch } from './sequences-search.js';
import { ToSequences } from './to-sequences.js';
import styles from './sequence.module.css';

/** In the place of an id: a sequence that is being made. */
const newId = 'new';

/** One sequence, or a new one, as the address says. */
export function SequencePage() {
  const { sequenceId } = useParams({ from: '/shell/follow-ups/sequences/$sequenceId' });
  const search = useSearch({ from: '/shell/follow-ups/sequences/$sequenceId' });
  const navigate = useNavigate();
  const onSearch = (changed: SequenceSearch, replace = true) => {
    void navigate({ to: '/follow-ups/sequences/$sequenceId', params: { sequenceId }, search: changed, replace });
  };
  if (sequenceId !== newId) {
    return <Known key={sequenceId} sequenceId={sequenceId} search={search} onSearch={onSearch} />;
  }
  return (
    <NewSequence
      search={search}
      onSearch={onSearch}
      onLeave={() => void navigate({ to: '/follow-ups/sequences' })}
      onCreated={(id) =>
        void navigate({ to: '/follow-ups/sequences/$sequenceId', params: { sequenceId: id }, replace: true })
      }
    />
  );
}

interface KnownProps {
  readonly sequenceId: string;
  readonly search: SequenceSearch;
  readonly onSearch: (search: SequenceSearch, replace?: boolean) => void;
}

function Known({ sequenceId, search, onSearch }: KnownProps) {
  const { t } = useTranslation('sequences');
  const { data, error, refetch } = useQuery(sequenceQuery(sequenceId));
  if (data) return <SequenceView sequence={data} search={search} onSearch={onSearch} />;
  return (
    <Page title={t('title')} heading={<Crumbs>{[<ToSequences key="list" />, '…']}</Crumbs>}>
      <div className={styles['part']}>
        {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={10} />}
      </div>
    </Page>
  );
}
