import type { RequestFor } from '@brug/contracts/client';

/** What narrows a board down. Nothing set: everything one may see. */
export type BoardFilter = Pick<RequestFor<'GET /board'>['query'], 'q' | 'ownerId' | 'teamId' | 'priority'>;
