import { useTranslation } from 'react-i18next';
import type { Lead } from '@brug/contracts/leads';
import { Button } from '../../../shared/components/button.js';
import { Dialog } from '../../../shared/components/dialog.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import { BothVersions } from '../fields/both-versions.js';
import { changedValues, sameValue, wireValuesOf } from '../fields/wire-values.js';
import type { WireValues } from '../fields/wire-values.js';
import type { Moves } from './use-moves.js';

/** Somebody else changed the lead before our move came: both versions, and which one is to stand. */
export function MoveConflictDialog({
  moves,
}: {
  readonly moves: Pick<Moves, 'conflict' | 'insist' | 'settleForTheirs'>;
}) {
  const { t } = useTranslation('leads');
  const localised = useLocalised();
  const { conflict } = moves;
  if (conflict === null) return null;
  const { move, current } = conflict;
  const theirs = localised(current.stage.names);
  const ours = localised(move.to.names);
  const moved = current.stageId !== move.from.id;
  const differing = differencesOf(current, move.answers.values);
  return (
    <Dialog
      opened
      onClose={moves.settleForTheirs}
      title={t('conflict.title')}
      footer={
        <>
          {current.stageId !== move.to.id && (
            <Button variant="primary" onClick={moves.insist} data-autofocus>
              {t('conflict.moveAnyway', { stage: ours })}
            </Button>
          )}
          <Button onClick={moves.settleForTheirs}>{t('conflict.leave', { stage: theirs })}</Button>
        </>
      }
    >
      <p>{moved ? t('conflict.movedMeanwhile') : t('conflict.changedMeanwhile')}</p>
      <BothVersions
        track={current.track}
        stage={{ theirs, ours }}
        keys={differing}
        theirs={wireValuesOf(current)}
        ours={changedValues(current.track, move.answers.values)}
      />
    </Dialog>
  );
}

function differencesOf(current: Lead, ours: WireValues): readonly string[] {
  const theirs = wireValuesOf(current);
  return Object.keys(ours).filter((key) => !key.startsWith('project.') && !sameValue(theirs[key], ours[key]));
}
