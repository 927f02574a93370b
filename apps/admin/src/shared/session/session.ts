import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { Me } from '@brug/contracts/identity';
import { holds, may } from '@brug/domain/permissions';
import type { Action, Actor, Ownership } from '@brug/domain/permissions';
import { api, followServerClock } from '../api/api.js';

export type { Me } from '@brug/contracts/identity';

/** Who is signed in. Fails with `auth.required` when nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }): Promise<Me> => {
    const me = await api('GET /me', { signal });
    followServerClock(me);
    return me;
  },
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

/** The person at the screen. Only inside the shell, where somebody is signed in. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** Me, as the rules about rights take it. */
export function useActor(): Actor {
  const { id, role, team } = useMe();
  return { personId: id, role, teamId: team.id };
}

/** Whether I may do this: to this record, or without one, to some record at least. The server decides again. */
export function useMay(action: Action, record?: Ownership): boolean {
  const actor = useActor();
  return record ? may(actor, action, record) : holds(actor, action);
}
