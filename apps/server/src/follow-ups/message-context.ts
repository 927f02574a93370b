import type { FileRef } from '@brug/contracts/files';
import type { Language, LocalisedText } from '@brug/contracts/http';
import type { Calendars } from '@brug/domain/calendars';
import { reasonNotToSend, type RefusalReason } from '@brug/domain/follow-ups';
import type { StageCategory } from '@brug/domain/pipeline';
import type { StopCondition } from '@brug/domain/sequences';
import {
  renderMessage,
  templateValuesOf,
  valuesOfAcknowledgement,
  variablesIn,
  type MessageTemplate,
  type RenderedMessage,
  type SalutedContact,
  type TemplateProblem,
  type TemplateValues,
} from '@brug/domain/templates';
import type { QuotaRow } from './quotas.js';
import type { SettingValues } from '../platform/settings/settings.js';
import { proposedSlots } from './sequences/prepare-run.js';
import { projectOf, regionOf, type StoredProject } from './sequences/run-leads.js';

/** Everything that decides whether a claimed message goes, and what it says; one row of `claims.queries`. */
export interface MessageContext {
  readonly id: string;
  readonly token: bigint;
  readonly leadId: string;
  readonly contactId: string | null;
  readonly acknowledgement: boolean;
  readonly dueAt: string;
  /** Why it is due later than planned; null when it is not. */
  readonly putOff: string | null;
  readonly plannedForStageId: string | null;
  readonly stageId: string;
  readonly stageCategory: StageCategory;
  /** The versions decided on: when one has changed before the message is handed over, it is decided again. */
  readonly leadVersion: number;
  readonly contactVersion: number | null;
  readonly leadNumber: string;
  readonly leadTitle: string;
  readonly contact: (SalutedContact & MailableContact) | null;
  readonly owner: MessageOwner;
  readonly organisation: { readonly name: string; readonly chineseName: string | null };
  /** Of the organisation. */
  readonly country: string;
  readonly contactTimeZone: string | null;
  readonly template: { readonly subjects: LocalisedText; readonly bodies: LocalisedText } | null;
  /** Files that go with it: those of the version of the template whose text it has. */
  readonly attachments: readonly FileRef[];
  /** Message-IDs of what was sent to the contact about the lead before, the oldest first. */
  readonly earlier: readonly string[];
  /** What was used of the quotas of the recipient's domain and of the sender; a quota nobody has used has no row. */
  readonly quotas: readonly QuotaRow[];
  readonly enrolmentId: string | null;
  readonly run: MessageRun | null;
}

/** What the run of a message adds. */
interface MessageRun {
  readonly stopConditions: readonly StopCondition[];
  readonly given: TemplateValues;
  readonly dormantReason: string | null;
  readonly project: StoredProject | null;
  readonly counterpart: { readonly name: string; readonly chineseName: string | null } | null;
  readonly meetingAt: string | null;
  readonly notes: string | null;
}

interface MailableContact {
  readonly email: string | null;
  readonly lawfulBasis: string | null;
  readonly optedOut: boolean;
  readonly bounced: boolean;
  readonly gone: boolean;
  readonly language: Language;
}

interface MessageOwner {
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly jobTitles: Partial<LocalisedText>;
  readonly signatures: Partial<LocalisedText>;
}

/** What is to be done with a claimed message. */
export type Decision =
  | { readonly do: 'send'; readonly to: string; readonly language: Language; readonly message: RenderedMessage }
  | { readonly do: 'skip'; readonly reason: RefusalReason }
  | { readonly do: 'bury'; readonly reason: string };

/** What decides on messages beside their own rows. */
export interface Surroundings {
  readonly settings: SettingValues;
  readonly calendars: Calendars;
  readonly now: Temporal.Instant;
}

/** Decides on a message as it stands: not at all, not with this template, or so. */
export function decide(context: MessageContext, surroundings: Surroundings): Decision {
  const { contact, template, run } = context;
  const reason = reasonNotToSend({
    contact: {
      hasAddress: Boolean(contact?.email),
      lawfulBasis: contact?.lawfulBasis ?? null,
      optedOut: contact?.optedOut ?? false,
      bounced: contact?.bounced ?? false,
      gone: contact?.gone ?? false,
    },
    isAcknowledgement: context.acknowledgement,
    // A run that does not end with its lead (aftercare) goes on when it is closed.
    leadIsOpen:
      context.stageCategory === 'open' ||
      context.stageCategory === 'dormant' ||
      (run !== null && !run.stopConditions.includes('lead-closed')),
    plannedForStageId: context.plannedForStageId,
    currentStageId: context.stageId,
  });
  if (reason) return { do: 'skip', reason };
  if (!contact?.email) return { do: 'skip', reason: 'no-address' };
  if (!template) return { do: 'bury', reason: 'template-missing' };
  const { language } = contact;
  const draft = { subject: template.subjects[language], body: template.bodies[language] };
  const values = valuesFor(context, contact, surroundings, draft, language);
  const filledIn = context.acknowledgement ? valuesOfAcknowledgement(values, language) : values;
  const result = renderMessage(draft, filledIn, language);
  if (!result.ok) return { do: 'bury', reason: reasonOf(result.problems) };
  return { do: 'send', to: contact.email, language, message: result.message };
}

function valuesFor(
  { leadNumber: number, leadTitle: title, owner, organisation, run, ...context }: MessageContext,
  contact: SalutedContact,
  { settings, calendars, now }: Surroundings,
  draft: MessageTemplate,
  language: Language,
): TemplateValues {
  const { contactTimeZone: timeZone, country } = context;
  // Times are proposed as of now, and sought only for who asks for them.
  const asksForSlots = variablesIn(draft).some((name) => name.startsWith('slot.'));
  return templateValuesOf(
    {
      contact,
      lead: { number, title, dormantReason: run?.dormantReason ?? null },
      owner,
      agencyName: settings.agencyName,
      agencyTexts: settings.agencyTexts,
      organisation,
      counterpart: run?.counterpart ?? null,
      meeting: run?.meetingAt ? { at: Temporal.Instant.from(run.meetingAt), notes: run.notes ?? '' } : null,
      project: projectOf(run?.project ?? null),
      slots: asksForSlots ? proposedSlots(now, calendars) : [],
      recipientRegion: regionOf(timeZone === null ? null : { timeZone }, country),
      given: run?.given ?? {},
    },
    language,
  );
}

/** `template-missing-value:owner.phone,lead.number`: a code and what it is about, for a screen to make a sentence of. */
function reasonOf(problems: readonly TemplateProblem[]): string {
  const [first] = problems;
  if (!first) return 'template-malformed';
  const names = problems.filter(({ kind }) => kind === first.kind).map(({ name }) => name);
  return `template-${first.kind === 'missing' ? 'missing-value' : first.kind}:${names.join(',')}`.slice(0, 300);
}
