import type { Language, LocalisedText } from '@brug/contracts/http';
import { slotsBothAtWork, type CallSlot, type Calendars, type Region } from '@brug/domain/calendars';
import { regionOfTimeZone } from '@brug/domain/follow-ups';
import {
  conditionHolds,
  planStep,
  refusalsOf,
  type EnrolmentRefusal,
  type MessageStep,
  type PlannedStep,
  type RunTiming,
  type SequenceStep,
  type StepRecipient,
  type TaskStep,
} from '@brug/domain/sequences';
import {
  problemsWith,
  renderText,
  templateValuesOf,
  type TemplateFacts,
  type TemplateProblem,
  type TemplateValues,
  type TemplateVariable,
} from '@brug/domain/templates';
import type { SettingValues } from '../../platform/settings/settings.js';
import { projectOf, regionOf, type RunContact, type RunLead } from './run-leads.js';
import type { StoredSequence } from './sequence-catalogue.js';

/** The texts of a template's version. */
export interface TemplateTexts {
  readonly key: string;
  readonly number: number;
  readonly subjects: LocalisedText;
  readonly bodies: LocalisedText;
}

/** What runs of one sequence are prepared with; the same for every lead. */
export interface Preparation {
  readonly sequence: StoredSequence;
  readonly templates: ReadonlyMap<string, TemplateTexts>;
  readonly calendars: Calendars;
  readonly settings: SettingValues;
  readonly slots: readonly CallSlot[];
  readonly memory: Map<string, PlannedStep>;
}

export interface RunBeginning {
  readonly triggerAt: Temporal.Instant;
  /** The meeting that set it off. */
  readonly meeting: { readonly id: string; readonly at: Temporal.Instant; readonly notes: string } | null;
  readonly given: TemplateValues;
}

/** A step with its date and what it says. */
export interface PreparedStep {
  readonly step: SequenceStep;
  readonly planned: PlannedStep;
  readonly contact: RunContact | null;
  readonly title: string;
  /** For a WeChat message the text to copy. */
  readonly body: string | null;
  readonly hint: string | null;
  /** What it depends on has not happened. */
  readonly waits: boolean;
  /** What it depends on has not to have happened, and has. */
  readonly overtaken: boolean;
  readonly problems: readonly TemplateProblem[];
}

export interface PreparedRun {
  readonly lead: RunLead;
  readonly beginning: RunBeginning;
  readonly refusals: readonly EnrolmentRefusal[];
  readonly missing: readonly TemplateVariable[];
  readonly steps: readonly PreparedStep[];
}

export function templateId({
  templateKey,
  templateNumber,
}: Pick<MessageStep, 'templateKey' | 'templateNumber'>): string {
  return `${templateKey} ${templateNumber}`;
}

/** Two times for a call in the fortnight after, on different days where there are. */
export function proposedSlots(now: Temporal.Instant, calendars: Calendars): CallSlot[] {
  const tomorrow = now.add({ hours: 24 });
  const slots = slotsBothAtWork(tomorrow, 14, 30, calendars, { limit: 40 });
  const [first] = slots;
  const other = slots.find(({ local }) => local.BE.from.slice(0, 10) !== first?.local.BE.from.slice(0, 10));
  return [first, other ?? slots[1]].filter((slot) => slot !== undefined);
}

/** Decides on a run as it would begin: every date, every text, and what speaks against it. */
export function prepareRun(preparation: Preparation, lead: RunLead, beginning: RunBeginning): PreparedRun {
  const { definition, id } = preparation.sequence;
  const refusals = refusalsOf(definition, {
    track: lead.track,
    isOpen: lead.stageCategory === 'open' || lead.stageCategory === 'dormant',
    alreadyRunning: lead.running.includes(id),
    contact: writable(lead.contact),
    counterpart: lead.counterpart ? (writable(lead.counterpartContact) ?? NOBODY) : null,
  });
  const timing = timingOf(lead, beginning.triggerAt);
  const valuesFor = valuesOfRun(preparation, lead, beginning, timing);
  const steps = definition.steps.map((step) => prepareStep(preparation, lead, timing, valuesFor, step));
  const missing = steps.flatMap(({ problems, overtaken }) =>
    overtaken ? [] : problems.filter(({ kind }) => kind === 'missing').map(({ name }) => name as TemplateVariable),
  );
  return { lead, beginning, refusals, missing: [...new Set(missing)], steps };
}

/** Somebody at the counterpart who cannot be written to. */
const NOBODY = { hasAddress: false, hasLawfulBasis: false, optedOut: false, language: 'en' } as const;

function writable(contact: RunContact | null) {
  if (!contact) return null;
  const { email, lawfulBasis, optedOut, language } = contact;
  return { hasAddress: Boolean(email), hasLawfulBasis: lawfulBasis !== null, optedOut, language };
}

