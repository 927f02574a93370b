import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';

/** How I hear of my tasks. */
export const taskPreferencesQuery = queryOptions({
  queryKey: ['me', 'task-preferences'],
  queryFn: ({ signal }) => api('GET /me/task-preferences', { signal }),
});
