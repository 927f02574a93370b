import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MoveForm } from './move-form.js';
import type { Moves } from './use-moves.js';

/** What a stage asks, in front of a lead's page or of a phone's board. */
export function MoveDialog({ moves }: { readonly moves: Moves }) {
  const { t } = useTranslation('leads');
  if (moves.pending === null) return null;
  return (
    <Modal
      opened
      onClose={moves.putBack}
      withCloseButton={false}
      size={420}
      yOffset="12vh"
      closeOnEscape={false}
      aria-label={t('move.menu')}
    >
      <MoveForm move={moves.pending} moves={moves} />
    </Modal>
  );
}
