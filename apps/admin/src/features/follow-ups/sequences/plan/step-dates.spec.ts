import { describe, expect, test } from '@jest/globals';
import { defaultCalendars } from '@brug/domain/calendars';
import { messageStep, taskStep } from '../testing/sequence-samples.js';
import { believableFirm } from './sample.js';
import { datesOf } from './step-dates.js';

const calendars = defaultCalendars();
const zhejiang = believableFirm('investment');

function datesFrom(triggerAt: Temporal.Instant, ...steps: Parameters<typeof datesOf>[0]) {
  return datesOf(steps, { triggerAt, recipientRegions: zhejiang.regions, ownerRegion: 'BE' }, calendars);
}

describe('the dates of a Zhejiang firm met on Friday 13 February 2026', () => {
  const triggerAt = zhejiang.fellAt ?? Temporal.Instant.from('2026-02-13T02:40:00Z');

  test('three Chinese working days later is Wednesday 25 February, after the Spring Festival', () => {
    const [date] = datesFrom(triggerAt, messageStep('thanks', { delayWorkingDays: 3 }));
    expect(date?.day).toBe('2026-02-25');
    expect(date?.at.toString()).toBe('2026-02-25T01:00:00Z');
  });

  test('one Chinese working day later is the Saturday that China works', () => {
    expect(datesFrom(triggerAt, messageStep('thanks'))[0]?.day).toBe('2026-02-14');
  });

  test('a clock of Monday to Friday would have gone into the holiday, and only then is it told', () => {
    const steps = [
      messageStep('a', { delayWorkingDays: 3 }),
      messageStep('b', { delayWorkingDays: 3, calendar: 'BE' }),
    ];
    expect(datesFrom(triggerAt, ...steps).map((date) => date?.naiveDay)).toEqual(['2026-02-18', '2026-02-18']);
    expect(datesFrom(Temporal.Instant.from('2026-03-09T02:00:00Z'), ...steps).map((date) => date?.naiveDay)).toEqual([
      null,
      null,
    ]);
  });

  test('a task falls in the hours of its owner, a message in those of its recipient', () => {
    const [task, message] = datesFrom(triggerAt, taskStep('greeting'), messageStep('later', { delayWorkingDays: 3 }));
    expect(task?.at.toString()).toBe('2026-02-25T08:00:00Z');
    expect([task?.acting, message?.acting]).toEqual(['BE', 'CN']);
  });
});

test('a date in a year that China has not published is provisional', () => {
  const [date] = datesFrom(Temporal.Instant.from('2026-12-25T02:00:00Z'), messageStep('x', { delayWorkingDays: 10 }));
  expect(date?.provisional).toBe(true);
  expect(date?.explanation.unpublishedYears).toEqual([2027]);
});

test('a step whose delay cannot be counted has no date, and the others keep theirs', () => {
  const steps = [messageStep('a', { delayWorkingDays: Number.NaN }), messageStep('b')];
  expect(datesFrom(Temporal.Instant.from('2026-03-09T02:00:00Z'), ...steps).map((date) => date?.day)).toEqual([
    undefined,
    '2026-03-10',
  ]);
});
