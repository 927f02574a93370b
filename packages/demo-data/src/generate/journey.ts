import { FIRST_STAGE, INQUIRY_STAGE } from '@brug/domain/pipeline';
import { LOST_REASONS, type LostReason, type Track } from '@brug/domain/tracks';
import type { Random } from '../random/random.js';
import type { Context } from './context.js';
import { DAY, dayOf, HOUR, workingMoment } from './days.js';
import type { DemoStage } from './rows.js';
import { LOST_REMARKS, REASONS_TO_GO_BACK, REASONS_TO_REOPEN, REASONS_TO_SLEEP } from './words/activity-texts.js';
import type { Texts } from './words/industries.js';

/** A stay of a lead in a stage. */
export interface Visit {
  readonly stage: DemoStage;
  readonly enteredAt: number;
  /** Null while it is there. */
  readonly leftAt: number | null;
  readonly direction: 'created' | 'forward' | 'back' | 'signed' | 'lost' | 'dormant' | 'reopened';
  readonly reason: Texts | null;
  readonly lostReason: LostReason | null;
  readonly winningLocation: string | null;
  readonly wakeUpOn: string | null;
}

/** What usually happens in a stage: days spent in it (median), and how often a lead is lost or put to sleep there. */
interface Habit {
  readonly days: number;
  readonly lost: number;
  readonly dormant: number;
}

const HABITS: Readonly<Record<Track, readonly (readonly [key: string, habit: Habit])[]>> = {
  investment: [
    ['prospect', { days: 12, lost: 0.2, dormant: 0.05 }],
    ['inquiry', { days: 24, lost: 0.2, dormant: 0.06 }],
    ['qualified', { days: 44, lost: 0.18, dormant: 0.05 }],
    ['proposal', { days: 38, lost: 0.16, dormant: 0.04 }],
    ['site-visit', { days: 26, lost: 0.1, dormant: 0.02 }],
    ['shortlisted', { days: 34, lost: 0.12, dormant: 0.02 }],
    ['decision', { days: 28, lost: 0.12, dormant: 0.01 }],
  ],
  export: [
    ['intake', { days: 9, lost: 0.14, dormant: 0.04 }],
    ['readiness', { days: 26, lost: 0.14, dormant: 0.06 }],
    ['market-brief', { days: 30, lost: 0.12, dormant: 0.04 }],
    ['partner-search', { days: 48, lost: 0.16, dormant: 0.04 }],
    ['meetings', { days: 38, lost: 0.12, dormant: 0.03 }],
    ['negotiation', { days: 44, lost: 0.14, dormant: 0.02 }],
  ],
};

const SKIPS = 0.06;
const GOES_BACK = 0.04;
const WAKES_UP = 0.35;
const SPREAD = 0.7;

const WINNING_LOCATIONS = [
  'Lille (FR)',
  'Enschede (NL)',
  'Düsseldorf (DE)',
  'Gent (BE)',
  'Wrocław (PL)',
  'Győr (HU)',
] as const;

/** Deals reasons out so that each has at least its 8 % of the lost leads; the common ones share the rest. */
export class LostReasons {
  #pack: LostReason[] = [];

  constructor(private readonly random: Random) {}

  next(): LostReason {
    if (this.#pack.length === 0) {
      const everyone = LOST_REASONS.flatMap((reason) => [reason, reason]);
      const common: LostReason[] = [
        'other-location',
        'other-location',
        'other-location',
        'no-answer',
        'no-answer',
        'postponed',
        'postponed',
        'competitor',
        'no-budget',
      ];
      const pack = [...everyone, ...common];
      this.#pack = this.random.sample(pack, pack.length);
    }
    return this.#pack.pop() ?? 'other';
  }
}

/** Where a lead begins that came in this way. */
export function firstStage(context: Context, track: Track, source: string): DemoStage {
  const key = source.startsWith('inquiry-') ? INQUIRY_STAGE[track] : FIRST_STAGE[track];
  return stageOf(context, track, key);
}

/** @throws RangeError when the installation has no such stage. */
export function stageOf(context: Context, track: Track, key: string): DemoStage {
  const stage = context.stages[track].find((each) => each.key === key);
  if (!stage) throw new RangeError(`no stage '${key}' of ${track}`);
  return stage;
}

