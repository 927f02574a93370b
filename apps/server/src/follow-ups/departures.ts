import { Inject, Injectable } from '@nestjs/common';
import {
  mailDomainOf,
  outsideQuietHours,
  regionOfRecipient,
  threadOf,
  whenToWait,
  type PutOff,
} from '@brug/domain/follow-ups';
import { withUnsubscribeLine } from '@brug/domain/templates';
import { WorkingTime } from '../platform/calendars/working-time.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import type { OutgoingAttachment, OutgoingMail } from '../platform/mail/mail-transport.js';
import { Settings } from '../platform/settings/settings.js';
import type { Decision, MessageContext } from './message-context.js';
import { MessageFiles, type ReadFiles } from './message-files.js';
import { takesOf, usagesOf, type QuotaKeys, type QuotaTake } from './quotas.js';
import { UnsubscribeLinks } from './unsubscribe/unsubscribe-links.js';

type Sending = Extract<Decision, { do: 'send' }>;

/** A message that leaves, with all that goes with it. */
export type Departing = Sending & { readonly attachments: readonly OutgoingAttachment[] };

/** Why a message that may be sent does not leave yet. */
export type Wait =
  | ({ readonly reason: 'limit'; readonly key: string } & PutOff)
  | { readonly reason: 'quiet-hours'; readonly until: Temporal.Instant };

/** When a message leaves, and in what envelope. */
@Injectable()
export class Departures {
  constructor(
    private readonly settings: Settings,
    private readonly workingTime: WorkingTime,
    private readonly links: UnsubscribeLinks,
    private readonly files: MessageFiles,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Who sends: whose quota a message uses. */
  async sender(): Promise<string> {
    return addressIn(await this.#from());
  }

  /** Why the message waits; null when it leaves now. A worker may have been down overnight, so it is asked just before. */
  async waitOf(context: MessageContext, sending: Sending, now: Temporal.Instant): Promise<Wait | null> {
    const { acknowledgement, contactTimeZone: timeZone, country } = context;
    const region = regionOfRecipient({ timeZone, country });
    const { calendars } = await this.workingTime.current();
    const { at: until } = outsideQuietHours(now, { acknowledgement, region }, calendars);
    if (!until.equals(now)) return { reason: 'quiet-hours', until };
    const { sendingLimits } = await this.settings.get();
    const wait = whenToWait(usagesOf(context.quotas, now), sendingLimits, now, turnOf(context, now));
    return wait && { reason: 'limit', key: (await this.#keys(sending))[wait.kind], ...wait };
  }

  /** The files that go with the message. */
  filesOf({ attachments }: MessageContext): Promise<ReadFiles> {
    return this.files.read(attachments);
  }

  /** What the message uses up when it leaves now. */
  async takes(sending: Sending, now: Temporal.Instant): Promise<readonly QuotaTake[]> {
    const { sendingLimits } = await this.settings.get();
    return takesOf(await this.#keys(sending), sendingLimits, now);
  }

  /** The mail as it is handed to the server. */
  async mailOf(
    context: MessageContext,
    { to, language, message, attachments }: Departing,
    messageId: string,
    at: Temporal.Instant,
  ): Promise<OutgoingMail> {
    const { inReplyTo, references } = threadOf(context.earlier);
    const base = {
      from: await this.#from(),
      to,
      replyTo: this.config.replyTo ?? context.owner.email,
      messageId,
      at,
      inReplyTo,
      references,
      attachments,
    };
    // Made by a machine, though somebody asked for it: not a reply to a mail (RFC 3834, 5).
    const headers = { 'Auto-Submitted': 'auto-generated' };
    if (context.acknowledgement || context.contactId === null) return { ...base, ...message, headers };
    const wayOut = this.links.addressFor(context.contactId);
    return {
      ...base,
      ...withUnsubscribeLine(message, wayOut, language),
      // One click in the mail program is enough (RFC 8058, 3.1).
      headers: {
        ...headers,
        'List-Unsubscribe': `<${wayOut}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    };
  }

  async #from(): Promise<string> {
    return (await this.settings.get()).mailFrom ?? this.config.mailFrom;
  }

  async #keys({ to }: Sending): Promise<QuotaKeys> {
    return { domain: mailDomainOf(to), sender: await this.sender() };
  }
}

/** Somebody waits for an acknowledgement at this moment: it goes before those that were put off. */
function turnOf({ acknowledgement, putOff, dueAt }: MessageContext, now: Temporal.Instant): Temporal.Instant | null {
  if (acknowledgement) return now;
  return putOff === 'limit' ? Temporal.Instant.from(dueAt) : null;
}

/** The bare address of `Name <address>`. */
function addressIn(from: string): string {
  return (/<([^<>]+)>\s*$/u.exec(from)?.[1] ?? from).trim().toLowerCase();
}
