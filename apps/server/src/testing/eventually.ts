import { setTimeout as pause } from 'node:timers/promises';

/** Resolves with the first value that is neither null, undefined nor false; for what other processes and threads do in their own time. */
export async function eventually<T>(
  look: () => T | Promise<T>,
  patienceMilliseconds = 10_000,
): Promise<Exclude<T, null | undefined | false>> {
  const end = Date.now() + patienceMilliseconds;
  for (;;) {
    const value = await look();
    if (value !== null && value !== undefined && value !== false) return value as Exclude<T, null | undefined | false>;
    if (Date.now() > end) throw new Error('It did not come about in time.');
    await pause(10);
  }
}
