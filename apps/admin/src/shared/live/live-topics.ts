import type { LiveMessage } from '@brug/contracts/live';

export type { LiveMessage } from '@brug/contracts/live';
export type LiveTopic = LiveMessage['topic'];

/** Decides whether a live message makes a query stale. */
export type LiveFilter = (message: LiveMessage) => boolean;

/** For a list: any message of these topics. `meta: { live: liveOn('lead', 'follow-up') }` */
export function liveOn(...topics: readonly LiveTopic[]): LiveFilter {
  return ({ topic }) => topics.includes(topic);
}

/** For one record: messages about it. */
export function liveOnRecord(topic: LiveTopic, id: string): LiveFilter {
  return (message) => message.topic === topic && message.id === id;
}

/** For a lead and what hangs on it: messages about the lead, and those of these topics that belong to it. */
export function liveOnLead(leadId: string, ...topics: readonly LiveTopic[]): LiveFilter {
  return (message) =>
    (message.topic === 'lead' && message.id === leadId) ||
    (message.leadId === leadId && topics.includes(message.topic));
}
