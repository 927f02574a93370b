import { useTranslation } from 'react-i18next';
import { slotsBothAtWork } from '@brug/domain/calendars';
import type { CallSlot, Calendars } from '@brug/domain/calendars';
import { Button } from '../../../shared/components/button.js';
import { ProvisionalMark } from '../../../shared/components/provisional-mark.js';
import { useFormat } from '../../../shared/format/use-format.js';
import { useCalendars } from '../../../shared/time/calendars.js';
import { useNow } from '../../../shared/time/now.js';

/** The next times for a call of half an hour at which both sides are at work, at most one per day and four in all. */
export function nextCallSlots(now: number, calendars: Calendars): readonly CallSlot[] {
  const from = Temporal.Instant.fromEpochMilliseconds(now);
  const slots = slotsBothAtWork(from, 14, 30, calendars);
  return [...new Map(slots.toReversed().map((slot) => [slot.local.BE.from.slice(0, 10), slot])).values()]
    .toReversed()
    .slice(0, 4);
}

/** Times for a call to choose from. */
export function CallTimes({ onPick }: { readonly onPick: (day: string, time: string) => void }) {
  const { t } = useTranslation('leads');
  const format = useFormat();
  const slots = nextCallSlots(useNow(), useCalendars());
  return (
    <div className="row" role="group" aria-label={t('composer.bothAtWork')}>
      <span className="muted t12">{t('composer.bothAtWork')}</span>
      {slots.slice(0, 3).map(({ local, provisional }) => {
        const [day = '', time = ''] = local.BE.from.split('T');
        const there = local.CN.from.split('T')[1] ?? '';
        return (
          <Button key={local.BE.from} size="sm" onClick={() => onPick(day, time)}>
            {format.day(day)} {time} | {there} {provisional && <ProvisionalMark />}
          </Button>
        );
      })}
    </div>
  );
}
