import type { ExplainedFollowUp } from '@brug/contracts/follow-ups';
import type { LocalisedText } from '@brug/contracts/http';
import type { Region } from '@brug/domain/calendars';

type Explanation = ExplainedFollowUp['explanation'];
type Day = Explanation['days'][number];
type DayStatus = Day['statuses'][number];

/** What one side's calendar says of a day on the way, as far as it is worth a word. */
export type DayWord =
  | { readonly kind: 'named'; readonly region: Region; readonly names: LocalisedText }
  | { readonly kind: 'weekend' }
  | { readonly kind: 'make-up'; readonly region: Region }
  | { readonly kind: 'holiday'; readonly region: Region };

/** Days that follow each other and were the same to the count. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
  readonly role: Day['role'];
  /** The first and the last of the counted days, from 1; null when none was. */
  readonly numbers: readonly [number, number] | null;
  readonly minutes: number | null;
  readonly words: readonly DayWord[];
}

/** The days of an explanation with like ones put together: nine days of Spring Festival are one line. */
export function stretchesOf(days: readonly Day[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const day of days) {
    const next = stretchOf(day);
    const last = stretches.at(-1);
    if (last && goesOn(last, next)) {
      stretches[stretches.length - 1] = { ...last, to: next.to, numbers: joined(last.numbers, next.numbers) };
    } else stretches.push(next);
  }
  return stretches;
}

/** What kept days from being counted, or kept them waiting, each once: holidays by name, then weekends. */
export function wordsOf(days: readonly Day[], role: Day['role']): readonly DayWord[] {
  const words = days.filter((day) => day.role === role).flatMap((day) => stretchOf(day).words);
  const named = words.filter(({ kind }) => kind !== 'weekend');
  const weekend = words.filter(({ kind }) => kind === 'weekend');
  return [...new Map([...named, ...weekend].map((word) => [JSON.stringify(word), word])).values()];
}

/** Days that were counted although they look like a weekend. */
export function makeUpDays(days: readonly Day[]): readonly Day[] {
  return days.filter(({ role, statuses }) => role === 'counted' && statuses.some(({ reason }) => reason === 'make-up'));
}

function stretchOf({ date, role, number, minutes, statuses }: Day): Stretch {
  return {
    from: date,
    to: date,
    role,
    numbers: number === null ? null : [number, number],
    minutes,
    words: statuses.flatMap((status) => wordOf(status, role)),
  };
}

function wordOf({ region, reason, working, names }: DayStatus, role: Day['role']): DayWord[] {
  if (reason === 'make-up') return [{ kind: 'make-up', region }];
  if (role === 'counted' || working) return [];
  if (reason === 'weekend') return [{ kind: 'weekend' }];
  return [names ? { kind: 'named', region, names } : { kind: 'holiday', region }];
}

/** Counted days with nothing to say are one stretch too; office minutes are said day by day. */
function goesOn(last: Stretch, next: Stretch): boolean {
  const following = Temporal.PlainDate.from(last.to).add({ days: 1 }).toString() === next.from;
  const alike = last.role === next.role && JSON.stringify(last.words) === JSON.stringify(next.words);
  return following && alike && last.minutes === null && next.minutes === null;
}

function joined(first: Stretch['numbers'], second: Stretch['numbers']): Stretch['numbers'] {
  return first && second ? [first[0], second[1]] : null;
}
