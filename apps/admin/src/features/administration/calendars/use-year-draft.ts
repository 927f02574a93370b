import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarYearView } from '@brug/contracts/calendars';
import { hasCode } from '../../../shared/api/api-error.js';
import { notify } from '../../../shared/components/notify.js';
import { calendarYearQuery } from '../api/calendar-year.query.js';
import { calendarYearsQuery } from '../api/calendar-years.query.js';
import { saveCalendarYear } from '../api/save-calendar-year.js';
import { changedDates, draftOf, isChanged, merged, type YearDraft } from './year-draft.js';

/** Somebody else saved first: what they made of it, and what was wanted here. */
export interface YearConflict {
  readonly current: CalendarYearView;
  readonly mine: YearDraft;
}

/** A year while it is worked on: nothing is lost when somebody else saves first. */
export function useYearDraft(saved: CalendarYearView) {
  const { region, year } = saved;
  const { t } = useTranslation('administration');
  const client = useQueryClient();
  const [draft, setDraft] = useState<YearDraft | null>(null);
  const [conflict, setConflict] = useState<YearConflict | null>(null);
  const shown = draft ?? draftOf(saved);

  const { mutate, isPending, error, reset } = useMutation({
    meta: { quiet: true },
    mutationFn: (wanted: YearDraft) => saveCalendarYear(region, year, wanted),
    onSuccess: async (now) => {
      client.setQueryData(calendarYearQuery(region, year).queryKey, now);
      setDraft(null);
      notify({ message: t('calendars.saved', { year }), tone: 'ok' });
      await client.invalidateQueries({ queryKey: calendarYearsQuery(region).queryKey });
    },
    onError: (failure, wanted) => {
      if (!hasCode(failure, 'version.conflict')) return;
      const current = failure.current as CalendarYearView;
      client.setQueryData(calendarYearQuery(region, year).queryKey, current);
      setConflict({ current, mine: wanted });
      reset();
    },
  });

  return {
    draft: shown,
    isDirty: isChanged(saved, shown),
    changed: changedDates(saved, shown),
    change: setDraft,
    discard: () => setDraft(null),
    save: (onSaved: () => void, wanted: YearDraft = shown) => mutate(wanted, { onSuccess: onSaved }),
    isSaving: isPending,
    /** Why saving failed; a conflict is told by `conflict`. */
    error: hasCode(error, 'version.conflict') ? null : error,
    conflict,
    /** Ends a conflict: the days chosen are kept, on top of what somebody else saved. */
    resolve: (dates: readonly string[]) => {
      if (conflict) setDraft(merged(conflict.current, conflict.mine, dates));
      setConflict(null);
    },
  };
}

export type YearDraftState = ReturnType<typeof useYearDraft>;
