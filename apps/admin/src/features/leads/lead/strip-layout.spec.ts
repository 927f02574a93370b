import { describe, expect, test } from '@jest/globals';
import { defaultCalendars } from '@brug/domain/calendars';
import { layOutStrip, placePins, shortened } from './strip-layout.js';

const width = 848;
const strip = layOutStrip(width, '2026-11-24', defaultCalendars());
const dayOf = (date: string) => strip.days.find((day) => day.date === date);

describe('the strip of two calendars', () => {
  test('begins on a Monday and has today in it', () => {
    const [first] = strip.days;
    expect(Temporal.PlainDate.from(first?.date ?? '').dayOfWeek).toBe(1);
    expect(strip.todayX).toBeGreaterThan(dayOf('2026-11-24')?.x ?? Number.POSITIVE_INFINITY);
  });

  test('shows a holiday of one side and not of the other', () => {
    expect(dayOf('2026-11-11')?.looks).toEqual({ BE: 'holiday', CN: 'work' });
    expect(dayOf('2026-10-01')?.looks).toEqual({ BE: 'work', CN: 'holiday' });
  });

  test('rings a Saturday on which China works', () => {
    expect(dayOf('2026-10-10')?.looks).toEqual({ BE: 'rest', CN: 'make-up' });
  });

  test('names the Golden Week once', () => {
    expect(strip.festivals).toHaveLength(1);
  });

  test('hatches the days whose Chinese calendar is not published, those at the end of the year before among them', () => {
    expect(dayOf('2026-12-28')?.provisional).toBe(false);
    expect(dayOf('2026-12-29')?.provisional).toBe(true);
    expect(strip.unpublishedYears).toEqual([2027]);
  });

  test('a narrower strip shows fewer whole weeks, not smaller days', () => {
    const narrow = layOutStrip(500, '2026-11-24', defaultCalendars());
    expect(narrow.days.length % 7).toBe(0);
    expect(narrow.days.length).toBeLessThan(strip.days.length);
    expect(narrow.step).toBeGreaterThanOrEqual(7);
  });
});

describe('labels below the pins', () => {
  const pin = (date: string, label: string) => ({ id: `${date}${label}`, date, label });

  test('no stem goes through the label of another pin', () => {
    const pins = placePins(
      strip,
      ['2026-11-25', '2026-12-01', '2026-12-04', '2026-12-14'].map((date) => pin(date, '25 programme of the visit')),
      width,
    );
    for (const one of pins) {
      const end = one.x + 25 * 5.8;
      const inside = pins.filter((other) => other.x > one.x && other.x < end);
      for (const other of inside) expect([one.row === null || (other.row ?? 0) < one.row]).toEqual([true]);
    }
  });

  test('what is late is read to the left, where nothing is planned', () => {
    const [late, next] = placePins(strip, [pin('2026-11-20', '20 call, late'), pin('2026-11-25', '25 mail')], width);
    expect(late).toMatchObject({ anchor: 'end', row: 0 });
    expect(next).toMatchObject({ anchor: 'start', row: 0 });
  });

  test('at the right edge a label turns inwards, and what is out of sight has no pin', () => {
    const last = strip.days.at(-3)?.date ?? '';
    expect(placePins(strip, [pin(last, '13 a long label here')], width)[0]?.anchor).toBe('end');
    expect(placePins(strip, [pin('2028-01-01', 'x')], width)).toEqual([]);
  });

  test('a label is cut to its room, Hanzi counting double', () => {
    expect(shortened('programme', 12)).toBe('programme');
    expect(shortened('programme of the visit', 12)).toBe('programme of…');
    expect(shortened('考察日程安排', 6)).toBe('考察日…');
  });
});
