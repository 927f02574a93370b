import { useQuery } from '@tanstack/react-query';
import type { StageView } from '@brug/contracts/leads';
import type { Track } from '@brug/domain/tracks';
import { stagesQuery } from '../../../shared/reference/stages.query.js';

/** The stages of a track: the open ones in their order, then signed, dormant and lost. Empty until they are known. */
export function useStages(track: Track): readonly StageView[] {
  const { data } = useQuery(stagesQuery);
  return stagesOf(data ?? [], track);
}

const closed = { open: 0, signed: 1, dormant: 2, lost: 3 } as const;

export function stagesOf(stages: readonly StageView[], track: Track): readonly StageView[] {
  return stages
    .filter((stage) => stage.track === track)
    .toSorted((a, b) => closed[a.category] - closed[b.category] || a.position - b.position);
}
