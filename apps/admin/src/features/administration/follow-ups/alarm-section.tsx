import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Alarm } from '@brug/contracts/overview';
import { api } from '../../../shared/api/api.js';
import { Button } from '../../../shared/components/button.js';
import { Chip } from '../../../shared/components/chip.js';
import { ErrorNotice } from '../../../shared/components/error-notice.js';
import { FiguresTable } from '../../../shared/components/figures-table.js';
import { notify, showProblem } from '../../../shared/components/notify.js';
import { Section } from '../../../shared/components/section.js';
import { SkeletonRows } from '../../../shared/components/skeleton.js';
import { DateText, LocalTimes } from '../../../shared/components/times.js';
import { useFormat } from '../../../shared/format/use-format.js';
import { useEndless } from '../../../shared/records/use-endless.js';
import { sendingStatusQuery } from '../../../shared/reference/sending-status.query.js';
import { useMay } from '../../../shared/session/session.js';
import { alarmsQuery } from './overview.query.js';

/** The alarm that stands and those that are over, with who was told and who took note. */
export function AlarmSection() {
  const { t } = useTranslation('overview');
  const { rows, isPending, error, hasMore, loadMore, retry } = useEndless(useInfiniteQuery(alarmsQuery));
  return (
    <Section title={t('alarms.title')}>
      {isPending && <SkeletonRows rows={2} />}
      {error !== null && <ErrorNotice error={error} onRetry={retry} />}
      {!isPending && error === null && rows.length === 0 && <p className="muted">{t('alarms.none')}</p>}
      {rows.length > 0 && <AlarmTable alarms={rows} />}
      {hasMore && (
        <Button variant="ghost" size="sm" onClick={loadMore}>
          {t('alarms.older')}
        </Button>
      )}
    </Section>
  );
}

function AlarmTable({ alarms }: { readonly alarms: readonly Alarm[] }) {
  const { t } = useTranslation('overview');
  return (
    <FiguresTable label={t('alarms.title')} of="text">
      <thead>
        <tr>
          <th scope="col">{t('alarms.raised')}</th>
          <th scope="col">{t('alarms.most')}</th>
          <th scope="col">{t('alarms.told')}</th>
          <th scope="col">{t('alarms.cleared')}</th>
          <th scope="col">{t('alarms.note')}</th>
        </tr>
      </thead>
      <tbody>
        {alarms.map((alarm) => (
          <AlarmRow key={alarm.id} alarm={alarm} />
        ))}
      </tbody>
    </FiguresTable>
  );
}

function AlarmRow({ alarm }: { readonly alarm: Alarm }) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const mayAcknowledge = useMay('settings.update');
  const { acknowledge, busy } = useAcknowledge();
  const { raisedAt, most, mails, clearedAt, clearedBecause, acknowledgedAt, acknowledgedBy } = alarm;
  const told = [
    t('alarms.mails', { count: mails.sent }),
    mails.waiting > 0 && t('alarms.waiting', { count: mails.waiting }),
    mails.failed > 0 && t('alarms.failed', { count: mails.failed }),
  ];
  return (
    <tr>
      <th scope="row">
        <When at={raisedAt} />
      </th>
      <td>{format.number(most)}</td>
      <td>{told.filter((part) => part !== false).join(' · ')}</td>
      <td>
        {clearedAt === null || clearedBecause === null ? (
          <Chip tone="danger" icon="alert">
            {t('alarms.standing')}
          </Chip>
        ) : (
          <>
            <When at={clearedAt} /> <span className="muted">{t(`alarms.because.${clearedBecause}`)}</span>
          </>
        )}
      </td>
      <td>
        {acknowledgedAt !== null && (
          <>
            {acknowledgedBy?.name} <When at={acknowledgedAt} />
          </>
        )}
        {acknowledgedAt === null && clearedAt === null && mayAcknowledge && (
          <Button size="sm" icon="check" busy={busy} onClick={() => acknowledge(alarm)}>
            {t('alarms.acknowledge')}
          </Button>
        )}
      </td>
    </tr>
  );
}

function When({ at }: { readonly at: string }) {
  return (
    <>
      <DateText on={at} look="relative" /> <LocalTimes at={at} />
    </>
  );
}

function useAcknowledge() {
  const { t } = useTranslation('overview');
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: ({ id, version }: Alarm) =>
      api('POST /administration/alarms/:id/acknowledge', { params: { id }, body: { version } }),
    onSuccess: () => notify({ message: t('alarms.acknowledged') }),
    onError: showProblem,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: alarmsQuery.queryKey }),
        client.invalidateQueries({ queryKey: sendingStatusQuery.queryKey }),
      ]),
  });
  return { busy: mutation.isPending, acknowledge: (alarm: Alarm) => mutation.mutate(alarm) };
}
