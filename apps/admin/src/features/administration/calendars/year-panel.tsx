import { Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarYearView } from '@brug/contracts/calendars';
import { calendarPeriod } from '@brug/domain/calendars';
import type { Region } from '@brug/domain/calendars';
import { Button } from '../../../shared/components/button.js';
import { ErrorNotice } from '../../../shared/components/error-notice.js';
import { SkeletonRows } from '../../../shared/components/skeleton.js';
import { useMay } from '../../../shared/session/session.js';
import { calendarYearQuery } from '../api/calendar-year.query.js';
import { DayDialog } from './day-dialog.js';
import { ImportDialog } from './import-dialog.js';
import { MonthGrid } from './month-grid.js';
import { SaveDialog } from './save-dialog.js';
import { StateChip } from './state-chip.js';
import { useYearDraft } from './use-year-draft.js';
import { YearConflictDialog } from './year-conflict-dialog.js';
import { marked } from './year-draft.js';
import { dayByKey, layOutYear } from './year-layout.js';
import styles from './calendars.module.css';

/** One side's year. */
export function YearPanel({ region, year }: { readonly region: Region; readonly year: number }) {
  const { t } = useTranslation('administration');
  const { data, error, refetch } = useQuery(calendarYearQuery(region, year));
  return (
    <section
      className={styles['panel']}
      aria-label={t('calendars.yearOf', { side: t(`calendars.side.${region}`), year })}
    >
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows rows={12} />}
      {data && <Year key={`${region} ${year}`} saved={data} />}
    </section>
  );
}

type Open = { readonly dialog: 'day'; readonly date: string } | { readonly dialog: 'import' | 'save' } | null;

function Year({ saved }: { readonly saved: CalendarYearView }) {
  const { region, year, state } = saved;
  const { t } = useTranslation(['administration', 'common']);
  const mayUpdate = useMay('settings.update');
  const editing = useYearDraft(saved);
  const { draft, changed, isDirty, change } = editing;
  const [open, setOpen] = useState<Open>(null);
  const [current, setCurrent] = useState(`${year}-01-01`);
  const months = useRef<HTMLDivElement>(null);
  const close = () => setOpen(null);
  const isProvisional = !draft.published;

  return (
    <>
      <header className={styles['head']}>
        <h2>{t('calendars.yearOf', { side: t(`calendars.side.${region}`), year })}</h2>
        <StateChip state={state} />
        {mayUpdate && (
          <span className={styles['buttons']}>
            {isDirty && (
              <Button size="sm" variant="ghost" onClick={editing.discard}>
                {t('calendars.discard')}
              </Button>
            )}
            <Button size="sm" icon="download" onClick={() => setOpen({ dialog: 'import' })}>
              {t('calendars.importYear')}
            </Button>
            <Button size="sm" variant="primary" disabled={!isDirty} onClick={() => setOpen({ dialog: 'save' })}>
              {changed.size === 0 ? t('common:action.save') : t('calendars.save', { count: changed.size })}
            </Button>
          </span>
        )}
      </header>
      {region === 'CN' && (saved.state === 'provisional' || isProvisional || saved.published !== draft.published) && (
        <div className={styles['provisional']} data-on={isProvisional || undefined}>
          <p>{isProvisional ? t('calendars.provisionalHint', { year }) : t('calendars.publishedHint', { year })}</p>
          {mayUpdate && (
            <Switch
              label={t('calendars.published')}
              checked={draft.published}
              onChange={({ currentTarget }) => change({ ...draft, published: currentTarget.checked })}
            />
          )}
        </div>
      )}
      {/* The days inside are buttons; the arrow keys go from one to the next, as in any calendar. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        ref={months}
        className={styles['months']}
        data-provisional={isProvisional || undefined}
        onKeyDown={(event) => {
          const date = (event.target as HTMLElement).dataset['date'];
          const next = date && dayByKey(date, event.key, calendarPeriod(region, year));
          if (!next) return;
          event.preventDefault();
          setCurrent(next);
          months.current?.querySelector<HTMLElement>(`[data-date="${next}"]`)?.focus();
        }}
      >
        {layOutYear(region, year, draft.days).map((month) => (
          <MonthGrid
            key={month.key}
            region={region}
            month={month}
            current={current}
            changed={changed}
            onOpen={
              mayUpdate
                ? (date) => {
                    setCurrent(date);
                    setOpen({ dialog: 'day', date });
                  }
                : undefined
            }
          />
        ))}
      </div>
      {open?.dialog === 'day' && (
        <DayDialog
          region={region}
          year={year}
          date={open.date}
          days={draft.days}
          onMark={(from, to, marking) => change(marked(draft, from, to, marking))}
          onClose={close}
        />
      )}
      {open?.dialog === 'import' && (
        <ImportDialog
          region={region}
          year={year}
          onTake={(days) => change({ ...draft, published: true, days })}
          onClose={close}
        />
      )}
      {open?.dialog === 'save' && !editing.conflict && (
        <SaveDialog region={region} year={year} state={editing} onClose={close} />
      )}
      {editing.conflict && (
        <YearConflictDialog
          conflict={editing.conflict}
          onChoose={(dates) => {
            editing.resolve(dates);
            close();
          }}
        />
      )}
    </>
  );
}
