import type { RunsChanged } from '@brug/contracts/sequences';
import { api } from '../../../../shared/api/api.js';

/** What can be done with all runs of a sequence at once. */
export type AllRunsChange = 'pause' | 'resume';

/** Changes the next batch of them. */
export function changeAllRuns(id: string, change: AllRunsChange): Promise<RunsChanged> {
  return change === 'pause'
    ? api('POST /sequences/:id/pause-runs', { params: { id } })
    : api('POST /sequences/:id/resume-runs', { params: { id } });
}
