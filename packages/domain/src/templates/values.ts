import { TIME_ZONES, type CallSlot, type Region } from '../calendars/index.js';
import { nameOf, salutationOf, type MessageLanguage, type SalutedContact } from './salutation.js';
import { AGENCY_VARIABLES, type TemplateValues, type TemplateVariable } from './variables.js';

type Localised = Readonly<Record<MessageLanguage, string>>;

/** What was signed, as a message names it. Amounts are whole minor units. */
export interface SignedProject {
  readonly title: string;
  readonly value: Amount | null;
  readonly capex: Amount | null;
  readonly jobs: number | null;
}

export interface Amount {
  readonly minor: bigint;
  readonly currency: string;
}

/** What the records say that a message may name. */
export interface TemplateFacts {
  readonly contact: SalutedContact | null;
  readonly lead: { readonly number: string; readonly title: string; readonly dormantReason: string | null };
  readonly owner: {
    readonly name: string;
    readonly phone: string | null;
    readonly jobTitles: Partial<Localised>;
    readonly signatures: Partial<Localised>;
  };
  readonly agencyName: Localised;
  /** What the agency says once for all its mails. */
  readonly agencyTexts: Partial<Readonly<Record<TemplateVariable, Localised>>>;
  readonly organisation: { readonly name: string; readonly chineseName: string | null };
  readonly counterpart: { readonly name: string; readonly chineseName: string | null } | null;
  /** The meeting that began the run. */
  readonly meeting: { readonly at: Temporal.Instant; readonly notes: string } | null;
  readonly project: SignedProject | null;
  /** Times to propose for a call, both sides at work. */
  readonly slots: readonly CallSlot[];
  /** The side of who reads it. */
  readonly recipientRegion: Region;
  /** What a person gave when the run began; it stands before what the records say. */
  readonly given: TemplateValues;
}

/** What somebody is called whose own title is not known in the language. */
const ROLE: Localised = { nl: 'Accountmanager', en: 'Account manager', zh: '客户经理' };

/** The values of a message in a language. What has none is left out, and a template that asks for it is refused. */
export function templateValuesOf(facts: TemplateFacts, language: MessageLanguage): TemplateValues {
  const { contact, lead, owner, organisation, counterpart, meeting, project } = facts;
  const role = owner.jobTitles[language]?.trim() || ROLE[language];
  const agency = facts.agencyName[language];
  const values: TemplateValues = {
    'contact.salutation': contact && salutationOf(contact, language),
    'contact.shortSalutation': contact && shortSalutationOf(contact, language),
    'contact.name': contact && nameOf(contact, language),
    'lead.number': lead.number,
    'lead.title': lead.title,
    'lead.dormantReason': lead.dormantReason,
    'owner.name': owner.name,
    'owner.role': role,
    'owner.phone': owner.phone,
    'owner.signature': owner.signatures[language]?.trim() || signatureOf(owner.name, role, agency, owner.phone),
    'agency.name': agency,
    'agency.nameZh': facts.agencyName.zh,
    'organisation.name': organisation.name,
    'organisation.nameZh': organisation.chineseName ?? organisation.name,
    'counterpart.name': counterpart && inLanguage(counterpart, language),
    'meeting.date': meeting && dayText(meeting.at, facts.recipientRegion, language),
    'meeting.nextSteps': meeting?.notes ?? null,
    'project.title': project?.title ?? null,
    'project.announced': project && announcedText(project, language),
    'slot.1': slotText(facts.slots[0], facts.recipientRegion, language),
    'slot.2': slotText(facts.slots[1], facts.recipientRegion, language),
    ...Object.fromEntries(AGENCY_VARIABLES.map((name) => [name, facts.agencyTexts[name]?.[language] ?? null])),
  };
  const given = Object.entries(facts.given).filter(([, value]) => value?.trim());
  return { ...values, ...Object.fromEntries(given) };
}

function signatureOf(name: string, role: string, agency: string, phone: string | null): string {
  return [name, role, agency, phone].filter((line) => line?.trim()).join('\n');
}

function inLanguage(firm: { readonly name: string; readonly chineseName: string | null }, language: MessageLanguage) {
  return language === 'zh' ? (firm.chineseName ?? firm.name) : firm.name;
}

