import { addWorkingDays, TIME_ZONES } from '@brug/domain/calendars';
import type { Calendars, Region } from '@brug/domain/calendars';
import { AGENCY_REGION, regionOfTimeZone } from '@brug/domain/follow-ups';
import type { SequenceTrigger } from '@brug/domain/sequences';
import type { MessageLanguage } from '@brug/domain/templates';
import type { Track } from '@brug/domain/tracks';
import type { ContactRef } from '@brug/contracts/organisations';
import type { Lead, StageView } from '@brug/contracts/leads';
import { sideOf } from '../../../../shared/records/side.js';
import type { SampleTiming } from './step-dates.js';

/** For whom the sequence is drawn: a lead, or a firm as there could be one. */
export interface Sample {
  /** Null: a believable firm. */
  readonly leadId: string | null;
  readonly name: string;
  readonly chineseName: string | null;
  readonly country: string;
  /** Who is written to; null where nobody is known by name. */
  readonly contact: ContactRef | null;
  readonly track: Track;
  readonly regions: SampleTiming['recipientRegions'];
  /** The language its contact is written to in; that of the counterpart where it is known. */
  readonly languages: Readonly<Record<'principal' | 'counterpart', MessageLanguage>>;
  /** When its run would have begun; null when nothing of it is known. */
  readonly fellAt: Temporal.Instant | null;
}

/** The Friday before the Spring Festival of 2026, at 10:40 where the firm is: the day on which clocks that know no holidays go wrong. */
const meetingBeforeSpringFestival = '2026-02-13T10:40';

const firms = {
  investment: { name: 'Lanyin Digital', chineseName: '蓝印数码', country: 'CN' },
  export: { name: 'Leievlas', chineseName: null, country: 'BE' },
} as const;

/** A firm as there could be one on the track. */
export function believableFirm(track: Track): Sample {
  const firm = firms[track];
  const [own, other]: readonly [Region, Region] = track === 'investment' ? ['CN', 'BE'] : ['BE', 'CN'];
  return {
    ...firm,
    contact: null,
    leadId: null,
    track,
    regions: { principal: own, counterpart: other },
    languages: { principal: languageOn(own), counterpart: languageOn(other) },
    fellAt: Temporal.PlainDateTime.from(meetingBeforeSpringFestival).toZonedDateTime(TIME_ZONES[own]).toInstant(),
  };
}

/** A lead as a sample of a sequence with this trigger. */
export function sampleOf(
  lead: Lead,
  trigger: SequenceTrigger,
  stages: readonly StageView[],
  calendars: Calendars,
): Sample {
  const { organisation, primaryContact } = lead;
  const own = primaryContact ? regionOfTimeZone(primaryContact.timeZone) : sideOf(organisation.country);
  const linked = lead.counterparts.find(({ state }) => state === 'introduced' || state === 'accepted');
  const other = linked ? sideOf(linked.organisation.country) : own === 'CN' ? 'BE' : 'CN';
  const languages = { principal: primaryContact?.language ?? languageOn(own), counterpart: languageOn(other) };
  return {
    leadId: lead.id,
    name: organisation.name,
    chineseName: organisation.chineseName,
    country: organisation.country,
    contact: primaryContact,
    track: lead.track,
    regions: { principal: own, counterpart: other },
    languages,
    fellAt: fellAt(lead, trigger, stages, calendars),
  };
}

/** When the trigger came true for the lead, as far as its record tells. */
function fellAt(
  lead: Lead,
  trigger: SequenceTrigger,
  stages: readonly StageView[],
  calendars: Calendars,
): Temporal.Instant | null {
  const instant = (at: string | null | undefined) => (at ? Temporal.Instant.from(at) : null);
  switch (trigger.type) {
    case 'lead-created':
      return instant(lead.receivedAt);
    case 'stage-entered': {
      const stage = stages.find(({ key, track }) => key === trigger.stageKey && track === lead.track);
      return instant(lead.timeInStages.find(({ stageId }) => stageId === stage?.id)?.enteredAt);
    }
    case 'project-signed':
      return lead.signature ? morningOf(lead.signature.signedOn) : null;
    case 'dormant-until':
      return lead.wakeUpOn ? morningOf(lead.wakeUpOn) : null;
    case 'silence': {
      const last = instant(lead.lastActivityAt);
      if (!last || trigger.silentDays === null) return null;
      const day = last.toZonedDateTimeISO(TIME_ZONES[AGENCY_REGION]).toPlainDate();
      return morningOf(addWorkingDays(day, trigger.silentDays, AGENCY_REGION, calendars).date.toString());
    }
    case 'meeting-held':
    case 'by-hand':
      return null;
  }
}

/** Nine o'clock at the agency. */
export function morningOf(day: string): Temporal.Instant {
  return Temporal.PlainDate.from(day)
    .toZonedDateTime({ timeZone: TIME_ZONES[AGENCY_REGION], plainTime: '09:00' })
    .toInstant();
}

function languageOn(region: Region): MessageLanguage {
  return region === 'CN' ? 'zh' : 'nl';
}
