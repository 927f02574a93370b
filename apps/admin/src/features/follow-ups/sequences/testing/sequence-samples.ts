import { chineseCalendarDays, belgianCalendarDays, DEFAULT_OFFICE_HOURS } from '@brug/domain/calendars';
import type { ResponseFor } from '@brug/contracts/client';
import type { Enrolment, Sequence, SequenceDefinitionDto } from '@brug/contracts/sequences';
import { sampleManager } from '../../testing/samples.js';

type Step = SequenceDefinitionDto['steps'][number];

const three = (text: string) => ({ nl: `${text} (nl)`, en: text, zh: `${text}（中）` });

export function messageStep(key: string, changes: Partial<Extract<Step, { kind: 'message' }>> = {}): Step {
  return {
    kind: 'message',
    key,
    delayWorkingDays: 1,
    calendar: 'CN',
    recipient: 'principal',
    condition: null,
    names: three(key),
    templateKey: `after-business-day-${key}`,
    templateNumber: 2,
    ...changes,
  };
}

export function taskStep(key: string, changes: Partial<Extract<Step, { kind: 'task' }>> = {}): Step {
  return {
    kind: 'task',
    key,
    delayWorkingDays: 3,
    calendar: 'CN',
    recipient: 'principal',
    condition: null,
    names: three(key),
    taskKind: 'wechat',
    titles: three(`Write to {{contact.name}}: ${key}`),
    hints: null,
    copyText: '{{contact.shortSalutation}}，您好！',
    ...changes,
  };
}

/** After a business day: thanks, a WeChat message, then one way for those who replied and one for those who did not. */
export const definition: SequenceDefinitionDto = {
  track: 'investment',
  languages: null,
  trigger: { type: 'meeting-held', sources: null, stageKey: null, meetingKind: null, silentDays: null },
  stopConditions: ['stage-left', 'opt-out', 'stopped-by-hand'],
  steps: [
    messageStep('thanks'),
    taskStep('greeting'),
    messageStep('reminder', { delayWorkingDays: 7, calendar: 'both', condition: { fact: 'replied', is: false } }),
    taskStep('call', {
      delayWorkingDays: 7,
      calendar: 'both',
      taskKind: 'call',
      copyText: null,
      condition: { fact: 'replied', is: true },
    }),
  ],
};

export const sequenceId = '01936b2e-7f00-7000-8000-0000000000a1';

export function sampleSequence(changes: Partial<Sequence> = {}): Sequence {
  const { names, track, trigger } = {
    names: { nl: 'Na een zakendag', en: 'After a business day', zh: '洽谈日之后' },
    track: definition.track,
    trigger: definition.trigger.type,
  };
  const author = { id: sampleManager.id, name: sampleManager.name, initials: 'LV' };
  return {
    id: sequenceId,
    version: 9,
    names,
    active: true,
    number: 7,
    track,
    trigger,
    stepCount: definition.steps.length,
    runs: { running: 38, paused: 2, pausedTogether: 0, finished: 50, stopped: 10, replied: 61 },
    updatedAt: '2026-11-02T10:00:00Z',
    definition,
    templates: definition.steps.flatMap((step) =>
      step.kind === 'message'
        ? [
            {
              key: step.templateKey,
              number: 2,
              latest: 3,
              names: three(step.key),
              subjects: three(`Two plots for {{organisation.name}}: ${step.key}`),
              bodies: three('{{contact.salutation}}, after our talk on {{meeting.date}}.'),
              attachments: [],
            },
          ]
        : [],
    ),
    history: [
      { number: 7, at: '2026-11-02T10:00:00Z', author, runs: 30 },
      { number: 6, at: '2026-06-02T10:00:00Z', author: null, runs: 70 },
    ],
    reached: [{ stepKey: 'thanks', reached: 100, sent: 96, skipped: 4 }],
    may: { update: true, enrol: true },
    ...changes,
  };
}

/** What the server knows of both calendars in a period: the holidays that come with the product. */
export function calendarsAnswer(query: URLSearchParams): ResponseFor<'GET /reference/calendars'> {
  const from = query.get('from') ?? '';
  const to = query.get('to') ?? '';
  const years = Array.from({ length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 2 }, (_, index) => index);
  const first = Number(from.slice(0, 4));
  const days = years.flatMap((year) => [
    ...belgianCalendarDays(first + year).map((day) => ({ ...day, region: 'BE' as const })),
    ...chineseCalendarDays(first + year).map((day) => ({ ...day, region: 'CN' as const })),
  ]);
  return {
    days: days.filter(({ date }) => from <= date && date <= to),
    publishedYears: { BE: [], CN: [2020, 2021, 2022, 2023, 2024, 2025, 2026] },
    officeHours: DEFAULT_OFFICE_HOURS.map(({ region, from: opens, to: closes }) => ({
      region,
      from: opens,
      to: closes,
    })),
  };
}

export function sampleRun(changes: Partial<Enrolment> = {}): Enrolment {
  return {
    id: '01936b2e-7f00-7000-8000-0000000000b1',
    version: 4,
    state: 'running',
    sequence: { id: sequenceId, names: sampleSequence().names, number: 6 },
    lead: {
      id: '01936b2e-7f00-7000-8000-0000000000c1',
      number: 'INV-2026-0042',
      title: 'Digital printing plant',
      track: 'investment',
      organisation: {
        id: '01936b2e-7f00-7000-8000-0000000000d1',
        name: 'Lanyin Digital',
        chineseName: '蓝印数码',
        country: 'CN',
        placeKey: null,
        placeNames: null,
        knownFor: null,
      },
    },
    contact: null,
    triggerAt: '2026-11-20T08:00:00Z',
    startedAt: '2026-11-20T08:00:00Z',
    startedBy: null,
    pausedAt: null,
    endedAt: null,
    endReason: null,
    repliedAt: null,
    missing: [],
    steps: [
      {
        stepKey: 'thanks',
        followUpId: '01936b2e-7f00-7000-8000-0000000000e1',
        version: 1,
        kind: 'message',
        title: 'Thank you',
        state: 'sent',
        dueAt: '2026-11-23T01:00:00Z',
        endReason: null,
        provisional: false,
      },
      {
        stepKey: 'greeting',
        followUpId: '01936b2e-7f00-7000-8000-0000000000e2',
        version: 1,
        kind: 'task',
        title: 'Write to Qian Wei',
        state: 'planned',
        dueAt: '2026-11-25T08:00:00Z',
        endReason: null,
        provisional: false,
      },
    ],
    may: { change: true },
    ...changes,
  };
}
