import { describe, expect, test } from '@jest/globals';
import type { ExplainedFollowUp } from '@brug/contracts/follow-ups';
import { defaultCalendars } from '@brug/domain/calendars';
import { explainDue } from '@brug/domain/follow-ups';
import { makeUpDays, stretchesOf, wordsOf } from './due-why.js';

/** 13 February 2026 and three Chinese working days: 25 February. */
function springFestival(): ExplainedFollowUp['explanation']['days'] {
  const { days } = explainDue(
    {
      triggerAt: '2026-02-13T09:00:00Z',
      dueAt: '2026-02-25T01:00:00Z',
      reason: { timing: 'working-days', calendar: 'CN', workingDays: 3, workingMinutes: null, provisional: false },
      actingRegion: 'CN',
    },
    defaultCalendars(),
  );
  return days.map((day) => ({ ...day, statuses: [...day.statuses] }));
}

describe('the days of a due date', () => {
  test('are told in few lines: days that follow each other and are alike are one', () => {
    const lines = stretchesOf(springFestival()).map(({ from, to, role, numbers }) => [from, to, role, numbers]);
    expect(lines).toEqual([
      ['2026-02-14', '2026-02-14', 'counted', [1, 1]],
      ['2026-02-15', '2026-02-23', 'skipped', null],
      ['2026-02-24', '2026-02-25', 'counted', [2, 3]],
    ]);
  });

  test('name what was not counted once', () => {
    const words = wordsOf(springFestival(), 'skipped');
    expect(words).toHaveLength(1);
    expect(words[0]).toMatchObject({ kind: 'named', region: 'CN', names: { zh: expect.stringContaining('春节') } });
  });

  test('name the make-up days that were worked', () => {
    expect(makeUpDays(springFestival()).map(({ date }) => date)).toEqual(['2026-02-14']);
  });
});
