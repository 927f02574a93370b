import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { answeredMessageIds, matchMail, originOf, secondsToListenAgain, withoutQuote } from './index.js';
import type { MatchInput, OriginHeaders } from './index.js';

const PERSON: OriginHeaders = {
  autoSubmitted: null,
  precedence: null,
  autoResponseSuppress: null,
  autoReply: null,
  returnPath: '<shen@jinlan.example>',
  contentType: 'text/plain; charset=gb18030',
  from: 'shen@jinlan.example',
  subject: 'Re: Twee terreinen bij Ieper',
};

describe('a mail was written by a person', () => {
  it.each<[string, Partial<OriginHeaders>]>([
    ['when nothing says otherwise', {}],
    ['when it says so itself', { autoSubmitted: 'no' }],
    ['whatever stands in a comment', { autoSubmitted: '(auto-replied) no' }],
    ['though it asks for no automatic answer to nothing', { autoResponseSuppress: 'None' }],
    ['though they write that they are away', { subject: 'Afwezig volgende week, dus graag dinsdag' }],
    ['though their subject is the one of an answering machine', { subject: '自动回复的问题' }],
    ['with a priority', { precedence: 'first-class' }],
    ['from a mailbox nobody reads, about anything else', { from: 'no-reply@portal.example', subject: 'Re: visit' }],
    ['when no return path was kept', { returnPath: null }],
    ['when it is a mail of many parts', { contentType: 'multipart/mixed; boundary="report-type=delivery-status"' }],
  ])('%s', (_name, headers) => {
    expect(originOf({ ...PERSON, ...headers })).toEqual({ kind: 'person' });
  });
});

describe('a mail is automatic', () => {
  it.each<[Partial<OriginHeaders>, string]>([
    [{ autoSubmitted: 'auto-replied' }, 'auto-submitted'],
    [{ autoSubmitted: 'auto-replied (vacation); owner-email="shen@jinlan.example"' }, 'auto-submitted'],
    [{ autoSubmitted: 'Auto-Generated' }, 'auto-submitted'],
    [{ autoSubmitted: 'x-something-of-theirs' }, 'auto-submitted'],
    [{ precedence: 'bulk' }, 'precedence'],
    [{ precedence: 'Auto_Reply' }, 'precedence'],
    [{ precedence: 'junk' }, 'precedence'],
    [{ autoReply: 'yes' }, 'auto-reply'],
    [{ autoResponseSuppress: 'All' }, 'auto-response-suppress'],
    [{ autoResponseSuppress: 'DR, RN, OOF' }, 'auto-response-suppress'],
    [{ returnPath: '<>' }, 'empty-return-path'],
    [{ returnPath: ' < > ' }, 'empty-return-path'],
    [{ from: 'MAILER-DAEMON@mx.example' }, 'mailer-daemon'],
    [{ contentType: 'multipart/report; report-type=disposition-notification; boundary=x' }, 'report'],
    [{ contentType: 'multipart/report; boundary=x' }, 'report'],
    [{ from: 'noreply@portal.example', subject: 'Automatisch antwoord: Terreinen' }, 'subject-of-no-reply'],
    [{ from: 'no-reply@portal.example', subject: 'Out of office' }, 'subject-of-no-reply'],
    [{ from: 'autoreply@portal.example', subject: '自动回复：关于土地' }, 'subject-of-no-reply'],
  ])('%j: %s', (headers, sign) => {
    expect(originOf({ ...PERSON, ...headers })).toEqual({ kind: 'automatic', sign });
  });

  it.each(['delivery-status', 'feedback-report'] as const)('and goes to the bounces as a %s', (report) => {
    const contentType = `multipart/report; boundary="b";\r\n\treport-type="${report.toUpperCase()}"`;
    const headers = { ...PERSON, contentType, from: 'mailer-daemon@mx.example', returnPath: '<>' };
    expect(originOf(headers)).toEqual({ kind: 'report', report });
  });
});

