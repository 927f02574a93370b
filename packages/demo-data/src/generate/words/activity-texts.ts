import type { Texts } from './industries.js';

/*
 * What people write down about a lead. In braces: {person} the contact, {goods} what the firm makes, {place} the place on our side,
 * {city} the one in Zhejiang. Texts of an account manager are in the account manager's language, mails in the contact's.
 */

const t = (nl: string, en: string, zh: string): Texts => ({ nl, en, zh });

export const NOTES: readonly Texts[] = [
  t(
    'Dossier nagelezen: de cijfers van {goods} kloppen met hun jaarverslag. Vraag blijft wie het terrein betaalt.',
    'Read the file: the figures for {goods} match their annual report. Still open who pays for the plot.',
    '已核对资料：{goods}的数据与其年报一致，土地费用由谁承担仍待确认。',
  ),
  t(
    'Intern besproken op maandag. We mikken op {place}, met een tweede keuze achter de hand.',
    'Discussed on Monday. We aim for {place}, with a second choice in reserve.',
    '周一内部讨论，首选 {place}，另备一处作为备选。',
  ),
  t(
    '{person} beslist samen met de moedermaatschappij; die vergadert elk kwartaal.',
    '{person} decides together with the parent company, which meets every quarter.',
    '{person}需与母公司共同决定，母公司每季度开会一次。',
  ),
  t(
    'Referentie gevraagd bij een bedrijf uit {city} dat hier al zit. Positief over personeel, minder over vergunningen.',
    'Asked a firm from {city} that is already here for a reference. Positive on staff, less so on permits.',
    '向已在当地落户的{city}企业了解情况：对用工评价好，对许可流程评价一般。',
  ),
  t(
    'Tolk nodig voor het volgende gesprek; hun technici spreken geen Engels.',
    'An interpreter is needed for the next talk; their engineers do not speak English.',
    '下次会谈需要翻译，对方技术人员不说英语。',
  ),
  t(
    'Stroomprijs en afvalwater zijn de twee punten waarop ze vergelijken.',
    'Power price and waste water are the two points on which they compare.',
    '对方主要比较电价和废水处理两项。',
  ),
];

export const CALLS: readonly Texts[] = [
  t(
    'Met {person} gebeld: het plan voor {goods} loopt, beslissing wordt eerder kwartaal dan maand.',
    'Spoke to {person}: the plan for {goods} is on track, a decision is a matter of a quarter rather than a month.',
    '与{person}通话：{goods}项目按计划推进，预计按季度而非按月决定。',
  ),
  t(
    '{person} vraagt de tekst ook in het Chinees en een contact bij de gemeente {place}.',
    '{person} asks for the text in Chinese as well, and for a contact at the municipality of {place}.',
    '{person}希望提供中文版材料，并介绍{place}市政府的联系人。',
  ),
  t(
    'Kort gesprek. {person} is tot volgende week op beurs; daarna opnieuw bellen.',
    'A short call. {person} is at a fair until next week; call again after that.',
    '简短通话，{person}本周参展，下周再联系。',
  ),
  t(
    'Prijs, termijn en taal van het contract besproken; ze sturen vragen per mail.',
    'Discussed price, term and language of the contract; they will mail their questions.',
    '讨论了价格、期限和合同语言，对方将以邮件发来问题。',
  ),
];

export const CALLS_WITHOUT_ANSWER: readonly Texts[] = [
  t('Geen antwoord.', 'No answer.', '无人接听。'),
  t('Ingesproken op de voicemail, morgen opnieuw.', 'Left a message, trying again tomorrow.', '已留言，明天再打。'),
];

export const MEETINGS: readonly Texts[] = [
  t(
    'Videogesprek met {person} en hun techniek. Stand van zaken {goods}; zij bezorgen hun eisen voor {place}.',
    'Video call with {person} and their engineers. State of play on {goods}; they will send their requirements for {place}.',
    '与{person}及技术团队视频会议：{goods}进展，对方将提供对{place}的具体要求。',
  ),
  t(
    'Kennismaking op de zakendag in {city}. Interesse hoog, eerstvolgende stap is een bezoek.',
    'First meeting at the business day in {city}. Interest is high, a visit comes next.',
    '在{city}经贸洽谈日初次见面，意向强，下一步安排考察。',
  ),
  t(
    'Vergadering met de bank van {person}. Financiering lijkt rond, op voorwaarde van een voorovereenkomst.',
    'Meeting with the bank of {person}. Financing looks settled, provided there is a letter of intent.',
    '与{person}的开户行开会，融资基本落实，前提是签署意向书。',
  ),
];

export const WECHAT: readonly Texts[] = [
  t(
    'Antwoord van {person}: 资料已收到，谢谢。我们内部讨论后回复。',
    'Answer of {person}: 资料已收到，谢谢。我们内部讨论后回复。',
    '资料已收到，谢谢。我们内部讨论后回复。',
  ),
  t(
    '{person} vraagt naar stroomprijs en afvalwaternormen: 想了解电价和废水标准。',
    '{person} asks for power price and waste-water limits: 想了解电价和废水标准。',
    '{person}问电价和废水标准。',
  ),
  t(
    'Bezoekdata afgestemd: 下个月第二周可以。',
    'Agreed on dates for a visit: 下个月第二周可以。',
    '已确认考察时间：下个月第二周可以。',
  ),
];