/** The sides of a lead's run. The counterpart is on the other side unless its contact says otherwise. */
export function timingOf(lead: RunLead, triggerAt: Temporal.Instant): RunTiming {
  const principal = regionOf(lead.contact, lead.organisationCountry);
  const other: Region = principal === 'CN' ? 'BE' : 'CN';
  const counterpart = lead.counterpartContact ? regionOfTimeZone(lead.counterpartContact.timeZone) : other;
  const ownerRegion = regionOfTimeZone(lead.owner.timeZone);
  return { triggerAt, pauses: [], recipientRegions: { principal, counterpart }, ownerRegion };
}

/** What a text may name, by whom it is about and the language it is in. */
type ValuesFor = (recipient: StepRecipient, language: Language) => TemplateValues;

/** The values of a run's texts, each set made once: its steps share them. */
function valuesOfRun(preparation: Preparation, lead: RunLead, beginning: RunBeginning, timing: RunTiming): ValuesFor {
  const made = new Map<string, TemplateValues>();
  return (recipient, language) => {
    const key = `${recipient} ${language}`;
    const known = made.get(key);
    if (known) return known;
    const region = timing.recipientRegions[recipient];
    const values = templateValuesOf(factsOf(preparation, lead, beginning, recipient, region), language);
    made.set(key, values);
    return values;
  };
}

function prepareStep(
  preparation: Preparation,
  lead: RunLead,
  timing: RunTiming,
  valuesFor: ValuesFor,
  step: SequenceStep,
): PreparedStep {
  const contact = step.recipient === 'principal' ? lead.contact : lead.counterpartContact;
  const text =
    step.kind === 'message'
      ? messageText(preparation, step, valuesFor, lead, contact)
      : taskText(step, valuesFor, lead);
  const { condition } = step;
  // Of a run that begins nothing else has happened.
  const holds = conditionHolds(condition, { ...NOTHING_HAPPENED, acknowledged: lead.acknowledged });
  return {
    step,
    planned: remembered(preparation, step, timing),
    contact,
    ...text,
    waits: !holds && condition?.is === true,
    overtaken: !holds && condition?.is === false,
  };
}

const NOTHING_HAPPENED = { replied: false, 'meeting-booked': false, 'outcome-noted': false } as const;

/** Many runs begin at the same moment for people on the same side: their dates are the same. */
function remembered({ memory, calendars }: Preparation, step: SequenceStep, timing: RunTiming): PlannedStep {
  const side = timing.recipientRegions[step.recipient];
  const key = `${timing.triggerAt.epochMilliseconds} ${step.key} ${side} ${timing.ownerRegion}`;
  const known = memory.get(key);
  if (known) return known;
  const planned = planStep(step, timing, calendars);
  memory.set(key, planned);
  return planned;
}

/** What a lead's records say that a text about one of its two contacts may name. */
export function factsOf(
  { settings, slots }: Pick<Preparation, 'settings' | 'slots'>,
  lead: RunLead,
  { meeting, given }: Pick<RunBeginning, 'meeting' | 'given'>,
  recipient: StepRecipient,
  recipientRegion: Region,
): TemplateFacts {
  return {
    contact: recipient === 'principal' ? lead.contact : lead.counterpartContact,
    lead: { number: lead.number, title: lead.title, dormantReason: lead.dormantReason },
    owner: lead.owner,
    agencyName: settings.agencyName,
    agencyTexts: settings.agencyTexts,
    organisation: { name: lead.organisationName, chineseName: lead.organisationChineseName },
    counterpart: lead.counterpart,
    meeting,
    project: projectOf(lead.project),
    slots,
    recipientRegion,
    given,
  };
}

type Texts = Pick<PreparedStep, 'title' | 'body' | 'hint' | 'problems'>;

function messageText(
  { templates }: Preparation,
  step: MessageStep,
  valuesFor: ValuesFor,
  lead: RunLead,
  contact: RunContact | null,
): Texts {
  const template = templates.get(templateId(step));
  const title = step.names[lead.owner.language];
  if (!template) {
    return { title, body: null, hint: null, problems: [{ kind: 'malformed', name: step.templateKey }] };
  }
  const language = contact?.language ?? 'en';
  const draft = { subject: template.subjects[language], body: template.bodies[language] };
  return { title, body: null, hint: null, problems: problemsWith(draft, valuesFor(step.recipient, language)) };
}

function taskText(step: TaskStep, valuesFor: ValuesFor, lead: RunLead): Texts {
  const { language } = lead.owner;
  const values = valuesFor(step.recipient, language);
  const title = renderText(step.titles[language], values);
  const hint = step.hints ? renderText(step.hints[language], values) : null;
  const body = step.copyText === null ? null : renderText(step.copyText, valuesFor(step.recipient, 'zh'));
  const problems = [title, hint, body].flatMap((result) => (result && !result.ok ? result.problems : []));
  return {
    title: title.ok ? title.text : step.names[language],
    body: body?.ok ? body.text : null,
    hint: hint?.ok ? hint.text : null,
    problems,
  };
}
