import '@tanstack/react-query';
import type { LiveFilter } from '../live/live-topics.js';

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** Which live messages make the query stale: see `liveOn`. */
      readonly live?: LiveFilter;
    };
    mutationMeta: {
      /** True when the caller tells the user of a failure itself. */
      readonly quiet?: boolean;
    };
  }
}
