import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Region } from '@brug/domain/calendars';
import { Button } from '../../../shared/components/button.js';
import { Dialog } from '../../../shared/components/dialog.js';
import { ErrorNotice } from '../../../shared/components/error-notice.js';
import { SkeletonRows } from '../../../shared/components/skeleton.js';
import { previewCalendarYear } from '../api/preview-calendar.js';
import { PreviewView } from './preview-view.js';
import type { YearDraftState } from './use-year-draft.js';

interface SaveDialogProps {
  readonly region: Region;
  readonly year: number;
  readonly state: YearDraftState;
  readonly onClose: () => void;
}

/** Before a year is saved: what it changes, and how many follow-ups move with it. */
export function SaveDialog({ region, year, state, onClose }: SaveDialogProps) {
  const { t } = useTranslation(['administration', 'common']);
  const { draft } = state;
  const { data, error, refetch } = useQuery({
    queryKey: ['administration', 'calendars', region, year, 'preview', draft],
    queryFn: () => previewCalendarYear(region, year, draft),
    gcTime: 0,
  });
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('calendars.saveTitle', { side: t(`calendars.side.${region}`), year })}
      footer={
        <>
          <Button
            variant="primary"
            disabled={!data || data.problems.length > 0}
            busy={state.isSaving}
            onClick={() => state.save(onClose)}
          >
            {t('calendars.saveYear')}
          </Button>
          <Button variant="ghost" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
        </>
      }
    >
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows rows={4} />}
      {data && <PreviewView preview={data} />}
      {state.error && <ErrorNotice error={state.error} />}
    </Dialog>
  );
}
