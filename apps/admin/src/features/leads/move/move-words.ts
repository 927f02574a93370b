import type { StageView } from '@brug/contracts/leads';
import { TIME_ZONES } from '@brug/domain/calendars';
import { dayAt } from '../../../shared/time/at-work.js';
import { now } from '../../../shared/time/now.js';

/** What kind of question a move to a stage is. */
export function moveTitleKey(to: StageView): 'gate' | 'signed' | 'lost' | 'dormant' {
  return to.category === 'open' ? 'gate' : to.category;
}

/** The first day a sleeping lead can wake: tomorrow in Kortrijk. */
export function tomorrowOf(): string {
  return dayAt(now(), TIME_ZONES.BE).add({ days: 1 }).toString();
}
