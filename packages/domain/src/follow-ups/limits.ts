/** How many messages may leave; null: as many as there are. */
export interface SendingLimits {
  /** To the mail domain of one recipient, in a minute and at the same time: what a receiving server takes from a stranger. */
  readonly domainPerMinute: number | null;
  readonly domainAtOnce: number | null;
  /** From one sender's address, in an hour and a day: what the mail provider allows. */
  readonly senderPerHour: number | null;
  readonly senderPerDay: number | null;
}

export const QUOTA_KINDS = ['domain', 'sender'] as const;
export type QuotaKind = (typeof QUOTA_KINDS)[number];

/** The lengths of the windows of a quota in seconds, the short one first; windows begin at whole multiples of them since the epoch. */
export const QUOTA_WINDOWS: Readonly<Record<QuotaKind, { readonly short: number; readonly long: number }>> = {
  domain: { short: 60, long: 3600 },
  sender: { short: 3600, long: 86_400 },
};

/** What of a quota was used, all workers together. */
export interface QuotaUsage {
  /** Begin of the last window in which something left, and how much left in it. */
  readonly short: WindowUsage;
  readonly long: WindowUsage;
  /** Messages that are being handed over at this moment. */
  readonly underWay: number;
  /** Those which were put off have all turns before this. */
  readonly nextTurnAt: Temporal.Instant | null;
}

export interface WindowUsage {
  readonly from: Temporal.Instant;
  readonly taken: number;
}

/** What one quota allows. */
export interface QuotaLimits {
  readonly short: number | null;
  readonly long: number | null;
  readonly atOnce: number | null;
}

/** A message that must wait. */
export interface PutOff {
  /** The quota that is used up. */
  readonly kind: QuotaKind;
  readonly earliest: Temporal.Instant;
  /**
   * The milliseconds after which the next one that is put off has its turn; null when this one keeps its place and only waits for
   * `earliest`.
   */
  readonly spacing: number | null;
}

/** The domain of a mail address, in small letters: whose server takes mail to it. */
export function mailDomainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** Which limits bind on each kind of quota. */
export function quotaLimits(limits: SendingLimits): Readonly<Record<QuotaKind, QuotaLimits>> {
  return {
    domain: { short: limits.domainPerMinute, long: null, atOnce: limits.domainAtOnce },
    sender: { short: limits.senderPerHour, long: limits.senderPerDay, atOnce: null },
  };
}

/** Whether a quota is limited at all; one that is not needs no counting. */
export function isLimited({ short, long, atOnce }: QuotaLimits): boolean {
  return short !== null || long !== null || atOnce !== null;
}

/** Begin of the window of this many seconds in which the moment lies. */
export function windowStart(at: Temporal.Instant, seconds: number): Temporal.Instant {
  const length = seconds * 1000;
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(at.epochMilliseconds / length) * length);
}

/** The beginning of a window belongs to those who found the one before full although it was their turn, in their order. */
const HEAD_START = 500;

/** A place is looked for again this long after as many as may were under way. */
const AT_ONCE_WAIT = 1000;

/**
 * Whether a message has to wait for a limit, and until when; null when it may leave. Who is put off takes the next turn, behind all who were
 * put off before, and who comes new does not overtake them: so messages leave in the order in which they were due, and each is woken
 * once and not at every new window. `turn` is the turn the message was put off to, null when it comes new.
 */
export function whenToWait(
  usages: Readonly<Record<QuotaKind, QuotaUsage>>,
  limits: SendingLimits,
  now: Temporal.Instant,
  turn: Temporal.Instant | null,
): PutOff | null {
  const allowed = quotaLimits(limits);
  const waits = QUOTA_KINDS.flatMap((kind) => waitsFor(kind, usages[kind], allowed[kind], now, turn));
  return waits.toSorted((a, b) => Temporal.Instant.compare(b.earliest, a.earliest))[0] ?? null;
}

function waitsFor(
  kind: QuotaKind,
  usage: QuotaUsage,
  limits: QuotaLimits,
  now: Temporal.Instant,
  turn: Temporal.Instant | null,
): PutOff[] {
  const waits: PutOff[] = [];
  const lengths = QUOTA_WINDOWS[kind];
  let spacing = limits.atOnce === null ? 0 : AT_ONCE_WAIT;
  for (const size of ['short', 'long'] as const) {
    const limit = limits[size];
    if (limit === null) continue;
    const length = lengths[size] * 1000;
    const between = Math.ceil(length / limit);
    spacing = Math.max(spacing, between);
    const from = windowStart(now, lengths[size]);
    const taken = usage[size].from.equals(from) ? usage[size].taken : 0;
    if (taken < limit) continue;
    const end = from.epochMilliseconds + length;
    // Who came at their turn but found the window full, because others came a little late, goes first in the next one.
    const atTurn = turn !== null && now.epochMilliseconds - turn.epochMilliseconds <= length;
    const place = atTurn ? Math.max(0, turn.epochMilliseconds - from.epochMilliseconds) / length : 1;
    const earliest = Temporal.Instant.fromEpochMilliseconds(end + Math.floor(HEAD_START * place));
    waits.push({ kind, earliest, spacing: atTurn ? null : between });
  }
  if (limits.atOnce !== null && usage.underWay >= limits.atOnce) {
    waits.push({
      kind,
      earliest: now.add({ milliseconds: AT_ONCE_WAIT }),
      spacing: turn === null ? AT_ONCE_WAIT : null,
    });
  }
  if (turn === null && usage.nextTurnAt && Temporal.Instant.compare(usage.nextTurnAt, now) > 0) {
    waits.push({ kind, earliest: usage.nextTurnAt, spacing });
  }
  return waits;
}