/** As one begins a WeChat message: the salutation set by hand without its 尊敬的, else the name. */
function shortSalutationOf(contact: SalutedContact, language: MessageLanguage): string {
  const byHand = contact.salutation?.trim();
  return byHand ? byHand.replace(/^尊敬的/u, '') : nameOf(contact, language);
}

const LOCALES: Readonly<Record<MessageLanguage, string>> = { nl: 'nl-BE', en: 'en-GB', zh: 'zh-CN' };

/** Formatters are made once: making one takes longer than everything else here. */
const LONG_DAY = formatters({ day: 'numeric', month: 'long', year: 'numeric' });
const WEEKDAY_AND_DAY = formatters({ weekday: 'long', day: 'numeric', month: 'long' });
const WEEKDAY = formatters({ weekday: 'short' });

function formatters(options: Intl.DateTimeFormatOptions): Readonly<Record<MessageLanguage, Intl.DateTimeFormat>> {
  const of = (language: MessageLanguage) => new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: 'UTC' });
  return { nl: of('nl'), en: of('en'), zh: of('zh') };
}

/** A calendar day as a formatter of UTC takes it. */
function startOf({ year, month, day }: Temporal.PlainDate): number {
  return Date.UTC(year, month - 1, day);
}

function dayText(at: Temporal.Instant, region: Region, language: MessageLanguage): string {
  const day = at.toZonedDateTimeISO(TIME_ZONES[region]).toPlainDate();
  if (language === 'zh') return `${day.year}年${day.month}月${day.day}日`;
  return LONG_DAY[language].format(startOf(day));
}

const CITIES: Readonly<Record<Region, Localised>> = {
  BE: { nl: 'Kortrijk', en: 'Kortrijk', zh: '科特赖克' },
  CN: { nl: 'Hangzhou', en: 'Hangzhou', zh: '杭州' },
};

/** `Tuesday 10 March, 16:00 (09:00 in Kortrijk)`: first the reader's own time, then the other side's. */
function slotText(slot: CallSlot | undefined, region: Region, language: MessageLanguage): string | null {
  if (!slot) return null;
  const other: Region = region === 'BE' ? 'CN' : 'BE';
  const day = Temporal.PlainDate.from(slot.local[region].from.slice(0, 10));
  const there = slot.local[other].from.slice(11);
  const here = slot.local[region].from.slice(11);
  const city = CITIES[other][language];
  if (language === 'zh') {
    const weekday = WEEKDAY.zh.format(startOf(day));
    return `${day.month}月${day.day}日（${weekday}）${here}（${city}时间${there}）`;
  }
  const date = WEEKDAY_AND_DAY[language].format(startOf(day));
  return `${date}, ${here} (${there} in ${city})`;
}

const ANNOUNCED: Readonly<Record<MessageLanguage, Readonly<Record<'value' | 'capex' | 'jobs', string>>>> = {
  nl: { value: 'Contractwaarde', capex: 'Investering', jobs: 'Jobs' },
  en: { value: 'Contract value', capex: 'Investment', jobs: 'Jobs' },
  zh: { value: '合同金额', capex: '投资额', jobs: '就业岗位' },
};

function announcedText({ value, capex, jobs }: SignedProject, language: MessageLanguage): string | null {
  const words = ANNOUNCED[language];
  const colon = language === 'zh' ? '：' : ': ';
  const lines = [
    capex && `${words.capex}${colon}${amountText(capex, language)}`,
    jobs === null ? null : `${words.jobs}${colon}${jobs.toLocaleString(LOCALES[language])}`,
    value && `${words.value}${colon}${amountText(value, language)}`,
  ].filter((line) => line !== null);
  return lines.length > 0 ? lines.map((line) => `- ${line}`).join('\n') : null;
}

/** Whole units: what was announced has no cents. EUR, CNY and USD all have two decimals (ISO 4217). */
function amountText({ minor, currency }: Amount, language: MessageLanguage): string {
  const options = { style: 'currency', currency, maximumFractionDigits: 0 } as const;
  return (minor / 100n).toLocaleString(LOCALES[language], options);
}
