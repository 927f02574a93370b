import { useQuery } from '@tanstack/react-query';
import type { Today } from '@brug/contracts/follow-ups';
import { pipelineQuery } from '../features/reports/pipeline.query.js';
import { todayQuery } from '../features/today/today.query.js';
import type { NavigationItem } from './navigation-items.js';

export interface NavigationCount {
  readonly value: number;
  /** Something among it is late or waits for a decision. */
  readonly hot: boolean;
}

/** The numbers in the sidebar: what needs me today, and the open leads of each track. */
export function useNavigationCounts(): Partial<Record<NavigationItem['key'], NavigationCount>> {
  const { data: today } = useQuery(todayQuery);
  const { data: pipeline } = useQuery(pipelineQuery());
  return {
    ...(today && { today: neededToday(today.counts) }),
    ...Object.fromEntries(pipeline?.tracks.map(({ track, count }) => [track, { value: count, hot: false }]) ?? []),
  };
}

function neededToday(counts: Today['counts']): NavigationCount {
  const { uncertain, overdue, dueToday } = counts;
  return { value: uncertain + overdue + dueToday, hot: uncertain + overdue > 0 };
}
