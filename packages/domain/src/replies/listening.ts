const FIRST_SECONDS = 1;
const LONGEST_SECONDS = 300;

/**
 * Seconds until a mailbox is listened to again after the n-th connection in a row that was lost or did not come about: 1, 2, 4, … and never more
 * than five minutes. Mail is fetched meanwhile all the same, so nothing is gained by pressing a server that has trouble.
 */
export function secondsToListenAgain(failures: number): number {
  return Math.min(FIRST_SECONDS * 2 ** (Math.max(1, failures) - 1), LONGEST_SECONDS);
}
