import type { Language, LocalisedText } from '@brug/contracts/http';
import { reasonNotToSend, type RefusalReason } from '@brug/domain/follow-ups';
import type { StageCategory } from '@brug/domain/pipeline';
import {
  nameOf,
  renderMessage,
  salutationOf,
  valuesOfAcknowledgement,
  type RenderedMessage,
  type SalutedContact,
  type TemplateProblem,
  type TemplateValues,
} from '@brug/domain/templates';
import type { QuotaRow } from './quotas.js';

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
  readonly organisation: { readonly name: string; readonly chineseName: string | null; readonly country: string };
  readonly template: { readonly subjects: LocalisedText; readonly bodies: LocalisedText } | null;
  /** Message-IDs of what was sent to the contact about the lead before, the oldest first. */
  readonly earlier: readonly string[];
  /** What was used of the quotas of the recipient's domain and of the sender; a quota nobody has used has no row. */
  readonly quotas: readonly QuotaRow[];
}

interface MailableContact {
  readonly email: string | null;
  readonly lawfulBasis: string | null;
  readonly optedOut: boolean;
  readonly bounced: boolean;
  readonly gone: boolean;
  readonly language: Language;
  readonly timeZone: string;
}

interface MessageOwner {
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly jobTitles: Partial<LocalisedText>;
}

/** What is to be done with a claimed message. */
export type Decision =
  | { readonly do: 'send'; readonly to: string; readonly language: Language; readonly message: RenderedMessage }
  | { readonly do: 'skip'; readonly reason: RefusalReason }
  | { readonly do: 'bury'; readonly reason: string };

/** What somebody is called whose own title is not known in the language. */
const ROLE: LocalisedText = { nl: 'Accountmanager', en: 'Account manager', zh: '客户经理' };

/** Decides on a message as it stands: not at all, not with this template, or so. */
export function decide(context: MessageContext, agencyName: LocalisedText): Decision {
  const { contact, template } = context;
  const reason = reasonNotToSend({
    contact: {
      hasAddress: Boolean(contact?.email),
      lawfulBasis: contact?.lawfulBasis ?? null,
      optedOut: contact?.optedOut ?? false,
      bounced: contact?.bounced ?? false,
      gone: contact?.gone ?? false,
    },
    isAcknowledgement: context.acknowledgement,
    leadIsOpen: context.stageCategory === 'open' || context.stageCategory === 'dormant',
    plannedForStageId: context.plannedForStageId,
    currentStageId: context.stageId,
  });
  if (reason) return { do: 'skip', reason };
  if (!contact?.email) return { do: 'skip', reason: 'no-address' };
  if (!template) return { do: 'bury', reason: 'template-missing' };
  const { language } = contact;
  const values = valuesFor(context, contact, agencyName, language);
  const result = renderMessage(
    { subject: template.subjects[language], body: template.bodies[language] },
    context.acknowledgement ? valuesOfAcknowledgement(values, language) : values,
    language,
  );
  if (!result.ok) return { do: 'bury', reason: reasonOf(result.problems) };
  return { do: 'send', to: contact.email, language, message: result.message };
}

function valuesFor(
  context: MessageContext,
  contact: SalutedContact,
  agencyName: LocalisedText,
  language: Language,
): TemplateValues {
  const { owner, organisation } = context;
  return {
    'contact.salutation': salutationOf(contact, language),
    'contact.name': nameOf(contact, language),
    'lead.number': context.leadNumber,
    'lead.title': context.leadTitle,
    'owner.name': owner.name,
    'owner.role': owner.jobTitles[language]?.trim() || ROLE[language],
    'owner.phone': owner.phone,
    'agency.name': agencyName[language],
    'agency.nameZh': agencyName.zh,
    'organisation.name': organisation.name,
    'organisation.nameZh': organisation.chineseName ?? organisation.name,
  };
}

/** `template-missing-value:owner.phone,lead.number`: a code and what it is about, for a screen to make a sentence of. */
function reasonOf(problems: readonly TemplateProblem[]): string {
  const [first] = problems;
  if (!first) return 'template-malformed';
  const names = problems.filter(({ kind }) => kind === first.kind).map(({ name }) => name);
  return `template-${first.kind === 'missing' ? 'missing-value' : first.kind}:${names.join(',')}`.slice(0, 300);
}
