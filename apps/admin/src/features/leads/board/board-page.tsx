import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Track } from '@brug/domain/tracks';
import { Button } from '../../../shared/components/button.js';
import { ErrorNotice } from '../../../shared/components/error-notice.js';
import { Page, PageTitle } from '../../../shared/components/page.js';
import { TrackMark } from '../../../shared/components/track-mark.js';
import { useMay } from '../../../shared/session/session.js';
import type { BoardFilter } from '../api/board-filter.js';
import { boardQuery } from '../api/board.query.js';
import { NewLeadDialog } from '../create/new-lead-dialog.js';
import { BoardFilters } from './board-filters.js';
import { BoardSkeleton } from './board-skeleton.js';
import { BoardTotals } from './board-totals.js';
import { BoardView } from './board-view.js';
import { EmptyBoard } from './empty-board.js';
import { useBoardFilter } from './use-board-filter.js';

/** The board of a track. */
export function BoardPage({ track }: { readonly track: Track }) {
  const { t } = useTranslation(['leads', 'common']);
  const name = t(`common:track.${track}`);
  const [filter, setFilter] = useBoardFilter();
  const [creating, setCreating] = useState(false);
  const mayCreate = useMay('lead.create');
  const { data: board, error, refetch } = useQuery(boardQuery(track, filter));
  const empty = board !== undefined && !isNarrowed(filter) && board.columns.every(({ count }) => count === 0);

  return (
    <Page
      title={name}
      fixed
      heading={
        <>
          <PageTitle mark={<TrackMark track={track} decorative />}>{name}</PageTitle>
          <BoardFilters filter={filter} onChange={setFilter} />
        </>
      }
      actions={
        <>
          {board && <BoardTotals board={board} />}
          {mayCreate && (
            <Button variant="primary" icon="plus" hotkey="c" onClick={() => setCreating(true)}>
              {t('leads:create.button')}
            </Button>
          )}
        </>
      }
    >
      {error !== null && board === undefined && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {board === undefined && error === null && <BoardSkeleton />}
      {empty && <EmptyBoard track={track} onCreate={mayCreate ? () => setCreating(true) : undefined} />}
      {board !== undefined && !empty && (
        <BoardView board={board} filter={filter} onCreate={mayCreate ? () => setCreating(true) : undefined} />
      )}
      {creating && <NewLeadDialog track={track} onClose={() => setCreating(false)} />}
    </Page>
  );
}

function isNarrowed(filter: BoardFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}
