import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { RequestFor, ResponseFor } from '@brug/contracts/client';
import { api } from '../../../../shared/api/api.js';

/** Which leads begin, from when their delays count, and what no record holds. */
export type EnrolRequest = RequestFor<'POST /sequences/:id/enrolments'>['body'];
export type EnrolResult = ResponseFor<'POST /sequences/:id/enrolments'>['items'][number];

/** Every date of the runs that would begin; at most 50 leads a request. */
export function enrolmentPreviewQuery(sequenceId: string, request: EnrolRequest) {
  return queryOptions({
    queryKey: ['sequences', 'enrolment-preview', sequenceId, request],
    queryFn: ({ signal }) =>
      api('POST /sequences/:id/enrolment-previews', { params: { id: sequenceId }, body: request, signal }),
    placeholderData: keepPreviousData,
    // What speaks against a run may change with every mail and move.
    staleTime: 0,
    gcTime: 60_000,
  });
}

export async function enrol(sequenceId: string, request: EnrolRequest): Promise<readonly EnrolResult[]> {
  return (await api('POST /sequences/:id/enrolments', { params: { id: sequenceId }, body: request })).items;
}