export const SITE_VISITS: readonly Texts[] = [
  t(
    'Rondgang op twee terreinen in {place}, daarna het stadhuis. {person} wil de tweede ligging.',
    'Walked two plots in {place}, then the town hall. {person} prefers the second.',
    '考察了{place}的两块土地并拜访市政府，{person}倾向第二块。',
  ),
  t(
    'Bedrijfsbezoek bij {person}: productie van {goods} gezien, goed georganiseerd.',
    'Visited {person} on site: saw the production of {goods}, well organised.',
    '走访{person}工厂，参观{goods}生产，管理规范。',
  ),
];

export interface MailTexts {
  readonly subject: Texts;
  readonly body: Texts;
}

export const MAILS_OUT: readonly MailTexts[] = [
  {
    subject: t('Documentatie over {place}', 'Information on {place}', '{place}相关资料'),
    body: t(
      'Zoals besproken vindt u hierbij de documentatie over {place}, met prijzen en termijnen. Past een gesprek volgende week?',
      'As discussed, please find the information on {place} with prices and terms. Would a call next week suit you?',
      '按照我们的沟通，随信附上{place}的资料，包括价格与期限。下周是否方便通话？',
    ),
  },
  {
    subject: t('Volgende stap', 'The next step', '下一步安排'),
    body: t(
      'Dank voor het open gesprek. Ik zet de afspraken op een rij en stel een datum voor.',
      'Thank you for the open talk. I have listed what we agreed and suggest a date.',
      '感谢您的坦诚交流，现将约定事项整理如下，并建议一个时间。',
    ),
  },
  {
    subject: t('Mogelijke partners voor {goods}', 'Possible partners for {goods}', '{goods}潜在合作伙伴'),
    body: t(
      'Drie bedrijven passen bij wat u zoekt. Laat weten wie we mogen aanspreken.',
      'Three firms fit what you are looking for. Let us know whom we may approach.',
      '有三家企业符合您的需求，请告知可以联系哪一家。',
    ),
  },
];

export const MAILS_IN: readonly MailTexts[] = [
  {
    subject: t('Re: Documentatie over {place}', 'Re: Information on {place}', '回复：{place}相关资料'),
    body: t(
      'Dank u, goed ontvangen. Onze directie bekijkt het deze maand. Wat zijn de termijnen voor een vergunning?',
      'Thank you, well received. Our board looks at it this month. How long does a permit take?',
      '收到，谢谢。管理层本月讨论。请问办理许可需要多长时间？',
    ),
  },
  {
    subject: t('Bezoek', 'Visit', '来访安排'),
    body: t(
      'Wij kunnen met drie personen komen. Graag eerst het programma.',
      'Three of us can come. Please send the programme first.',
      '我们可以来三个人，请先发行程。',
    ),
  },
  {
    subject: t('Vraag over de grondprijs', 'A question about the price of land', '关于土地价格'),
    body: t(
      'Kunt u de prijs per vierkante meter bevestigen, en of die ook voor een optie geldt?',
      'Can you confirm the price per square metre, and whether it holds for an option as well?',
      '请确认每平方米价格，以及预留期内是否适用。',
    ),
  },
];

export const REASONS_TO_GO_BACK: readonly Texts[] = [
  t(
    'Het plan is hertekend; capex en oppervlakte zijn opnieuw open.',
    'The plan was redrawn; capex and surface are open again.',
    '方案重新设计，投资额和面积待重新确认。',
  ),
  t('De gekozen partner haakte af.', 'The chosen partner withdrew.', '原定合作伙伴退出。'),
];

export const REASONS_TO_SLEEP: readonly Texts[] = [
  t('Wacht op de begroting van volgend jaar.', 'Waits for next year’s budget.', '等待明年预算。'),
  t('Moederbedrijf in overname.', 'The parent company is being taken over.', '母公司正在并购。'),
];

export const REASONS_TO_REOPEN: readonly Texts[] = [
  t('Ze meldden zich opnieuw.', 'They came back to us.', '对方重新联系。'),
  t('Begroting goedgekeurd.', 'The budget was approved.', '预算已批准。'),
];

/** What was said when a lead was lost, by reason. */
export const LOST_REMARKS: Readonly<Record<string, Texts>> = {
  'other-location': t(
    'Gekozen voor een andere regio met een kant-en-klaar gebouw.',
    'They chose another region with a building ready to use.',
    '选择了有现成厂房的其他地区。',
  ),
  'no-budget': t('Investering geschrapt in de begroting.', 'Struck from the budget.', '预算中取消了该投资。'),
  postponed: t('Uitgesteld zonder datum.', 'Postponed without a date.', '无限期推迟。'),
  'no-match': t('Geen passende partner gevonden.', 'No fitting partner was found.', '未找到合适的合作伙伴。'),
  regulation: t(
    'Vergunning of certificaat niet haalbaar.',
    'A permit or certificate was out of reach.',
    '许可或认证无法取得。',
  ),
  'no-answer': t('Na vijf pogingen geen antwoord meer.', 'No answer after five attempts.', '五次联系未回复。'),
  competitor: t('Een concurrent was sneller.', 'A competitor was faster.', '被竞争对手抢先。'),
  other: t('De firma werd verkocht.', 'The firm was sold.', '企业已被出售。'),
};
