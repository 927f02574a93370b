import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SendingStatus } from '@brug/contracts/overview';
import { AnyScript } from '../shared/components/any-script.js';
import { Icon } from '../shared/components/icon.js';
import { useDuration } from '../shared/format/use-duration.js';
import { sendingStatusQuery } from '../shared/reference/sending-status.query.js';
import { useMay } from '../shared/session/session.js';
import styles from './sending-banner.module.css';

/** Says to everybody that sending is paused, and to those who run it that messages do not leave. */
export function SendingBanner() {
  const { data } = useQuery(sendingStatusQuery);
  if (data === undefined) return null;
  return (
    <>
      <PauseBanner pause={data.pause} />
      {data.alarm && <AlarmBanner alarm={data.alarm} />}
    </>
  );
}

function PauseBanner({ pause: { level, reason, pausedBy } }: { readonly pause: SendingStatus['pause'] }) {
  const { t } = useTranslation('overview');
  const mayRead = useMay('settings.read');
  if (level === null) return null;
  return (
    <div role="status" className={styles['banner']} data-tone="warn">
      <Icon name="pause" size="sm" />
      <span className="grow">
        <AnyScript>{t(`banner.${level}`, { reason: reason ?? '' })}</AnyScript>
        {pausedBy && <span className={styles['who']}>{pausedBy.name}</span>}
      </span>
      {mayRead && <OpenLink />}
    </div>
  );
}

function AlarmBanner({ alarm }: { readonly alarm: NonNullable<SendingStatus['alarm']> }) {
  const { t } = useTranslation('overview');
  const duration = useDuration();
  const { unsent, oldestSeconds } = alarm;
  return (
    <div role="alert" className={styles['banner']} data-tone="danger">
      <Icon name="alert" size="sm" />
      <span className="grow">
        {unsent === 0 ? t('banner.alarmOver') : t('banner.alarm', { count: unsent, duration: duration(oldestSeconds) })}
      </span>
      <OpenLink />
    </div>
  );
}

function OpenLink() {
  const { t } = useTranslation('overview');
  return (
    <Link to="/administration/follow-ups" className={styles['open']}>
      {t('banner.open')}
    </Link>
  );
}
