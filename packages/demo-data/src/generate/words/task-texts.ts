import type { TaskKind } from '@brug/domain/follow-ups';
import type { Texts } from './industries.js';

const t = (nl: string, en: string, zh: string): Texts => ({ nl, en, zh });

interface TaskText {
  readonly kind: TaskKind;
  readonly title: Texts;
  /** For WeChat: what the task offers to copy, in Chinese. */
  readonly toCopy?: string;
}

/** Next steps by the stage a lead is in. {person} is the contact, {place} a place on our side. */
export const TASKS: Readonly<Record<string, readonly TaskText[]>> = {
  prospect: [
    {
      kind: 'call',
      title: t('{person} bellen: kennismaking', 'Call {person}: first contact', '致电{person}：初次联系'),
    },
    { kind: 'to-do', title: t('Bedrijfsprofiel opzoeken', 'Look up the firm’s profile', '查询企业概况') },
  ],
  inquiry: [
    {
      kind: 'call',
      title: t('{person} bellen: plan en termijn', 'Call {person}: plan and timing', '致电{person}：了解计划与时间'),
    },
    {
      kind: 'wechat',
      title: t('WeChat naar {person}: documentatie', 'WeChat to {person}: information pack', '微信发送资料给{person}'),
      toCopy:
        '{person}您好！这里是西弗兰德省发展署。西弗兰德投资环境资料已发到您的邮箱，含电价、用地与补贴说明。有任何问题请随时联系。',
    },
  ],
  qualified: [
    {
      kind: 'to-do',
      title: t('Twee terreinen zoeken bij {place}', 'Find two sites near {place}', '在{place}附近找两块地'),
    },
    {
      kind: 'call',
      title: t('{person} bellen: capex en jobs', 'Call {person}: capex and jobs', '致电{person}：投资额与用工'),
    },
  ],
  proposal: [
    {
      kind: 'call',
      title: t(
        '{person} bellen: reactie op het voorstel',
        'Call {person}: reaction to the proposal',
        '致电{person}：方案反馈',
      ),
    },
    {
      kind: 'wechat',
      title: t(
        'WeChat naar {person}: namen van de bezoekers',
        'WeChat to {person}: names of the visitors',
        '微信联系{person}：来访人员名单',
      ),
      toCopy: '{person}您好！实地考察的行程已初步安排好。\n请告知来访人员的姓名和职务，我们好准备邀请函和翻译。谢谢！',
    },
  ],
  'site-visit': [
    {
      kind: 'visit',
      title: t('Plaatsbezoek {place} begeleiden', 'Accompany the site visit in {place}', '陪同{place}实地考察'),
    },
    { kind: 'to-do', title: t('Programma en tolk bevestigen', 'Confirm programme and interpreter', '确认行程与翻译') },
  ],
  shortlisted: [
    {
      kind: 'to-do',
      title: t(
        'Vergelijking met de andere locaties afwerken',
        'Finish the comparison with the other locations',
        '完成与其他地点的对比',
      ),
    },
    {
      kind: 'call',
      title: t(
        '{person} bellen: wat houdt hen nog tegen?',
        'Call {person}: what still holds them back?',
        '致电{person}：还有哪些顾虑',
      ),
    },
  ],
  decision: [
    {
      kind: 'call',
      title: t(
        '{person} bellen na de raad van bestuur',
        'Call {person} after their board meeting',
        '董事会后致电{person}',
      ),
    },
  ],
  intake: [
    { kind: 'call', title: t('Intakegesprek met {person}', 'Intake call with {person}', '与{person}需求登记通话') },
  ],
  readiness: [
    {
      kind: 'to-do',
      title: t(
        'Exportcheck overlopen met {person}',
        'Go through the readiness check with {person}',
        '与{person}完成出口准备度评估',
      ),
    },
  ],
  'market-brief': [
    {
      kind: 'to-do',
      title: t('Marktnota nalezen en versturen', 'Read and send the market brief', '审阅并发送市场简报'),
    },
  ],
  'partner-search': [
    { kind: 'to-do', title: t('Partnerlijst voorbereiden', 'Prepare the distributor shortlist', '准备合作伙伴名单') },
    {
      kind: 'call',
      title: t(
        '{person} bellen: keuze uit de partnerlijst',
        'Call {person}: choice from the partner list',
        '致电{person}：确认合作伙伴',
      ),
    },
  ],
  meetings: [
    {
      kind: 'to-do',
      title: t('Tolk en videokamer vastleggen', 'Book interpreter and video room', '预订翻译与视频会议室'),
    },
    { kind: 'visit', title: t('Bedrijfsbezoek met de partner', 'Plant visit with the partner', '与合作伙伴参观工厂') },
  ],
  negotiation: [
    {
      kind: 'call',
      title: t(
        '{person} bellen: open punten in het contract',
        'Call {person}: open points of the contract',
        '致电{person}：合同未决事项',
      ),
    },
  ],
  dormant: [{ kind: 'to-do', title: t('Opnieuw contact opnemen', 'Get in touch again', '重新联系') }],
};

