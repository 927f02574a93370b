import { useTranslation } from 'react-i18next';
import type { DecidedFollowUp, FollowUp } from '@brug/contracts/follow-ups';
import { useBothZones } from '../time/use-both-zones.js';

/** Says of a message that was told to go now whether it goes, or what it waits for and until when; null of any other follow-up. */
export function useLeavingText(): (changed: FollowUp | DecidedFollowUp) => string | null {
  const { t } = useTranslation('records');
  const inBothZones = useBothZones();
  return (changed) => {
    if (!('leaving' in changed) || changed.leaving === null) return null;
    const { at, waitsFor, region } = changed.leaving;
    const { first, second } = inBothZones(at, region);
    return t(`leaving.${waitsFor ?? 'now'}`, { title: changed.title, first, second });
  };
}
