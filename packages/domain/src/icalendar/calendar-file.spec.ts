import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { calendarFile, type CalendarEvent } from './calendar-file.js';

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);

const visit: CalendarEvent = {
  uid: '01890000-0000-7000-8000-000000000001@agency.example',
  sequence: 3,
  changedAt: at('2026-03-09T09:00:00.123Z'),
  from: at('2026-03-29T00:30:00Z'),
  to: at('2026-03-29T02:30:00Z'),
  summary: '拜访绍兴锦兰纺织有限公司; Jinlan, “weaving”',
  description: 'Bring samples\r\n样品、目录\\',
  url: 'https://brug.example/leads/01890000-0000-7000-8000-000000000002',
  agreed: true,
};

function file(events: readonly CalendarEvent[]): string {
  return calendarFile({ name: 'Brug · 陈怡然', description: null, refreshMinutes: 15, events });
}

function parsed(text: string) {
  const component = ICAL.Component.fromString(text);
  return { component, events: component.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event)) };
}

const octets = (line: string): number => new TextEncoder().encode(line).length;

describe('a calendar file', () => {
  test('says to an independent parser what it was told', () => {
    const { component, events } = parsed(file([visit]));
    expect(component.getFirstPropertyValue('version')).toBe('2.0');
    expect(component.getFirstPropertyValue('name')).toBe('Brug · 陈怡然');
    expect(String(component.getFirstPropertyValue('refresh-interval'))).toBe('PT15M');
    const [event] = events;
    expect(event).toMatchObject({
      uid: visit.uid,
      sequence: 3,
      summary: visit.summary,
      description: 'Bring samples\n样品、目录\\',
    });
    expect([event?.startDate.toJSDate().toISOString(), event?.endDate.toJSDate().toISOString()]).toEqual([
      '2026-03-29T00:30:00.000Z',
      '2026-03-29T02:30:00.000Z',
    ]);
    expect(event?.component.getFirstPropertyValue('url')).toBe(visit.url);
    expect(event?.component.getFirstPropertyValue('status')).toBe('CONFIRMED');
  });

  test('takes the time of what is agreed only', () => {
    const transparencies = [visit, { ...visit, agreed: false }].map((event) =>
      parsed(file([event])).events[0]?.component.getFirstPropertyValue('transp'),
    );
    expect(transparencies).toEqual(['OPAQUE', 'TRANSPARENT']);
  });

  test('has its times in UTC, to the second, and a stamp in every event', () => {
    expect(file([visit]).split('\r\n')).toEqual(
      expect.arrayContaining(['DTSTAMP:20260309T090000Z', 'DTSTART:20260329T003000Z', 'DTEND:20260329T023000Z']),
    );
  });

  test('without events is still one', () => {
    expect(parsed(file([])).events).toEqual([]);
  });

  test('ends every line by CR LF and no line in the middle of a character', () => {
    const text = file([{ ...visit, description: '𠮷野家拜访'.repeat(60) }]);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
    const lines = text.split('\r\n');
    expect(Math.max(...lines.map(octets))).toBeLessThanOrEqual(75);
    expect(lines.filter((line) => octets(line) > 70).length).toBeGreaterThan(10);
    for (const line of lines) expect(line.isWellFormed()).toBe(true);
  });

  test('cannot be ended or added to by what somebody typed', () => {
    const { component, events } = parsed(
      file([{ ...visit, summary: 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\u2028ATTACH:y' }]),
    );
    expect(component.getAllSubcomponents().length).toBe(1);
    expect(events[0]?.summary).toBe('x\nEND:VEVENT\nBEGIN:VEVENT\nATTACH:y');
    expect(events[0]?.component.getFirstProperty('attach')).toBeNull();
  });

  test('keeps any text in any script, within 75 octets a line', () => {
    const typed = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(typed, typed, (summary, description) => {
        const text = file([{ ...visit, summary, description }]);
        for (const line of text.split('\r\n')) {
          expect(octets(line)).toBeLessThanOrEqual(75);
          expect(line.isWellFormed()).toBe(true);
        }
        const [event] = parsed(text).events;
        expect(event?.summary ?? '').toBe(kept(summary));
        expect(event?.description ?? '').toBe(kept(description));
      }),
      { numRuns: 500 },
    );
  });
});

/** What the format has room for, stated letter by letter. */
function kept(text: string): string {
  let result = '';
  for (const character of text.replaceAll('\r\n', '\n')) {
    const point = character.codePointAt(0) ?? 0;
    if (['\r', '\n', '\u2028', '\u2029'].includes(character)) result += '\n';
    else if (point === 9 || (point >= 0x20 && !(point >= 0x7f && point <= 0x9f))) result += character;
  }
  return result.trim();
}
