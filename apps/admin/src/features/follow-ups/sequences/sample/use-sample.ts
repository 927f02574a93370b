import { useQuery } from '@tanstack/react-query';
import { TIME_ZONES } from '@brug/domain/calendars';
import type { Calendars } from '@brug/domain/calendars';
import { AGENCY_REGION } from '@brug/domain/follow-ups';
import type { Lead } from '@brug/contracts/leads';
import type { SequenceDefinitionDto } from '@brug/contracts/sequences';
import { stagesQuery } from '../../../../shared/reference/stages.query.js';
import { useCalendars } from '../../../../shared/time/calendars.js';
import { useNow } from '../../../../shared/time/now.js';
import { sampleLeadQuery } from '../api/sample-lead.query.js';
import { believableFirm, morningOf, sampleOf } from '../plan/sample.js';
import type { Sample } from '../plan/sample.js';
import type { SampleTiming } from '../plan/step-dates.js';
import { useCalendarsAround } from '../plan/use-calendars-around.js';
import type { SequenceSearch } from '../sequences-search.js';

export interface ChosenSample {
  readonly sample: Sample;
  /** The lead it is of; null for a believable firm. */
  readonly lead: Lead | null;
  readonly timing: SampleTiming;
  /** The calendars of the time of the run; null while they are on their way. */
  readonly calendars: Calendars | null;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** For whom and from when the sequence is drawn, as the address says. */
export function useSample(
  { track, trigger, steps }: SequenceDefinitionDto,
  { lead: leadId, on }: SequenceSearch,
): ChosenSample {
  const appCalendars = useCalendars();
  const now = useNow();
  const { data: stages = [] } = useQuery(stagesQuery);
  const { data } = useQuery({ ...sampleLeadQuery(leadId ?? ''), enabled: leadId !== undefined });
  const lead = data && data.id === leadId ? data : null;
  const sample = lead === null ? believableFirm(track ?? 'investment') : sampleOf(lead, trigger, stages, appCalendars);
  const triggerAt = beginsAt(sample, on, Temporal.Instant.fromEpochMilliseconds(now));
  const longestDelay = Math.max(0, ...steps.map(({ delayWorkingDays }) => delayWorkingDays));
  const day = triggerAt.toZonedDateTimeISO(TIME_ZONES[AGENCY_REGION]).toPlainDate();
  return {
    sample,
    lead,
    timing: { triggerAt, recipientRegions: sample.regions, ownerRegion: AGENCY_REGION },
    ...useCalendarsAround(day, longestDelay),
  };
}

/** Now, the morning of a chosen day, or when it fell; what is not known to have happened is as if it happened now. */
function beginsAt({ fellAt }: Sample, on: string | undefined, now: Temporal.Instant): Temporal.Instant {
  if (on === 'today') return now;
  return on === undefined ? (fellAt ?? now) : morningOf(on);
}
