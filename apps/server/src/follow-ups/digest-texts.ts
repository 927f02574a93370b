import type { Language } from '@brug/contracts/http';
import type { DigestLine, DigestList } from './digest-content.js';

/** What a digest says in one language. */
export interface DigestTexts {
  /** For dates. */
  readonly locale: string;
  readonly greeting: (name: string) => string;
  readonly heading: Readonly<Record<DigestList, (count: number) => string>>;
  readonly kind: Readonly<Record<NonNullable<DigestLine['kind']>, string>>;
  readonly state: Readonly<Record<NonNullable<DigestLine['state']>, string>>;
  readonly late: (workingDays: number) => string;
  readonly wasDue: (when: string) => string;
  readonly agreed: string;
  readonly of: (owner: string) => string;
  readonly more: (count: number) => string;
  readonly open: string;
  readonly preferences: string;
  /** Between the parts of a line, and of the subject. */
  readonly separator: string;
}

export const DIGEST_TEXTS: Readonly<Record<Language, DigestTexts>> = {
  nl: {
    locale: 'nl-BE',
    greeting: (name) => `Goedemorgen ${name},`,
    heading: {
      undecided: (count) => `${count} ${count === 1 ? 'bericht' : 'berichten'} te beslissen`,
      overdue: (count) => `${count} te laat`,
      dueToday: (count) => `${count} voor vandaag`,
      escalated: (count) => `${count} bij collega’s, minstens drie werkdagen te laat`,
      withoutNextStep: (count) => `${count} ${count === 1 ? 'dossier' : 'dossiers'} zonder volgende stap`,
    },
    kind: { message: 'E-mail', call: 'Bellen', wechat: 'WeChat', visit: 'Bezoek', 'to-do': 'Taak' },
    state: { dead: 'niet verzonden', uncertain: 'niet zeker of het vertrokken is' },
    late: (days) => `${days} ${days === 1 ? 'werkdag' : 'werkdagen'} te laat`,
    wasDue: (when) => `gepland op ${when}`,
    agreed: 'afgesproken',
    of: (owner) => `van ${owner}`,
    more: (count) => `… en nog ${count}`,
    open: 'Open Vandaag',
    preferences: 'Deze mail aan- of uitzetten',
    separator: ' · ',
  },
  en: {
    locale: 'en-GB',
    greeting: (name) => `Good morning ${name},`,
    heading: {
      undecided: (count) => `${count} ${count === 1 ? 'message' : 'messages'} to decide on`,
      overdue: (count) => `${count} overdue`,
      dueToday: (count) => `${count} due today`,
      escalated: (count) => `${count} of colleagues, three working days overdue or more`,
      withoutNextStep: (count) => `${count} ${count === 1 ? 'lead' : 'leads'} without a next step`,
    },
    kind: { message: 'E-mail', call: 'Call', wechat: 'WeChat', visit: 'Visit', 'to-do': 'Task' },
    state: { dead: 'not sent', uncertain: 'not known whether it left' },
    late: (days) => `${days} working ${days === 1 ? 'day' : 'days'} late`,
    wasDue: (when) => `was due ${when}`,
    agreed: 'agreed',
    of: (owner) => `of ${owner}`,
    more: (count) => `… and ${count} more`,
    open: 'Open Today',
    preferences: 'Switch this mail on or off',
    separator: ' · ',
  },
  zh: {
    locale: 'zh-CN',
    greeting: (name) => `${name}，早上好：`,
    heading: {
      undecided: (count) => `${count} 封邮件待您决定`,
      overdue: (count) => `${count} 项已逾期`,
      dueToday: (count) => `${count} 项今天到期`,
      escalated: (count) => `同事有 ${count} 项已逾期三个工作日或以上`,
      withoutNextStep: (count) => `${count} 条线索没有下一步`,
    },
    kind: { message: '邮件', call: '电话', wechat: '微信', visit: '拜访', 'to-do': '任务' },
    state: { dead: '未能发送', uncertain: '不确定是否已发出' },
    late: (days) => `逾期 ${days} 个工作日`,
    wasDue: (when) => `原定 ${when}`,
    agreed: '已约定',
    of: (owner) => `负责人：${owner}`,
    more: (count) => `……另有 ${count} 项`,
    open: '打开“今天”',
    preferences: '开启或关闭此邮件',
    separator: ' · ',
  },
};
