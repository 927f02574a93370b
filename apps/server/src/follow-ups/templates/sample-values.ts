import { TEMPLATE_VARIABLES, type MessageLanguage, type TemplateValues } from '@brug/domain/templates';

/** Believable values for a draft that is looked at without a lead; as each language would write them. */
const SAMPLES: Readonly<Record<MessageLanguage, TemplateValues>> = {
  nl: {
    'contact.salutation': 'Geachte mevrouw Li',
    'contact.shortSalutation': 'mevrouw Li',
    'contact.name': 'Na Li',
    'lead.dormantReason': 'de uitbreiding is een jaar uitgesteld',
    'owner.role': 'Accountmanager',
    'owner.signature': 'Lore Vandecasteele\nAccountmanager',
    'mission.name': 'Business Days Zhejiang 2026',
    'meeting.date': '13 februari 2026',
    'meeting.nextSteps': '- Twee terreinen bezorgen\n- Videogesprek met de technische dienst',
    'project.announced': '- Investering: € 12.000.000\n- Jobs: 45',
    'slot.1': 'dinsdag 10 maart, 16:00 (09:00 in Kortrijk)',
    'slot.2': 'woensdag 11 maart, 16:00 (09:00 in Kortrijk)',
    'event.next': 'Business Days West-Vlaanderen, 20 april 2026',
  },
  en: {
    'contact.salutation': 'Dear Ms Li',
    'contact.shortSalutation': 'Ms Li',
    'contact.name': 'Na Li',
    'lead.dormantReason': 'the expansion was put off for a year',
    'owner.role': 'Account manager',
    'owner.signature': 'Lore Vandecasteele\nAccount manager',
    'mission.name': 'Business Days Zhejiang 2026',
    'meeting.date': '13 February 2026',
    'meeting.nextSteps': '- Send two plots\n- Video call with the engineers',
    'project.announced': '- Investment: €12,000,000\n- Jobs: 45',
    'slot.1': 'Tuesday 10 March, 16:00 (09:00 in Kortrijk)',
    'slot.2': 'Wednesday 11 March, 16:00 (09:00 in Kortrijk)',
    'event.next': 'Business Days West Flanders, 20 April 2026',
  },
  zh: {
    'contact.salutation': '尊敬的李女士',
    'contact.shortSalutation': '李女士',
    'contact.name': '李娜',
    'lead.dormantReason': '扩建计划推迟一年',
    'owner.role': '客户经理',
    'owner.signature': 'Lore Vandecasteele\n客户经理',
    'mission.name': '2026浙江贸洽日',
    'meeting.date': '2026年2月13日',
    'meeting.nextSteps': '- 提供两块用地资料\n- 与技术部门视频会议',
    'project.announced': '- 投资额：€12,000,000\n- 就业岗位：45',
    'slot.1': '3月10日（周二）16:00（科特赖克时间09:00）',
    'slot.2': '3月11日（周三）16:00（科特赖克时间09:00）',
    'event.next': '西弗兰德贸洽日，2026年4月20日',
  },
};

const SHARED: TemplateValues = {
  'lead.number': 'INV-2026-0042',
  'lead.title': 'Lanyin Digital: 24 000 m²',
  'owner.name': 'Lore Vandecasteele',
  'owner.phone': '+32 56 00 00 00',
  'organisation.name': 'Lanyin Digital',
  'organisation.nameZh': '蓝印数码',
  'counterpart.name': 'Vlasbedrijf Dewulf',
  'project.title': 'Lanyin Digital Kortrijk',
  'link.readinessChecklist': 'https://brug.example/checklist',
  'link.survey': 'https://brug.example/survey',
};

export function sampleValues(
  language: MessageLanguage,
  agencyName: Readonly<Record<MessageLanguage, string>>,
): TemplateValues {
  const values: TemplateValues = { ...SHARED, ...SAMPLES[language] };
  const agency = { 'agency.name': agencyName[language], 'agency.nameZh': agencyName.zh };
  const all: TemplateValues = { ...values, ...agency };
  return Object.fromEntries(TEMPLATE_VARIABLES.map((name) => [name, all[name] ?? null]));
}
