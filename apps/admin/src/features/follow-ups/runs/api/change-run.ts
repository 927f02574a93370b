import type { RequestFor } from '@brug/contracts/client';
import type { Enrolment } from '@brug/contracts/sequences';
import { api } from '../../../../shared/api/api.js';

export type GivenValues = NonNullable<RequestFor<'POST /enrolments/:id/resume'>['body']['values']>;

/** What a person does with a run as a whole. */
export type RunChange =
  | { readonly do: 'pause' }
  | { readonly do: 'resume'; readonly values: GivenValues }
  | { readonly do: 'stop' };

export function changeRun({ id, version }: Pick<Enrolment, 'id' | 'version'>, change: RunChange): Promise<Enrolment> {
  const params = { id };
  switch (change.do) {
    case 'pause':
      return api('POST /enrolments/:id/pause', { params, body: { version } });
    case 'resume':
      return api('POST /enrolments/:id/resume', { params, body: { version, values: change.values } });
    case 'stop':
      return api('POST /enrolments/:id/stop', { params, body: { version } });
  }
}

/** Leaves a step of a run out, against the version of its follow-up. */
export async function skipStep({ followUpId, version }: Enrolment['steps'][number]): Promise<void> {
  await api('POST /follow-ups/:id/skip', { params: { id: followUpId }, body: { version } });
}
