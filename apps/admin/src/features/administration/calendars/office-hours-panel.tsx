import { Select, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficeHoursView, OfficeStretchView, TouchedFollowUps } from '@brug/contracts/calendars';
import { TIME_ZONES } from '@brug/domain/calendars';
import type { Region } from '@brug/domain/calendars';
import { hasCode } from '../../../shared/api/api-error.js';
import { Button, IconButton } from '../../../shared/components/button.js';
import { ErrorNotice } from '../../../shared/components/error-notice.js';
import { notify } from '../../../shared/components/notify.js';
import { SkeletonRows } from '../../../shared/components/skeleton.js';
import { ConflictDialog } from '../../../shared/records/conflict-dialog.js';
import { useMay } from '../../../shared/session/session.js';
import { officeHoursQuery, previewOfficeHours, saveOfficeHours } from '../api/office-hours.js';
import { generalProblem, hoursText, newStretch, rowProblem, sameHours, weekdayName } from './office-hours-draft.js';
import { SaveHoursDialog } from './save-hours-dialog.js';
import styles from './calendars.module.css';

/** The office hours of one side, in its own time. */
export function OfficeHoursPanel({ region }: { readonly region: Region }) {
  const { data, error, refetch } = useQuery(officeHoursQuery(region));
  return (
    <div className={styles['panel']}>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows rows={2} />}
      {data && <Hours saved={data} />}
    </div>
  );
}

function Hours({ saved }: { readonly saved: OfficeHoursView }) {
  const { region } = saved;
  const { t, i18n } = useTranslation(['administration', 'common']);
  const client = useQueryClient();
  const mayUpdate = useMay('settings.update');
  const [draft, setDraft] = useState<readonly OfficeStretchView[] | null>(null);
  const [conflict, setConflict] = useState<{ current: OfficeHoursView; mine: readonly OfficeStretchView[] } | null>(
    null,
  );
  const [asking, setAsking] = useState<TouchedFollowUps | null>(null);
  const hours = draft ?? saved.hours;
  const isDirty = !sameHours(hours, saved.hours);
  const { queryKey } = officeHoursQuery(region);

  const check = useMutation({
    meta: { quiet: true },
    mutationFn: (wanted: readonly OfficeStretchView[]) => previewOfficeHours(region, wanted),
    onSuccess: setAsking,
  });
  const save = useMutation({
    meta: { quiet: true },
    mutationFn: (wanted: readonly OfficeStretchView[]) =>
      saveOfficeHours(region, { version: saved.version, hours: wanted }),
    onSuccess: (now) => {
      client.setQueryData(queryKey, now);
      setDraft(null);
      notify({ message: t('hours.saved', { side: t(`calendars.side.${region}`) }), tone: 'ok' });
    },
    onError: (failure, mine) => {
      if (!hasCode(failure, 'version.conflict')) return;
      const current = failure.current as OfficeHoursView;
      client.setQueryData(queryKey, current);
      setConflict({ current, mine });
    },
    onSettled: () => setAsking(null),
  });
  const error = check.error ?? save.error;
  const change = (index: number, changes: Partial<OfficeStretchView>) =>
    setDraft(hours.map((row, at) => (at === index ? { ...row, ...changes } : row)));
  const [general, sentenceOf] = [
    generalProblem(error),
    (code: string) => t(`problem.${code}` as 'problem.office-hours.overlap'),
  ];
  const refused = error !== null && !hasCode(error, 'version.conflict') ? error : null;

  return (
    <form
      className={styles['hours']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        check.mutate(hours);
      }}
    >
      <h3>
        {t(`calendars.side.${region}`)} <span className="muted t12">{TIME_ZONES[region]}</span>
      </h3>
      <ul>
        {hours.map((row, index) => (
          // Rows have no ids and are only added at the end.
          // eslint-disable-next-line react/no-array-index-key
          <li key={index} className={styles['stretch']}>
            <Select
              aria-label={t('hours.day')}
              disabled={!mayUpdate}
              allowDeselect={false}
              data={[
                { value: '', label: t('hours.everyDay') },
                ...[1, 2, 3, 4, 5, 6, 7].map((day) => ({
                  value: String(day),
                  label: weekdayName(day, i18n.language),
                })),
              ]}
              value={row.weekday === null ? '' : String(row.weekday)}
              onChange={(day) => change(index, { weekday: day === null || day === '' ? null : Number(day) })}
            />
            <TextInput
              type="time"
              aria-label={t('hours.from')}
              disabled={!mayUpdate}
              value={row.from}
              onChange={({ currentTarget }) => change(index, { from: currentTarget.value })}
            />
            <span aria-hidden="true">–</span>
            <TextInput
              type="time"
              aria-label={t('hours.to')}
              disabled={!mayUpdate}
              value={row.to}
              error={problemOf(index)}
              onChange={({ currentTarget }) => change(index, { to: currentTarget.value })}
            />
            {mayUpdate && (
              <IconButton
                icon="close"
                label={t('hours.remove', { from: row.from, to: row.to })}
                onClick={() => setDraft(hours.filter((_row, at) => at !== index))}
              />
            )}
          </li>
        ))}
      </ul>
      {refused && general === undefined && <ErrorNotice error={refused} />}
      {general !== undefined && (
        <p role="alert" className="is-danger">
          {sentenceOf(general)}
        </p>
      )}
      {mayUpdate && (
        <div className="row">
          <Button size="sm" icon="plus" onClick={() => setDraft([...hours, newStretch])}>
            {t('hours.add')}
          </Button>
          {isDirty && (
            <>
              <Button type="submit" size="sm" variant="primary" busy={check.isPending}>
                {t('common:action.save')}
              </Button>
              <Button size="sm" variant="ghost" onClick={() => setDraft(null)}>
                {t('calendars.discard')}
              </Button>
            </>
          )}
        </div>
      )}
      {asking && (
        <SaveHoursDialog
          region={region}
          followUps={asking}
          busy={save.isPending}
          onSave={() => save.mutate(hours)}
          onClose={() => setAsking(null)}
        />
      )}
      {conflict && (
        <ConflictDialog
          fields={[
            {
              key: 'hours',
              label: t('hours.title'),
              theirs: hoursText(conflict.current.hours, i18n.language),
              mine: hoursText(conflict.mine, i18n.language),
            },
          ]}
          onChoose={(mine) => {
            setDraft(mine.length > 0 ? conflict.mine : null);
            setConflict(null);
          }}
        />
      )}
    </form>
  );

  function problemOf(index: number): string | undefined {
    const code = rowProblem(refused, index);
    return code === undefined ? undefined : sentenceOf(code);
  }
}
