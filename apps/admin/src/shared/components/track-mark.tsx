import { useTranslation } from 'react-i18next';
import type { Track } from '@brug/domain/tracks';
import { Icon } from './icon.js';
import styles from './track-mark.module.css';

interface TrackMarkProps {
  readonly track: Track;
  /** True where the track's name stands beside the mark. */
  readonly decorative?: boolean;
}

/** The mark of a track: colour and arrow and shape, because colour never speaks alone. */
export function TrackMark({ track, decorative = false }: TrackMarkProps) {
  const { t } = useTranslation('common');
  const name = t(`track.${track}`);
  const meaning = decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name, title: name };
  return (
    <span className={styles['mark']} data-track={track} {...meaning}>
      <Icon name={track === 'investment' ? 'inbound' : 'outbound'} size="xs" className={styles['arrow']} />
    </span>
  );
}
