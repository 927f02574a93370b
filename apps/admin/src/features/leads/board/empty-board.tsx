import { useTranslation } from 'react-i18next';
import type { Track } from '@brug/domain/tracks';
import { Button } from '../../../shared/components/button.js';
import { EmptyState } from '../../../shared/components/empty-state.js';

interface EmptyBoardProps {
  readonly track: Track;
  readonly onCreate: (() => void) | undefined;
}

/** Before the first lead: what a board is for, and how it begins. */
export function EmptyBoard({ track, onCreate }: EmptyBoardProps) {
  const { t } = useTranslation('leads');
  return (
    <EmptyState
      icon="board"
      title={t(`board.first.${track}.title`)}
      text={t(`board.first.${track}.text`)}
      action={
        onCreate && (
          <Button variant="primary" icon="plus" hotkey="c" onClick={onCreate}>
            {t('create.title')}
          </Button>
        )
      }
    />
  );
}
