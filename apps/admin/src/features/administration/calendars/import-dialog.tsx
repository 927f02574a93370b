import { Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarDay, CalendarFormat, Region } from '@brug/domain/calendars';
import { Button } from '../../../shared/components/button.js';
import { Dialog } from '../../../shared/components/dialog.js';
import { ErrorNotice } from '../../../shared/components/error-notice.js';
import { previewCalendarImport } from '../api/preview-calendar.js';
import { PreviewView } from './preview-view.js';
import styles from './calendars.module.css';

interface ImportDialogProps {
  readonly region: Region;
  readonly year: number;
  /** Takes the days over into the calendar, where they can be put right before they are saved. */
  readonly onTake: (days: readonly CalendarDay[]) => void;
  readonly onClose: () => void;
}

/** A file, or what was copied from one, as the whole year: shown with what it would change before it is taken over. */
export function ImportDialog({ region, year, onTake, onClose }: ImportDialogProps) {
  const { t } = useTranslation(['administration', 'common']);
  const [content, setContent] = useState('');
  const file = useRef<HTMLInputElement>(null);
  const { mutate, data, error, isPending, reset } = useMutation({
    meta: { quiet: true },
    mutationFn: (text: string) => previewCalendarImport(region, year, { format: formatOf(text), content: text }),
  });
  const change = (text: string) => {
    setContent(text);
    reset();
  };
  const read = async (chosen: File | undefined) => {
    if (!chosen) return;
    const text = await chosen.text();
    change(text);
    mutate(text);
  };

  return (
    <Dialog
      opened
      onClose={onClose}
      size="lg"
      title={t('calendars.import.title', { side: t(`calendars.side.${region}`), year })}
      footer={
        data && data.days.length > 0 ? (
          <Button
            variant="primary"
            onClick={() => {
              onTake(data.days);
              onClose();
            }}
          >
            {t('calendars.import.take', { count: data.days.length })}
          </Button>
        ) : (
          <Button variant="primary" disabled={content.trim() === ''} busy={isPending} onClick={() => mutate(content)}>
            {t('calendars.import.look')}
          </Button>
        )
      }
    >
      <div className={styles['form']}>
        <p className="muted">{t('calendars.import.hint')}</p>
        <div>
          <Button icon="file" onClick={() => file.current?.click()}>
            {t('calendars.import.file')}
          </Button>
          <input
            ref={file}
            type="file"
            className="sr-only"
            tabIndex={-1}
            aria-label={t('calendars.import.file')}
            accept=".csv,.txt,.json,.ics,text/csv,text/calendar,application/json"
            onChange={({ currentTarget }) => void read(currentTarget.files?.[0])}
          />
        </div>
        <Textarea
          label={t('calendars.import.paste')}
          placeholder={t('calendars.import.example')}
          autosize
          minRows={5}
          maxRows={10}
          maxLength={500_000}
          classNames={{ input: styles['pasted'] ?? '' }}
          spellCheck={false}
          value={content}
          onChange={({ currentTarget }) => change(currentTarget.value)}
        />
        {error && <ErrorNotice error={error} />}
        {data && <PreviewView preview={data} />}
      </div>
    </Dialog>
  );
}

/** By how a text begins: an iCalendar file and JSON say what they are, anything else is lines. */
function formatOf(content: string): CalendarFormat {
  const begin = content.trimStart().replace(/^\uFEFF/, '');
  if (/^BEGIN:VCALENDAR/i.test(begin)) return 'ics';
  return /^[[{]/.test(begin) ? 'json' : 'csv';
}
