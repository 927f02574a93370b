import { useTranslation } from 'react-i18next';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import type { MovePlan } from './move-plan.js';
import { moveTitleKey } from './move-words.js';
import type { PendingMove } from './use-moves.js';

/** The heading of a move that asks something: `Site visit needs two things`. */
export function useMoveTitle(move: PendingMove, plan: MovePlan): string {
  const { t } = useTranslation('leads');
  const localised = useLocalised();
  const stage = localised(move.to.names);
  const kind = moveTitleKey(move.to);
  if (kind === 'gate' && plan.direction === 'back') return t('gate.title.back', { stage });
  if (kind !== 'gate') return t(`gate.title.${kind}`);
  const count = plan.asked.length;
  if (count === 0) return t('move.to', { stage });
  const known = ([2, 3, 4, 5, 6] as const).find((candidate) => candidate === count);
  return t('gate.title.gate', { stage, count, number: known ? t(`gate.number.${known}`) : String(count) });
}
