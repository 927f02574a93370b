import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { suggestTwins } from '@brug/domain/places';
import type { Organisation, PlaceView } from '@brug/contracts/organisations';
import { TrackMark } from '../../shared/components/track-mark.js';
import { useLocalised } from '../../shared/i18n/use-localised.js';
import { PlaceMap } from './place-map.js';
import { placeViewByKey } from './place-view.js';
import styles from './place-card.module.css';

interface PlaceCardProps {
  readonly place: PlaceView;
  readonly naceCodes: Organisation['naceCodes'];
}

/** The place of a firm: where it lies, what it is known for, and what on the other side fits it. */
export function PlaceCard({ place, naceCodes }: PlaceCardProps) {
  const { t } = useTranslation('organisations');
  const localised = useLocalised();
  const [twin] = suggestTwins({ from: place.region, placeKey: place.key, nace: naceCodes }, 1);
  const twinPlaces = (twin?.cluster.placeKeys ?? []).slice(0, 2).flatMap((key) => placeViewByKey(key) ?? []);
  // A firm of China is twinned with the track of investment's other end, and the other way round.
  const track = place.region === 'CN' ? 'investment' : 'export';
  const otherTrack = place.region === 'CN' ? 'export' : 'investment';
  return (
    <section className={styles['card']} data-track={track} aria-label={t('place.card')}>
      <PlaceMap place={place} />
      <div className={styles['body']}>
        <p>
          <b className="medium">{localised(place.names)}</b>{' '}
          <span className="muted">
            {place.cityNames && `${localised(place.cityNames)} · `}
            {place.key.slice(3)}
          </span>
        </p>
        {place.clusters.length > 0 && (
          <p className="muted t12">
            {t('place.knownFor', { what: place.clusters.map(({ names }) => localised(names)).join('; ') })}
          </p>
        )}
        {twin && (
          <p className={styles['twin']} title={localised(twin.reason)}>
            <TrackMark track={otherTrack} decorative />
            <span>
              {t('place.twin')} <b className="medium">{twinPlaces.map(({ names }) => localised(names)).join(', ')}</b>,{' '}
              {localised(twin.cluster.names)}
              <span className={styles['reason']}>{localised(twin.reason)}</span>
            </span>
          </p>
        )}
        <p className="t12">
          <Link to="/organisations" search={{ place: place.cityKey ?? place.key }} className={styles['more']}>
            {t('place.firmsHere', { place: localised(place.cityNames ?? place.names) })}
          </Link>
        </p>
      </div>
    </section>
  );
}
