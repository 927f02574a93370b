/** A message that is due for longer than this and has not left raises the alarm. */
export const UNSENT_ALARM_SECONDS = 60;

/** While an alarm stands and nobody has taken note of it, it is told again after this long. */
export const ALARM_AGAIN_MINUTES = 60;

/** What the queue of messages looks like at the moment. Messages that a pause holds do not count: somebody wanted them to wait. */
export interface UnsentFigures {
  /** Due for longer than `UNSENT_ALARM_SECONDS` and not sent. */
  readonly count: number;
  /** Due and held by a pause. */
  readonly held: number;
}

/** An alarm that was raised and is not over. */
export interface StandingAlarm {
  /** When people were last told of it, ISO 8601 in UTC. */
  readonly toldAt: string;
  /** Somebody has taken note: they know. */
  readonly acknowledged: boolean;
}

/** Why an alarm is over. */
export const ALARM_ENDINGS = ['sent', 'paused'] as const;
export type AlarmEnding = (typeof ALARM_ENDINGS)[number];

export type AlarmDecision =
  | { readonly do: 'nothing' }
  /** A new alarm, of which people are told. */
  | { readonly do: 'raise' }
  /** It still stands, and nobody has taken note. */
  | { readonly do: 'tell-again' }
  | { readonly do: 'clear'; readonly because: AlarmEnding };

/** What becomes of the alarm: raised once, told again after an hour unless somebody took note, over by itself. */
export function decideOnAlarm(
  unsent: UnsentFigures,
  standing: StandingAlarm | null,
  now: Temporal.Instant,
): AlarmDecision {
  if (unsent.count === 0) {
    return standing ? { do: 'clear', because: unsent.held > 0 ? 'paused' : 'sent' } : { do: 'nothing' };
  }
  if (!standing) return { do: 'raise' };
  const againAt = Temporal.Instant.from(standing.toldAt).add({ minutes: ALARM_AGAIN_MINUTES });
  const tellAgain = !standing.acknowledged && Temporal.Instant.compare(againAt, now) <= 0;
  return { do: tellAgain ? 'tell-again' : 'nothing' };
}
