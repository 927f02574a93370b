import { useSyncExternalStore } from 'react';

const minute = 60_000;
let offset = 0;
let shown = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** The time by the server's clock, in milliseconds: a laptop's own may be wrong, and a demo's may be set. */
export function now(): number {
  return Date.now() + offset;
}

/** Sets our clock by what the server says the time is. Small differences are the network's and change nothing. */
export function setServerTime(serverNow: number): void {
  const difference = serverNow - Date.now();
  if (Math.abs(difference - offset) < 2 * minute) return;
  offset = difference;
  tick();
}

/** The time, renewed every minute on the minute. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, shownNow);
}

function shownNow(): number {
  if (shown === 0) shown = startOfMinute();
  return shown;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) tick();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearTimeout(timer);
  };
}

function tick(): void {
  clearTimeout(timer);
  shown = startOfMinute();
  for (const listener of listeners) listener();
  if (listeners.size > 0) timer = setTimeout(tick, minute - (now() % minute));
}

function startOfMinute(): number {
  return Math.floor(now() / minute) * minute;
}
