import { useQuery } from '@tanstack/react-query';
import type { Today } from '@brug/contracts/follow-ups';
import { pipelineQuery } from '../features/reports/pipeline.query.js';
import { waitingMailsQuery } from '../features/inbox/api/inbound-mails.query.js';
import { repliesQuery } from '../features/today/replies.query.js';
import { todayQuery } from '../features/today/today.query.js';
import { useMay } from '../shared/session/session.js';
import type { NavigationItem } from './navigation-items.js';

export interface NavigationCount {
  readonly value: number;
  /** Something among it is late or waits for a decision. */
  readonly hot: boolean;
}

/** The numbers in the sidebar: what needs me today, the open leads of each track, and the mails to sort out. */
export function useNavigationCounts(): Partial<Record<NavigationItem['key'], NavigationCount>> {
  const { data: today } = useQuery(todayQuery);
  const { data: replies } = useQuery(repliesQuery);
  const mayTriage = useMay('mail.triage');
  const { data: waiting } = useQuery({ ...waitingMailsQuery, enabled: mayTriage });
  const { data: pipeline } = useQuery(pipelineQuery());
  return {
    ...(today && { today: neededToday(today.counts, replies?.total ?? 0) }),
    ...(waiting && waiting.total > 0 && { inbox: { value: waiting.total, hot: false } }),
    ...Object.fromEntries(pipeline?.tracks.map(({ track, count }) => [track, { value: count, hot: false }]) ?? []),
  };
}

function neededToday(counts: Today['counts'], replies: number): NavigationCount {
  const { uncertain, overdue, dueToday } = counts;
  return { value: uncertain + overdue + dueToday + replies, hot: uncertain + overdue > 0 };
}
