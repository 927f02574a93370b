import { useQuery } from '@tanstack/react-query';
import { todayQuery } from '../features/today/today.query.js';
import type { NavigationItem } from './navigation-items.js';

export interface NavigationCount {
  readonly value: number;
  /** Something among it is late or waits for a decision. */
  readonly hot: boolean;
}

/** The numbers in the sidebar. */
export function useNavigationCounts(): Partial<Record<NavigationItem['key'], NavigationCount>> {
  const { data: today } = useQuery(todayQuery);
  if (!today) return {};
  const { uncertain, overdue, dueToday } = today.counts;
  return { today: { value: uncertain + overdue + dueToday, hot: uncertain + overdue > 0 } };
}
