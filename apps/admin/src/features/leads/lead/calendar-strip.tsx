import { useElementSize } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowUp } from '@brug/contracts/follow-ups';
import { TIME_ZONES } from '@brug/domain/calendars';
import { Button } from '../../../shared/components/button.js';
import { CalendarLegend } from '../../../shared/components/calendar-legend.js';
import { useFormat } from '../../../shared/format/use-format.js';
import { useHotkeys } from '../../../shared/hotkeys/use-hotkeys.js';
import { useCalendars } from '../../../shared/time/calendars.js';
import { useNow } from '../../../shared/time/now.js';
import { StripDrawing } from './strip-drawing.js';
import { layOutStrip } from './strip-layout.js';
import type { Activity } from './strip-table.js';
import { StripTable } from './strip-table.js';
import styles from './strip.module.css';

interface CalendarStripProps {
  readonly followUps: readonly FollowUp[];
  /** What happened, as far as the timeline was read. */
  readonly activities: readonly Activity[];
}

/** The plan of a lead on both calendars, and what went before; its table behind T. */
export function CalendarStrip({ followUps, activities }: CalendarStripProps) {
  const { t } = useTranslation('leads');
  const format = useFormat();
  const calendars = useCalendars();
  const now = useNow();
  const { ref, width } = useElementSize();
  const [asTable, setAsTable] = useState(false);
  const today = format.dayIn(now, TIME_ZONES.BE);
  const drawn = width === 0 ? 848 : width;
  const strip = layOutStrip(drawn, today, calendars);
  const toggle = () => setAsTable((before) => !before);

  useHotkeys(t('strip.title'), [{ keys: 't', label: t(asTable ? 'strip.asDrawing' : 'strip.asTable'), run: toggle }]);
  return (
    <section className={styles['strip']} aria-label={t('strip.title')}>
      <div className={styles['top']}>
        <h2>{t('strip.title')}</h2>
        {!asTable && <Legend unpublished={strip.unpublishedYears} />}
        <Button variant="ghost" size="sm" hotkey="t" aria-pressed={asTable} onClick={toggle}>
          {t(asTable ? 'strip.asDrawing' : 'strip.asTable')}
        </Button>
      </div>
      <div ref={ref}>
        {asTable ? (
          <StripTable followUps={followUps} activities={activities} strip={strip} />
        ) : (
          <StripDrawing followUps={followUps} strip={strip} width={drawn} happened={activities.map(({ at }) => at)} />
        )}
      </div>
    </section>
  );
}

function Legend({ unpublished }: { readonly unpublished: readonly number[] }) {
  const { t } = useTranslation('leads');
  return (
    <CalendarLegend
      entries={[
        { look: 'be', label: t('strip.belgianHoliday') },
        { look: 'cn', label: t('strip.chineseHoliday') },
        { look: 'make-up', label: t('strip.makeUp') },
        ...unpublished.map((year) => ({ look: 'provisional' as const, label: t('strip.unpublished', { year }) })),
      ]}
    />
  );
}
