import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import type { ExplainedFollowUp } from '@brug/contracts/follow-ups';
import type { Language } from '@brug/contracts/http';
import { defaultCalendars, type Region } from '@brug/domain/calendars';
import { explainDue } from '@brug/domain/follow-ups';
import i18next from 'i18next';
import { inLanguage } from '../../../shared/testing/render.js';
import { setServerTime } from '../../../shared/time/now.js';
import { DueInBothZones, WhyDue } from './due-explanation.js';

type Explained = Parameters<typeof WhyDue>[0]['followUp'];

const counted: ExplainedFollowUp['dueReason'] = {
  timing: 'working-days',
  calendar: 'CN',
  workingDays: 3,
  workingMinutes: null,
  provisional: false,
};
const contact = {
  id: 'contact',
  name: 'Shen Guoliang',
  chineseName: '沈国良',
  jobTitle: null,
  language: 'zh' as const,
  timeZone: 'Asia/Shanghai',
};

function followUp(
  change: Partial<Explained>,
  triggerAt = '2026-02-13T09:00:00Z',
  actingRegion: Region = 'CN',
): Explained {
  const { dueAt = '2026-02-25T01:00:00Z', dueReason = counted } = change;
  const { days, unpublishedYears, ...explanation } = explainDue(
    { triggerAt, dueAt, reason: dueReason, actingRegion },
    defaultCalendars(),
  );
  return {
    kind: 'message',
    state: 'planned',
    dueAt,
    dueReason,
    explanation: {
      ...explanation,
      days: days.map((day) => ({ ...day, statuses: [...day.statuses] })),
      unpublishedYears: [...unpublishedYears],
    },
    contact,
    lead: null,
    ...change,
  };
}

const shown = () => document.body.textContent.replaceAll(' ', ' ');

beforeAll(async () => {
  await inLanguage('en', 'overview');
});
beforeEach(async () => {
  setServerTime(Date.parse('2026-02-13T09:30:00Z'));
  await inEach('en');
});
afterEach(cleanup);

async function inEach(language: Language): Promise<void> {
  await i18next.loadNamespaces('overview');
  await i18next.changeLanguage(language);
}

describe('when something is due', () => {
  test('is said on the clock of who gets it and of its owner', () => {
    render(<DueInBothZones followUp={followUp({})} />);
    expect(shown()).toBe('Wed 25 Feb 09:00 Hangzhou · 02:00 Kortrijk');
  });

  test('has a day of its own on each side where they differ', () => {
    render(<DueInBothZones followUp={followUp({ dueAt: '2026-02-24T20:00:00Z' })} />);
    expect(shown()).toBe('Wed 25 Feb 04:00 Hangzhou · Tue 24 Feb 21:00 Kortrijk');
  });
});

describe('why it is due then', () => {
  test.each([
    [
      'en',
      /^3 Chinese working days after Fri 13 Feb; 9 days not counted \(Spring Festival\); Sat 14 Feb worked as a make-up day$/,
    ],
    ['nl', /^3 Chinese werkdagen na vr 13 feb; 9 dagen niet geteld \(.+\); za 14 feb is een inhaalwerkdag$/],
    ['zh', /^2月13日周五后第 3 个中国工作日；9 天不计入（春节）；2月14日周六调休上班$/],
  ] as const)('is one sentence of what was counted, in %s', async (language, sentence) => {
    await inEach(language);
    render(<WhyDue followUp={followUp({})} />);
    expect(document.querySelector('summary')?.textContent.replaceAll(' ', ' ')).toMatch(sentence);
  });

  test('has its days behind it', () => {
    render(<WhyDue followUp={followUp({})} />);
    const days = screen.getAllByRole('listitem', { hidden: true }).map(({ textContent }) => textContent);
    expect(days).toEqual([
      'Sat 14 Feb1make-up day',
      expect.stringMatching(/^Sun 15 Feb – Mon 23 Febnot counted · Spring Festival/),
      'Tue 24 Feb – Wed 25 Feb2 – 3',
    ]);
  });

  test('says that a year is not published yet', () => {
    render(<WhyDue followUp={followUp({ dueAt: '2027-02-04T01:00:00Z' }, '2027-02-01T09:00:00Z')} />);
    expect(shown()).toContain('calendar of 2027 not yet published');
  });

  test('says that the recipient did not work on the day that was counted', () => {
    const due = { dueAt: '2026-05-15T07:00:00Z', dueReason: { ...counted, workingDays: 1 }, kind: 'task' } as const;
    render(<WhyDue followUp={followUp(due, '2026-05-13T03:00:00Z', 'BE')} />);
    expect(document.querySelector('summary')?.textContent).toContain('then waited until the owner works: Ascension');
  });

  test('says that a refused message is tried again, and that a date was moved', () => {
    const { rerender } = render(<WhyDue followUp={followUp({ state: 'failed', dueAt: '2026-02-25T01:05:00Z' })} />);
    expect(shown()).toContain('refused for now, tried again at this time');
    rerender(<WhyDue followUp={followUp({ dueAt: '2026-02-26T01:00:00Z' })} />);
    expect(shown()).toContain('moved since');
  });

  test.each([
    ['by-hand', 'planned by hand'],
    ['immediate', 'at once, to confirm what came in'],
    ['wake-up-day', 'on the day on which the lead is to be taken up again'],
  ] as const)('is a word where nothing was counted: %s', (timing, words) => {
    const dueReason = { ...counted, timing, calendar: null, workingDays: null };
    render(<WhyDue followUp={followUp({ dueReason })} />);
    expect(shown()).toBe(words);
  });

  test('counts office hours for the response target', () => {
    const dueReason = {
      ...counted,
      timing: 'response-target',
      calendar: 'BE',
      workingDays: null,
      workingMinutes: 240,
    } as const;
    render(<WhyDue followUp={followUp({ dueReason, dueAt: '2026-03-09T13:00:00Z' }, '2026-03-09T08:00:00Z', 'BE')} />);
    expect(document.querySelector('summary')?.textContent).toBe('within 4 office hours of receipt');
  });
});
