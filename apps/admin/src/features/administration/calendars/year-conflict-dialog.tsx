import { useTranslation } from 'react-i18next';
import type { CalendarDay } from '@brug/domain/calendars';
import { useFormat } from '../../../shared/format/use-format.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import { ConflictDialog } from '../../../shared/records/conflict-dialog.js';
import type { YearConflict } from './use-year-draft.js';
import { conflictsBetween } from './year-draft.js';

interface YearConflictDialogProps {
  readonly conflict: YearConflict;
  /** With the days in which mine is kept. */
  readonly onChoose: (dates: readonly string[]) => void;
}

/** Somebody else saved the year first: day by day, theirs and mine. */
export function YearConflictDialog({ conflict: { current, mine }, onChoose }: YearConflictDialogProps) {
  const { t } = useTranslation('administration');
  const format = useFormat();
  const localised = useLocalised();
  const textOf = (day: CalendarDay | undefined): string =>
    day
      ? `${t(day.kind === 'holiday' ? 'calendars.look.holiday' : 'calendars.look.make-up')}: ${localised(day.names)}`
      : t('calendars.day.ordinary');
  return (
    <ConflictDialog
      fields={conflictsBetween(current, mine).map((day) => ({
        key: day.date,
        label: format.dayOfYear(day.date),
        theirs: textOf(day.theirs),
        mine: textOf(day.mine),
      }))}
      onChoose={onChoose}
    />
  );
}