describe('what a mail answers', () => {
  it('is named by In-Reply-To first, then by References from its end', () => {
    const headers = { inReplyTo: '<c@x>', references: '<a@x>\r\n <b@x> <c@x>' };
    expect(answeredMessageIds(headers)).toEqual(['<c@x>', '<b@x>', '<a@x>']);
  });

  it('is nothing where the headers name nothing', () => {
    const headers = { inReplyTo: 'your mail of Monday', references: ['', 'no id', '<>', '<with space@x>'] };
    expect(answeredMessageIds(headers)).toEqual([]);
    expect(answeredMessageIds({ inReplyTo: null, references: null })).toEqual([]);
  });

  it('is at most fifty mails, whatever is sent', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string(), (references, inReplyTo) => {
        const ids = answeredMessageIds({ inReplyTo, references });
        expect(ids.length).toBeLessThanOrEqual(50);
        for (const id of ids) expect(id).toMatch(/^<[^<>\s]+>$/);
      }),
    );
    const many = Array.from({ length: 200 }, (_, index) => `<${index}@x>`);
    expect(answeredMessageIds({ inReplyTo: null, references: many })[0]).toBe('<199@x>');
  });
});

const NOTHING: MatchInput = { answered: [], thread: [], senderContactIds: [], openLeads: [] };
const THREAD = [
  { messageId: '<first@brug>', leadId: 'lead-1', contactId: 'shen', followUpId: 'follow-up-1' },
  { messageId: '<second@brug>', leadId: 'lead-2', contactId: 'shen', followUpId: 'follow-up-2' },
];

describe('a mail belongs', () => {
  it('to the lead of the nearest mail it answers, whatever leads its sender has', () => {
    const match = matchMail({
      answered: ['<unknown@x>', '<second@brug>', '<first@brug>'],
      thread: THREAD,
      senderContactIds: ['shen'],
      openLeads: [{ contactId: 'shen', leadId: 'lead-9', lastActivityAt: '2026-03-09T09:00:00Z' }],
    });
    const second = { leadId: 'lead-2', contactId: 'shen', followUpId: 'follow-up-2', threadContactId: 'shen' };
    expect(match).toEqual({ by: 'thread', ...second });
  });

  it('to the same lead when a colleague answers, who is not taken for the one we wrote to', () => {
    const input = { ...NOTHING, answered: ['<first@brug>'], thread: THREAD };
    expect(matchMail(input)).toMatchObject({ leadId: 'lead-1', contactId: null, threadContactId: 'shen' });
    expect(matchMail({ ...input, senderContactIds: ['lu'] })).toMatchObject({ leadId: 'lead-1', contactId: 'lu' });
    expect(matchMail({ ...input, senderContactIds: ['lu', 'li'] })).toMatchObject({ contactId: null });
  });

  it('to the single open lead of its sender', () => {
    const openLeads = [{ contactId: 'shen', leadId: 'lead-1', lastActivityAt: null }];
    expect(matchMail({ ...NOTHING, senderContactIds: ['shen'], openLeads })).toEqual({
      by: 'address',
      leadId: 'lead-1',
      contactId: 'shen',
      followUpId: null,
      threadContactId: 'shen',
    });
  });

  it('of several open leads to the one with the newest activity about the sender', () => {
    const openLeads = [
      { contactId: 'shen', leadId: 'never', lastActivityAt: null },
      { contactId: 'shen', leadId: 'newest', lastActivityAt: '2026-03-09T09:00:00Z' },
      { contactId: 'shen', leadId: 'older', lastActivityAt: '2026-03-08T09:00:00.5Z' },
    ];
    for (const turned of [openLeads, openLeads.toReversed()])
      expect(matchMail({ ...NOTHING, openLeads: turned })?.leadId).toBe('newest');
  });

  it('to a lead of which two contacts share the address, and to neither of them', () => {
    const openLeads = ['shen', 'lu'].map((contactId) => ({ contactId, leadId: 'lead-1', lastActivityAt: null }));
    expect(matchMail({ ...NOTHING, senderContactIds: ['shen', 'lu'], openLeads })).toMatchObject({
      leadId: 'lead-1',
      contactId: null,
    });
  });

  it.each([[null], ['2026-03-09T09:00:00Z']])('to nobody where two leads are equally near (%s)', (lastActivityAt) => {
    const openLeads = ['one', 'other'].map((leadId) => ({ contactId: 'shen', leadId, lastActivityAt }));
    expect(matchMail({ ...NOTHING, senderContactIds: ['shen'], openLeads })).toBeNull();
  });

  it('to nobody without a thread or an open lead', () => {
    expect(matchMail({ ...NOTHING, answered: ['<unknown@x>'], senderContactIds: ['shen'] })).toBeNull();
  });
});

