import type { Enrolment } from '@brug/contracts/sequences';
import { api } from '../../../../shared/api/api.js';

/** What a person can do with a run. */
export type RunChange = 'pause' | 'resume' | 'stop';

export function changeRun({ id, version }: Pick<Enrolment, 'id' | 'version'>, change: RunChange): Promise<Enrolment> {
  const request = { params: { id }, body: { version } };
  switch (change) {
    case 'pause':
      return api('POST /enrolments/:id/pause', request);
    case 'resume':
      return api('POST /enrolments/:id/resume', request);
    case 'stop':
      return api('POST /enrolments/:id/stop', request);
  }
}
