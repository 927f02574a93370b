import { Injectable } from '@nestjs/common';
import type { Calendars, Region } from '@brug/domain/calendars';

/** A change of a calendar that is being thought about. */
export interface CalendarChange {
  readonly region: Region;
  /** The first day on which anything differs, `YYYY-MM-DD`; null: on any day. */
  readonly from: string | null;
  /** The clocks as they would be. */
  readonly calendars: Calendars;
}

/** How many plans a change would touch. */
export interface TouchedPlans {
  /** They would get another time. */
  readonly moved: number;
  /** They keep their time, and lose or get the mark of being provisional. */
  readonly marked: number;
  /** Whether everything was looked at; otherwise there are at least so many. */
  readonly complete: boolean;
}

export type CountsTouchedPlans = (change: CalendarChange) => Promise<TouchedPlans>;

/** Who plans on the calendars: slices to the right register here, so that a change can be shown with what it would do. */
@Injectable()
export class CalendarDependants {
  readonly #counters: CountsTouchedPlans[] = [];

  register(counter: CountsTouchedPlans): void {
    this.#counters.push(counter);
  }

  async touchedBy(change: CalendarChange): Promise<TouchedPlans> {
    const all = await Promise.all(this.#counters.map((counter) => counter(change)));
    return {
      moved: all.reduce((total, { moved }) => total + moved, 0),
      marked: all.reduce((total, { marked }) => total + marked, 0),
      complete: all.every(({ complete }) => complete),
    };
  }
}
