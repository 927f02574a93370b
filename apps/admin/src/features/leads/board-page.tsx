import { useTranslation } from 'react-i18next';
import type { Track } from '@brug/domain/tracks';
import { Page, PageTitle } from '../../shared/components/page.js';
import { TrackMark } from '../../shared/components/track-mark.js';

export function BoardPage({ track }: { readonly track: Track }) {
  const { t } = useTranslation('common');
  const name = t(`track.${track}`);
  return (
    <Page title={name} heading={<PageTitle mark={<TrackMark track={track} decorative />}>{name}</PageTitle>} fixed>
      {null}
    </Page>
  );
}