describe('what somebody wrote', () => {
  it.each([
    [
      'English',
      'Yes, Tuesday suits us.\n\nOn Mon, 9 Mar 2026 at 10:00, Brug <a@b.example> wrote:\n> Does Tuesday suit?',
    ],
    [
      'English, folded',
      'Yes, Tuesday suits us.\n\nOn Mon, 9 Mar 2026 at 10:00, Lore Vandecasteele\n<a@b.example> wrote:\n> Ok?\n',
    ],
    [
      'Dutch',
      'Yes, Tuesday suits us.\r\n\r\nOp ma 9 mrt 2026 om 10:00 schreef Lore <a@b.example>:\r\n> Past dinsdag?\r\n',
    ],
    [
      'Outlook',
      'Yes, Tuesday suits us.\n\n________________________________\nVan: Lore\nVerzonden: maandag\nOnderwerp: x\n\nPast dinsdag?',
    ],
    ['Outlook without a line', 'Yes, Tuesday suits us.\n\nFrom: Lore\nSent: Monday\nTo: Shen\n\nDoes Tuesday suit?'],
    [
      'QQ Mail',
      'Yes, Tuesday suits us.\n\n------------------ 原始邮件 ------------------\n发件人: "Lore"\n星期二可以吗？',
    ],
    ['163.com', 'Yes, Tuesday suits us.\n\n在 2026-03-09 17:00:00，"Lore" <a@b.example> 写道：\n\n星期二可以吗？'],
    ['marked lines only', 'Yes, Tuesday suits us.\n> Does Tuesday suit?\n>\n> Lore\n'],
  ])('is shown without what is quoted below it (%s)', (_name, text) => {
    expect(withoutQuote(text)).toBe('Yes, Tuesday suits us.');
  });

  it.each([
    ['answers between the lines', 'On Monday, 9 March, Lore wrote:\n> Tuesday?\nYes.\n> At ten?\nAt eleven.'],
    ['an answer below', '> Does Tuesday suit?\n\nYes, it does.'],
    ['nothing but a quote', 'On Monday, 9 March, Lore wrote:\n> Tuesday?'],
    ['a sentence with a colon', 'From: where we stand, it looks good.\nWe come on Tuesday.'],
    ['no quote', '我们同意。\n请寄合同。'],
  ])('is shown whole: %s', (_name, text) => {
    expect(withoutQuote(text)).toBe(text);
  });

  it('is a beginning of the text and never empty where the text is not', () => {
    const line = fc.constantFrom(
      '',
      'a line',
      '> quoted',
      'On Monday, 9 March, Lore wrote:',
      'From: x',
      'Sent: y',
      '写道：',
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.join('\n');
        const shown = withoutQuote(text);
        expect(text.trim().startsWith(shown)).toBe(true);
        expect(shown === '').toBe(text.trim() === '');
      }),
    );
  });
});

describe('a mailbox that cannot be listened to', () => {
  it('is tried again after one second, two, four, and never later than five minutes', () => {
    const waits = Array.from({ length: 11 }, (_, index) => secondsToListenAgain(index + 1));
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
    expect(secondsToListenAgain(5000)).toBe(300);
  });
});
