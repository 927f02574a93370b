import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { EnrolmentPreview } from '@brug/contracts/sequences';
import { TIME_ZONES } from '@brug/domain/calendars';
import type { TemplateVariable } from '@brug/domain/templates';
import type { LeadRef } from '../../../shared/records/lead-field.js';
import type { GivenValues } from './api/change-run.js';
import { enrol, enrolmentPreviewQuery } from './api/enrol.js';
import type { EnrolRequest } from './api/enrol.js';
import { filledValues } from './given-values.js';
import { refreshRuns } from './use-run-actions.js';

/** The moment the delays count from, on the clock of Kortrijk. */
export interface TriggerMoment {
  /** False: from now. */
  readonly isGiven: boolean;
  readonly day: string | null;
  /** `HH:MM` */
  readonly time: string;
}

/** Most leads one request previews. */
const previewedAtOnce = 50;

/** What would begin for some leads: every date, what is missing, what speaks against it; and the beginning itself. */
export function useEnrolment(sequenceId: string | null, leads: readonly LeadRef[]) {
  const client = useQueryClient();
  const [moment, setMoment] = useState<TriggerMoment>({ isGiven: false, day: null, time: '09:00' });
  const [values, setValues] = useState<GivenValues>({});
  const [asked, setAsked] = useState<readonly TemplateVariable[]>([]);
  const request: EnrolRequest = {
    leadIds: leads.map(({ id }) => id),
    ...triggerOf(moment),
    values: filledValues(values),
  };
  // As text, because a request is another object with every rendering.
  const wanted = JSON.stringify(request);
  const [settled] = useDebouncedValue(wanted, 250);
  const { leadIds, ...common } = JSON.parse(settled) as EnrolRequest;
  const chunks = sequenceId === null ? [] : inChunks(leadIds);
  const { previews, error, isFetching, retry } = useQueries({
    queries: chunks.map((ids) => enrolmentPreviewQuery(sequenceId ?? '', { ...common, leadIds: ids })),
    combine: (results) => ({
      previews: results.flatMap(({ data }) => data?.items ?? []),
      error: results.find((result) => result.error !== null)?.error ?? null,
      isFetching: results.some((result) => result.isFetching),
      retry: () => results.forEach((result) => void result.refetch()),
    }),
  });
  const shown = previews.filter(({ lead }) => request.leadIds.includes(lead.id));
  const missing = [...new Set(shown.flatMap((preview) => preview.missing))];
  // A field stays where it is once its value is given.
  const fields = [...asked, ...missing.filter((name) => !asked.includes(name))];
  if (fields.length > asked.length) setAsked(fields);
  const ready = shown.filter(mayBegin);

  const begin = useMutation({
    meta: { quiet: true },
    mutationFn: (id: string) => enrol(id, { ...request, leadIds: ready.map(({ lead }) => lead.id) }),
    onSettled: () => ready.forEach(({ lead }) => refreshRuns(client, lead.id)),
  });
  return {
    moment,
    setMoment,
    values,
    setValues,
    fields,
    previews: shown,
    error,
    retry,
    isPending: chunks.length > 0 && (isFetching || settled !== wanted),
    ready,
    begin,
    forget: () => {
      setAsked([]);
      begin.reset();
    },
  };
}

export function mayBegin({ refusals, missing }: EnrolmentPreview): boolean {
  return refusals.length === 0 && missing.length === 0;
}

function triggerOf({ isGiven, day, time }: TriggerMoment): Pick<EnrolRequest, 'triggerAt'> {
  if (!isGiven || day === null || !/^\d\d:\d\d$/u.test(time)) return {};
  const local = Temporal.PlainDateTime.from(`${day}T${time}`);
  return { triggerAt: local.toZonedDateTime(TIME_ZONES.BE).toInstant().toString() };
}

function inChunks(ids: readonly string[]): string[][] {
  const chunks: string[][] = [];
  for (let start = 0; start < ids.length; start += previewedAtOnce) {
    chunks.push(ids.slice(start, start + previewedAtOnce));
  }
  return chunks;
}
