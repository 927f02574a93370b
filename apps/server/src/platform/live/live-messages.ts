import type { EventName, EventPayload } from '@brug/contracts/events';
import type { LiveMessage } from '@brug/contracts/live';

/** Channel on which every API process hears what changed. */
export const LIVE_CHANNEL = 'brug_live';

/** Stands for the installation itself, where what changed is no record of its own. */
const INSTALLATION = '01890000-0000-7000-8000-000000000000';

type Hints = { readonly [N in EventName]: (payload: EventPayload<N>) => readonly LiveMessage[] };

const lead = ({ leadId }: { leadId: string }): LiveMessage[] => [{ topic: 'lead', id: leadId, leadId }];
const organisation = ({ organisationId }: { organisationId: string }): LiveMessage[] => [
  { topic: 'organisation', id: organisationId, leadId: null },
];
const contact = ({ contactId }: { contactId: string }): LiveMessage[] => [
  { topic: 'contact', id: contactId, leadId: null },
];
const followUp = ({ followUpId, leadId }: { followUpId: string; leadId: string | null }): LiveMessage[] => [
  { topic: 'follow-up', id: followUpId, leadId },
];

const enrolment = ({ sequenceId, leadId }: { sequenceId: string; leadId: string }): LiveMessage[] => [
  { topic: 'sequence', id: sequenceId, leadId },
];

/** What browsers are told about each event: ids only. It does not compile when an event is forgotten. */
const HINTS: Hints = {
  'lead.created.v1': lead,
  'lead.updated.v1': lead,
  'lead.stage-changed.v1': lead,
  'organisation.created.v1': organisation,
  'organisation.updated.v1': organisation,
  'contact.created.v1': contact,
  'contact.updated.v1': contact,
  'activity.recorded.v1': ({ activityId, leadId }) => [{ topic: 'activity', id: activityId, leadId }],
  'follow-up.planned.v1': followUp,
  'follow-up.changed.v1': followUp,
  'reply.received.v1': ({ activityId, leadId }) => [{ topic: 'activity', id: activityId, leadId }],
  'contact.opted-out.v1': contact,
  'meeting.booked.v1': lead,
  'calendar.changed.v1': () => [{ topic: 'settings', id: INSTALLATION, leadId: null }],
  'enrolment.started.v1': enrolment,
  'enrolment.changed.v1': enrolment,
  'sequence.triggered.v1': () => [],
  'sequence.changed.v1': ({ sequenceId }) => [{ topic: 'sequence', id: sequenceId, leadId: null }],
  'sending.pause-changed.v1': () => [{ topic: 'settings', id: INSTALLATION, leadId: null }],
  'alarm.changed.v1': () => [{ topic: 'settings', id: INSTALLATION, leadId: null }],
  'project.created.v1': ({ projectId, leadId }) => [{ topic: 'project', id: projectId, leadId }],
  'inquiry.received.v1': lead,
};

export function liveMessagesOf<N extends EventName>(name: N, payload: EventPayload<N>): readonly LiveMessage[] {
  return HINTS[name](payload);
}
