import type { FollowUp, Today } from '@brug/contracts/follow-ups';
import type { Reply } from '@brug/contracts/replies';

export type SilentLead = Today['withoutNextStep'][number];

/** The lists of follow-ups of a day, in the order of need. */
const followUpLists = ['uncertain', 'overdue', 'dueToday', 'goingOut', 'upcoming'] as const;
export type FollowUpList = (typeof followUpLists)[number];

/** A follow-up that was taken out of a list, and where it was: enough to put it back. */
export interface TakenOut {
  readonly list: FollowUpList;
  readonly index: number;
  readonly followUp: FollowUp;
}

/** The day without a follow-up, counts included; nothing when it is not there. */
export function takeOut(today: Today, id: string): { readonly today: Today; readonly taken: TakenOut } | undefined {
  for (const list of followUpLists) {
    const index = today[list].findIndex((followUp) => followUp.id === id);
    const followUp = today[list][index];
    if (followUp) {
      return {
        today: counted({ ...today, [list]: today[list].toSpliced(index, 1) }, list, -1),
        taken: { list, index, followUp },
      };
    }
  }
  return undefined;
}

/** The day with a follow-up back in its place; unchanged when it came back by itself in the meantime. */
export function putBack(today: Today, { list, index, followUp }: TakenOut): Today {
  if (today[list].some(({ id }) => id === followUp.id)) return today;
  return counted({ ...today, [list]: today[list].toSpliced(index, 0, followUp) }, list, 1);
}

function counted(today: Today, list: FollowUpList, change: 1 | -1): Today {
  return { ...today, counts: { ...today.counts, [list]: today.counts[list] + change } };
}

/** One line of the day: an answer that came in, something to do, or a lead on which nothing is planned. */
export type TodayItem =
  | { readonly type: 'follow-up'; readonly id: string; readonly followUp: FollowUp }
  | { readonly type: 'reply'; readonly id: string; readonly reply: Reply; readonly lead: Reply['lead'] }
  | { readonly type: 'silent-lead'; readonly id: string; readonly lead: SilentLead };

export interface TodaySection {
  readonly key: 'replies' | 'overdue' | 'dueToday' | 'withoutNextStep' | 'upcoming';
  /** In all; more than there are items when the list is long. */
  readonly count: number;
  readonly items: readonly TodayItem[];
}

/** The answers that nobody has dealt with: the newest ones, and how many there are. */
export interface RepliesOfDay {
  readonly total: number;
  readonly items: readonly Reply[];
}

/** The answers without one of them; unchanged when it is not there. */
export function takeReplyOut({ total, items }: RepliesOfDay, id: string): { total: number; items: Reply[] } {
  const left = items.filter((reply) => reply.id !== id);
  return { total: total - (items.length - left.length), items: left };
}

/** The answers with one back in its place by time. */
export function putReplyBack(day: RepliesOfDay, reply: Reply): { total: number; items: Reply[] } {
  const { total, items } = takeReplyOut(day, reply.id);
  const all = [...items, reply].toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at));
  return { total: total + 1, items: all };
}

/** What a person works through, section by section; empty sections fall away. Messages stand beside it, they leave by themselves. */
export function sectionsOf(today: Today, replies: RepliesOfDay): readonly TodaySection[] {
  const answers: TodaySection = {
    key: 'replies',
    count: replies.total,
    items: replies.items.map((reply) => ({ type: 'reply', id: reply.id, reply, lead: reply.lead })),
  };
  const followUps = (key: 'overdue' | 'dueToday' | 'upcoming'): TodaySection => ({
    key,
    count: today.counts[key],
    items: today[key].map((followUp) => ({ type: 'follow-up', id: followUp.id, followUp })),
  });
  const silent: TodaySection = {
    key: 'withoutNextStep',
    count: today.counts.withoutNextStep,
    items: today.withoutNextStep.map((lead) => ({ type: 'silent-lead', id: lead.id, lead })),
  };
  return [answers, followUps('overdue'), followUps('dueToday'), silent, followUps('upcoming')].filter(
    ({ items }) => items.length > 0,
  );
}

/** The lead a line belongs to. */
export function leadIdOf(item: TodayItem): string | undefined {
  return item.type === 'follow-up' ? item.followUp.lead?.id : item.lead.id;
}
