import type { Enrolment, EnrolmentPreview, MessageTemplateDto } from '@brug/contracts/sequences';
import type { Me } from '@brug/contracts/identity';

export const sampleManager: Me = {
  id: 'person-lore',
  name: 'Lore Vandecasteele',
  email: 'lore@brug.example',
  role: 'manager',
  team: { id: 'team-investment', name: 'Investment' },
  language: 'en',
  timeZone: 'Europe/Brussels',
  colourScheme: 'auto',
  mailboxUrl: null,
  now: '2026-11-24T08:12:00Z',
};

const sampleNames = { nl: 'Bedankt na zakendag', en: 'Thanks after a business day', zh: '洽谈日后致谢' };

/** A template that one sequence sends, at its third text. */
export function sampleTemplate(changes: Partial<MessageTemplateDto> = {}): MessageTemplateDto {
  return {
    key: 'business-day-thanks',
    version: 5,
    number: 3,
    names: sampleNames,
    subjects: { nl: 'Dank, {{contact.name}}', en: 'Thank you, {{contact.name}}', zh: '感谢{{contact.name}}' },
    bodies: {
      nl: '{{contact.salutation}},\n\nDank voor uw tijd.',
      en: '{{contact.salutation}},\n\nThank you for your time.',
      zh: '{{contact.salutation}}：\n\n感谢您抽出时间。',
    },
    usedBy: 1,
    updatedAt: '2026-11-02T10:00:00Z',
    attachments: [],
    variables: ['contact.name', 'contact.salutation'],
    sequences: [{ id: 'sequence-business-day', names: sampleSequence.names, number: 7, templateNumber: 3 }],
    uses: [{ track: 'investment', recipient: 'principal' }],
    history: [
      {
        number: 3,
        at: '2026-11-02T10:00:00Z',
        author: { id: 'person-lore', name: 'Lore Vandecasteele', initials: 'LV' },
      },
      { number: 1, at: '2026-01-05T10:00:00Z', author: null },
    ],
    may: { update: true },
    ...changes,
  };
}

export const sampleSequence = {
  id: 'sequence-business-day',
  names: { nl: 'Na een zakendag', en: 'After a business day', zh: '洽谈日之后' },
  track: 'investment' as const,
};

export const sampleLeadRef = {
  id: 'lead-lanyin',
  number: 'INV-2026-0042',
  title: 'Digital printing plant',
  track: 'investment' as const,
  organisation: {
    id: 'organisation-lanyin',
    name: 'Lanyin Digital',
    chineseName: '蓝印数码',
    country: 'CN' as const,
    placeKey: null,
    placeNames: null,
    knownFor: null,
  },
};

const contact = {
  id: 'contact-qian',
  name: 'Qian Wei',
  chineseName: '钱蔚',
  jobTitle: null,
  language: 'zh' as const,
  timeZone: 'Asia/Shanghai',
};

/** What a run would do: a mail on the day after, and a task in a year whose holidays are not published. */
export function samplePreview(changes: Partial<EnrolmentPreview> = {}): EnrolmentPreview {
  return {
    lead: sampleLeadRef,
    contact,
    refusals: [],
    missing: [],
    steps: [
      {
        stepKey: 'thanks',
        kind: 'message',
        dueAt: '2026-11-25T02:00:00Z',
        local: { recipient: '2026-11-25T10:00', owner: '2026-11-25T03:00' },
        calendar: 'CN',
        workingDays: 1,
        provisional: false,
        title: 'Thanks, with photo',
        problems: [],
      },
      {
        stepKey: 'call',
        kind: 'task',
        dueAt: '2027-01-05T08:00:00Z',
        local: { recipient: '2027-01-05T16:00', owner: '2027-01-05T09:00' },
        calendar: 'both',
        workingDays: 28,
        provisional: true,
        title: 'Call, both at work',
        problems: [],
      },
    ],
    ...changes,
  };
}

export function sampleRun(changes: Partial<Enrolment> = {}): Enrolment {
  return {
    id: 'run-1',
    version: 4,
    state: 'running',
    sequence: { id: sampleSequence.id, names: sampleSequence.names, number: 7 },
    lead: sampleLeadRef,
    contact,
    triggerAt: '2026-11-23T09:40:00Z',
    startedAt: '2026-11-23T10:00:00Z',
    startedBy: null,
    pausedAt: null,
    endedAt: null,
    endReason: null,
    repliedAt: null,
    missing: [],
    steps: [
      {
        stepKey: 'thanks',
        followUpId: 'follow-up-thanks',
        version: 3,
        kind: 'message',
        title: 'Thanks, with photo',
        state: 'sent',
        dueAt: '2026-11-24T02:00:00Z',
        endReason: null,
        provisional: false,
      },
      {
        stepKey: 'wechat',
        followUpId: 'follow-up-wechat',
        version: 1,
        kind: 'task',
        title: 'WeChat, text to copy',
        state: 'planned',
        dueAt: '2026-11-27T08:00:00Z',
        endReason: null,
        provisional: false,
      },
    ],
    may: { change: true },
    ...changes,
  };
}
