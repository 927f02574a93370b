import { useSyncExternalStore } from 'react';
import type { Query, QueryClient } from '@tanstack/react-query';
import { openLiveConnection } from './live-connection.js';
import type { LiveStatus } from './live-connection.js';
import type { LiveMessage } from './live-topics.js';

const url = '/api/v1/live';
/** Many changes in one transaction come as many messages; the screen fetches once. */
const gatherFor = 120;

let status: LiveStatus = 'connecting';
const statusListeners = new Set<() => void>();
const messageListeners = new Set<(message: LiveMessage) => void>();

/** Keeps queries fresh for as long as somebody is signed in: those whose `meta.live` wants a message are fetched again. */
export function startLiveUpdates(client: QueryClient): () => void {
  let gathered: LiveMessage[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    const messages = gathered;
    gathered = [];
    timer = undefined;
    void client.invalidateQueries({ predicate: (query) => wants(query, messages) });
  };
  const stop = openLiveConnection(url, {
    onMessage: (message) => {
      gathered.push(message);
      timer ??= setTimeout(flush, gatherFor);
      for (const listener of messageListeners) listener(message);
    },
    onStatus: (next) => {
      status = next;
      for (const listener of statusListeners) listener();
    },
    onGap: () => void client.invalidateQueries({ predicate: (query) => query.meta?.live !== undefined }),
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

/** Hears every live message, for what is not a query: a card that flashes when somebody else moved it. */
export function onLiveMessage(listener: (message: LiveMessage) => void): () => void {
  messageListeners.add(listener);
  return () => messageListeners.delete(listener);
}

/** Whether changes by others arrive by themselves at the moment. */
export function useLiveStatus(): LiveStatus {
  return useSyncExternalStore(
    (listener) => {
      statusListeners.add(listener);
      return () => statusListeners.delete(listener);
    },
    () => status,
  );
}

function wants(query: Query, messages: readonly LiveMessage[]): boolean {
  const live = query.meta?.live;
  return live !== undefined && messages.some(live);
}