/** Lets a lead go its way from receipt until now. */
export function wander(
  context: Context,
  random: Random,
  track: Track,
  source: string,
  receivedAt: number,
  reasons: LostReasons,
): Visit[] {
  const way = new Way(context, random, track, firstStage(context, track, source), receivedAt);
  const habits = HABITS[track];
  while (way.isOpen) {
    const at = habits.findIndex(([key]) => key === way.stage.key);
    const habit = habits[at]?.[1];
    if (!habit) break;
    const fate = random.next();
    if (!way.stay(random.logNormal(habit.days, SPREAD))) break;
    if (fate < habit.lost) way.lose(reasons.next());
    else if (fate < habit.lost + habit.dormant) way.sleep();
    else if (at > 1 && random.chance(GOES_BACK)) way.move(habits[at - 1]?.[0] ?? '', 'back');
    else {
      const next = habits[at + (random.chance(SKIPS) ? 2 : 1)] ?? habits[at + 1];
      if (next) way.move(next[0], 'forward');
      else way.move('signed', 'signed');
    }
    if (way.stage.category === 'dormant' && random.chance(WAKES_UP)) {
      if (!way.stay(random.between(90, 200))) break;
      way.move(habits[at]?.[0] ?? '', 'reopened');
    }
  }
  return way.visits;
}

/** The way of a lead that has been in a stage for so many days. */
export function leadingTo(
  context: Context,
  random: Random,
  track: Track,
  source: string,
  stageKey: string,
  enteredAt: number,
  days?: readonly number[],
): Visit[] {
  const keys = HABITS[track].map(([key]) => key);
  const from = keys.indexOf(firstStage(context, track, source).key);
  const before = HABITS[track].slice(Math.min(from, keys.indexOf(stageKey)), keys.indexOf(stageKey));
  const stays = before.map(([, habit], index) => days?.[index] ?? Math.max(2, random.logNormal(habit.days * 0.8, 0.4)));
  let enters = enteredAt - stays.reduce((sum, stay) => sum + stay, 0) * DAY;
  const visits: Visit[] = [];
  for (const [index, key] of [...before.map(([key]) => key), stageKey].entries()) {
    const stay = stays[index];
    const enteredThen = visits.at(-1)?.leftAt ?? workingMoment(random, enters, 'BE');
    const last = stay === undefined;
    enters += (stay ?? 0) * DAY;
    visits.push({
      ...NOTHING,
      stage: stageOf(context, track, key),
      enteredAt: enteredThen,
      leftAt: last
        ? null
        : index === before.length - 1
          ? enteredAt
          : Math.max(enteredThen + HOUR, workingMoment(random, enters, 'BE')),
      direction: index === 0 ? 'created' : 'forward',
    });
  }
  return visits;
}

const NOTHING = { reason: null, lostReason: null, winningLocation: null, wakeUpOn: null } as const;

/** A lead on its way. */
class Way {
  readonly visits: Visit[];
  #time: number;

  constructor(
    private readonly context: Context,
    private readonly random: Random,
    private readonly track: Track,
    stage: DemoStage,
    receivedAt: number,
  ) {
    this.#time = receivedAt;
    this.visits = [{ ...NOTHING, stage, enteredAt: receivedAt, leftAt: null, direction: 'created' }];
  }

  get stage(): DemoStage {
    const visit = this.visits.at(-1);
    if (!visit) throw new RangeError('a way begins with a stage');
    return visit.stage;
  }

  get isOpen(): boolean {
    return this.stage.category === 'open';
  }

  /** Lets days pass; false when it is not over yet. */
  stay(days: number): boolean {
    const moment = workingMoment(this.random, this.#time + days * DAY, 'BE');
    this.#time = Math.max(moment, this.#time + HOUR);
    return this.#time < this.context.now;
  }

  move(key: string, direction: Visit['direction']): void {
    const reasons = { back: REASONS_TO_GO_BACK, reopened: REASONS_TO_REOPEN }[direction as string];
    this.#enter(key, { ...NOTHING, direction, reason: reasons ? this.random.pick(reasons) : null });
  }

  lose(lostReason: LostReason): void {
    const elsewhere = lostReason === 'other-location' && this.track === 'investment';
    this.#enter('lost', {
      direction: 'lost',
      reason: LOST_REMARKS[lostReason] ?? null,
      lostReason,
      winningLocation: elsewhere ? this.random.pick(WINNING_LOCATIONS) : null,
      wakeUpOn: null,
    });
  }

  sleep(): void {
    const wakesAt = this.#time + this.random.between(90, 270) * DAY;
    // What should have woken up long ago was woken: those that still sleep do so beyond today.
    const beyond = Math.max(wakesAt, this.context.now + this.random.between(3, 120) * DAY);
    this.#enter('dormant', {
      ...NOTHING,
      direction: 'dormant',
      reason: this.random.pick(REASONS_TO_SLEEP),
      wakeUpOn: dayOf(beyond, 'BE'),
    });
  }

  #enter(key: string, how: Omit<Visit, 'stage' | 'enteredAt' | 'leftAt'>): void {
    const last = this.visits.pop();
    if (last) this.visits.push({ ...last, leftAt: this.#time });
    this.visits.push({ ...how, stage: stageOf(this.context, this.track, key), enteredAt: this.#time, leftAt: null });
  }
}