/** A message with the template it is made from. Double braces are filled in when it is sent. */
export interface MessageTemplate {
  readonly key: string;
  /** What it is called in a list. */
  readonly title: Texts;
  readonly subjects: Texts;
  readonly bodies: Texts;
}

/** Messages that the system sends on its own in the demo. */
export const MESSAGES: readonly MessageTemplate[] = [
  {
    key: 'demo-after-call',
    title: t('Na het gesprek: de volgende stap', 'After the call: the next step', '通话之后：下一步'),
    subjects: t('Na ons gesprek: de volgende stap', 'After our call: the next step', '关于{{lead.title}}：下一步安排'),
    bodies: t(
      '{{contact.salutation}}\n\nDank u voor ons gesprek over “{{lead.title}}”. Zoals beloofd bezorg ik u de volgende stap; laat gerust weten of het past.\n\nMet vriendelijke groet\n{{owner.name}}\n{{owner.role}}',
      '{{contact.salutation}},\n\nThank you for our call about “{{lead.title}}”. As promised, here is the next step; please let me know whether it suits you.\n\nKind regards\n{{owner.name}}\n{{owner.role}}',
      '{{contact.salutation}}：\n\n您好！\n\n感谢您与我们就“{{lead.title}}”通话。按照约定，现将下一步安排发给您，请告知是否合适。\n\n顺颂商祺！\n{{owner.name}}\n{{owner.role}}',
    ),
  },
  {
    key: 'demo-reminder',
    title: t('Herinnering: past een gesprek?', 'Reminder: would a call suit you?', '提醒：是否方便通话'),
    subjects: t('Past een gesprek deze week?', 'Would a call this week suit you?', '本周是否方便通话'),
    bodies: t(
      '{{contact.salutation}}\n\nGraag hoor ik hoe u tegenover ons voorstel staat. Past een kort gesprek deze week?\n\nMet vriendelijke groet\n{{owner.name}}\n{{owner.role}}',
      '{{contact.salutation}},\n\nI should like to hear what you think of our proposal. Would a short call this week suit you?\n\nKind regards\n{{owner.name}}\n{{owner.role}}',
      '{{contact.salutation}}：\n\n您好！\n\n想了解贵公司对我们方案的看法，本周是否方便简短通话？\n\n顺颂商祺！\n{{owner.name}}\n{{owner.role}}',
    ),
  },
];

/** The acknowledgement of an inquiry, as it was sent. */
export const ACKNOWLEDGEMENT = {
  title: t('Ontvangstbevestiging', 'Acknowledgement of receipt', '收悉确认'),
  subject: t('Uw vraag: {number}', 'Your inquiry: {number}', '关于您的咨询：{number}'),
  body: t(
    'Geachte mevrouw, geachte heer\n\nDank u voor uw bericht. Een collega neemt contact met u op. Uw vraag heeft het nummer {number}.\n\nMet vriendelijke groeten',
    'Dear Sir or Madam,\n\nThank you for your message. A colleague will get in touch with you. Your inquiry has the number {number}.\n\nKind regards',
    '尊敬的女士/先生：\n\n您好！\n\n感谢您的来信，会有同事与您联系。您的咨询编号为 {number}。\n\n顺颂商祺！',
  ),
};

/** First answer to a new lead, asked of its owner. */
export const FIRST_ANSWER: TaskText = {
  kind: 'call',
  title: t('Eerste contact: {person} bellen', 'First contact: call {person}', '首次联系：致电{person}'),
};
