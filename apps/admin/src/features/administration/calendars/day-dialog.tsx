import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { calendarPeriod } from '@brug/domain/calendars';
import type { CalendarDay, CalendarDayNames, Region } from '@brug/domain/calendars';
import { Button } from '../../../shared/components/button.js';
import { DateField } from '../../../shared/components/date-field.js';
import { Dialog } from '../../../shared/components/dialog.js';
import { Segmented } from '../../../shared/components/segmented.js';
import { useFormat } from '../../../shared/format/use-format.js';
import { languages } from '../../../shared/i18n/languages.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import { knownNames } from './known-names.js';
import type { Marking } from './year-draft.js';
import styles from './calendars.module.css';

interface DayDialogProps {
  readonly region: Region;
  readonly year: number;
  readonly date: string;
  readonly days: readonly CalendarDay[];
  readonly onMark: (from: string, to: string, marking: Marking) => void;
  readonly onClose: () => void;
}

const nameless: CalendarDayNames = { nl: '', en: '', zh: '' };

/** What a day is: off, worked although it is a weekend, or like any other; for holidays several days at once. */
export function DayDialog({ region, year, date, days, onMark, onClose }: DayDialogProps) {
  const { t } = useTranslation(['administration', 'common']);
  const format = useFormat();
  const localised = useLocalised();
  const entered = days.find((day) => day.date === date);
  const isWeekend = Temporal.PlainDate.from(date).dayOfWeek > 5;
  const [kind, setKind] = useState<Marking['kind']>(entered?.kind ?? 'ordinary');
  const [until, setUntil] = useState(date);
  const [names, setNames] = useState<CalendarDayNames>(entered?.names ?? nameless);
  const [tried, setTried] = useState(false);
  const known = kind === 'ordinary' ? [] : knownNames(region, kind, days);
  const missing = kind !== 'ordinary' && languages.some(({ code }) => names[code].trim() === '');

  const submit = () => {
    setTried(true);
    if (missing) return;
    const to = kind === 'workday' ? date : until;
    onMark(date, to, kind === 'ordinary' ? { kind } : { kind, names: trimmed(names) });
    onClose();
  };
  const segments = [
    { value: 'ordinary' as const, label: isWeekend ? t('calendars.look.weekend') : t('calendars.look.work') },
    { value: 'holiday' as const, label: t('calendars.look.holiday') },
    ...(isWeekend ? [{ value: 'workday' as const, label: t('calendars.look.make-up') }] : []),
  ];

  return (
    <Dialog
      opened
      onClose={onClose}
      title={`${format.dayLong(date)} ${date.slice(0, 4)} · ${t(`calendars.side.${region}`)}`}
      footer={
        <>
          <Button variant="primary" onClick={submit}>
            {t('calendars.day.set')}
          </Button>
          <Button variant="ghost" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
        </>
      }
    >
      <form
        className={styles['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Segmented label={t('calendars.day.kind')} segments={segments} value={kind} onChange={setKind} />
        {kind !== 'workday' && (
          <DateField
            label={t('calendars.day.until')}
            clearable={false}
            minDate={date}
            maxDate={calendarPeriod(region, year).to}
            value={until}
            onChange={(day) => setUntil(day ?? date)}
          />
        )}
        {kind !== 'ordinary' && (
          <>
            <Select
              label={t('calendars.day.known')}
              placeholder={t('calendars.day.choose')}
              data={known.map((each) => ({ value: each.zh, label: localised(each) }))}
              value={known.some(({ zh }) => zh === names.zh) ? names.zh : null}
              onChange={(zh) => setNames(known.find((each) => each.zh === zh) ?? names)}
            />
            {languages.map(({ code, name, tag }) => (
              <TextInput
                key={code}
                label={t('calendars.day.nameIn', { language: name })}
                lang={tag}
                required
                maxLength={80}
                value={names[code]}
                error={tried && names[code].trim() === '' && t('calendars.day.nameNeeded')}
                onChange={({ currentTarget }) => setNames({ ...names, [code]: currentTarget.value })}
              />
            ))}
          </>
        )}
        <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true" />
      </form>
    </Dialog>
  );
}

function trimmed({ nl, en, zh }: CalendarDayNames): CalendarDayNames {
  return { nl: nl.trim(), en: en.trim(), zh: zh.trim() };
}
