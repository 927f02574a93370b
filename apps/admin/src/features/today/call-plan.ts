import { nextMomentAtWork, slotsBothAtWork, TIME_ZONES } from '@brug/domain/calendars';
import type { CallSlot, Calendars, OfficeWindow } from '@brug/domain/calendars';
import { regionOfTimeZone } from '@brug/domain/follow-ups';
import type { FollowUp, Today } from '@brug/contracts/follow-ups';

/** A call that is due, and when both ends are at their desks for it. */
export interface PlannedCall {
  readonly followUp: FollowUp;
  readonly slot: CallSlot;
}

const callMinutes = 20;
/** From the beginning of one call to that of the next. */
const paceMinutes = 25;
const daysAhead = 5;
const most = 4;

/** Puts the calls that are due one after another into the time in which both sides are at work; those to China first, their day ends first. */
export function plannedCalls(today: Today, now: number, calendars: Calendars): readonly PlannedCall[] {
  const calls = [...today.overdue, ...today.dueToday]
    .filter(({ kind, taskKind }) => kind === 'task' && taskKind === 'call')
    .toSorted((a, b) => Number(isToChina(b)) - Number(isToChina(a)))
    .slice(0, most);
  if (calls.length === 0) return [];
  const slots = paced(possibleSlots(now, calendars));
  return calls.flatMap((followUp, index) => {
    const slot = slots[index];
    return slot ? [{ followUp, slot }] : [];
  });
}

function possibleSlots(now: number, calendars: Calendars): readonly CallSlot[] {
  try {
    const from = Temporal.Instant.fromEpochMilliseconds(now);
    return slotsBothAtWork(from, daysAhead, callMinutes, calendars, { stepMinutes: 5, limit: most * 12 });
  } catch (error) {
    // Calendars that never meet have no slots.
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function paced(slots: readonly CallSlot[]): readonly CallSlot[] {
  const chosen: CallSlot[] = [];
  for (const slot of slots) {
    const last = chosen.at(-1);
    if (!last || slot.from.since(last.from).total('minutes') >= paceMinutes) chosen.push(slot);
  }
  return chosen;
}

function isToChina({ contact, lead }: FollowUp): boolean {
  return contact ? regionOfTimeZone(contact.timeZone) === 'CN' : lead?.organisation.country === 'CN';
}

/** The stretches of a calendar day in Kortrijk in which both sides are at work. */
export function sharedWindowsOn(day: Temporal.PlainDate, calendars: Calendars): readonly OfficeWindow[] {
  return calendars.BE.windowsOn(day).flatMap((here) =>
    calendars.CN.windowsOn(day)
      .map((there) => ({ from: Math.max(here.from, there.from), to: Math.min(here.to, there.to) }))
      .filter(({ from, to }) => from < to),
  );
}

/** When a mail to China leaves that is planned after their day has ended. */
export function nextMorningInChina(
  after: number,
  calendars: Calendars,
): { readonly at: number; readonly zone: string } {
  const { at } = nextMomentAtWork(Temporal.Instant.fromEpochMilliseconds(after), 'CN', calendars);
  return { at: at.epochMilliseconds, zone: TIME_ZONES.CN };
}
