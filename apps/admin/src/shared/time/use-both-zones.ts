import { useTranslation } from 'react-i18next';
import { TIME_ZONES } from '@brug/domain/calendars';
import type { Region } from '@brug/domain/calendars';
import { useFormat } from '../format/use-format.js';
import { useNow } from './now.js';

/** One instant on both sides, in words. */
export interface InBothZones {
  /** `Wed 25 Feb 09:00 Hangzhou` */
  readonly first: string;
  /** `02:00 Kortrijk`, with its day when that is another one. */
  readonly second: string;
}

/** Says when something is on both sides, the side that it matters to first. */
export function useBothZones(): (at: string, firstSide: Region) => InBothZones {
  const { t } = useTranslation('common');
  const format = useFormat();
  const thisYear = Number(format.dayIn(useNow(), TIME_ZONES.BE).slice(0, 4));
  return (at, firstSide) => {
    const secondSide = firstSide === 'CN' ? 'BE' : 'CN';
    const dayOn = (region: Region) => format.dayIn(at, TIME_ZONES[region]);
    const place = (region: Region) => t(region === 'CN' ? 'place.hangzhou' : 'place.kortrijk');
    const timeOn = (region: Region) => `${format.time(at, TIME_ZONES[region])} ${place(region)}`;
    const isSameDay = dayOn(firstSide) === dayOn(secondSide);
    return {
      first: `${format.day(dayOn(firstSide), thisYear)} ${timeOn(firstSide)}`,
      second: isSameDay ? timeOn(secondSide) : `${format.day(dayOn(secondSide), thisYear)} ${timeOn(secondSide)}`,
    };
  };
}
