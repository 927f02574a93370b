import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@brug/contracts/http';
import type { inboundMailEndpoints } from '@brug/contracts/replies';
import { ACTIVITY_FILES } from '../../activities/activities.public.js';
import { CreateLead, type NewLeadInput, visibleTo } from '../../leads/leads.public.js';
import { findOrganisationRefs } from '../../organisations/organisations.public.js';
import type { PersonActor } from '../../platform/actors/caller.js';
import { Params } from '../../platform/database/params.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Tx } from '../../platform/database/tx.js';
import { refuse } from '../../platform/errors/domain-error.js';
import { Files } from '../../platform/files/files.js';
import { MAIL_FILES } from './inbound-mail.js';
import { keepSender, type SendersOrganisation } from './kept-sender.js';
import { recordMail } from './mail-activity.js';
import { refusedBelow } from './refused-below.js';
import { contactOfSender } from './thread.queries.js';
import { type LockedMail, lockMail, lockOthers } from './waiting-mail.js';

type LinkBody = BodyOf<typeof inboundMailEndpoints.link>;
type BeginBody = BodyOf<typeof inboundMailEndpoints.beginLead>;
type Linked = ResponseOf<typeof inboundMailEndpoints.link>;
type Begun = ResponseOf<typeof inboundMailEndpoints.beginLead>;

/** Puts mails on leads, each in one transaction with all that goes with it. */
@Injectable()
export class MailPlacement {
  constructor(
    private readonly transactions: Transactions,
    private readonly files: Files,
    private readonly leads: CreateLead,
  ) {}

  /**
   * Makes the mail an activity of the lead, with all that follows from one that was recognised; its sender a contact and the other mails of theirs
   * activities, too, where that is asked for.
   */
  link(actor: PersonActor, id: string, body: LinkBody): Promise<Linked> {
    return this.transactions.run(actor, async (tx) => {
      const mail = await lockMail(tx, id, body);
      const lead = await lockLead(tx, actor, body.leadId);
      const contactId = body.keepSender
        ? await keepSender(tx, actor, mail, lead, body.keepSender)
        : await contactOfSender(tx, lead.id, mail.fromAddress);
      return this.#place(tx, mail, lead.id, contactId, body.withOthers);
    });
  }

  /** Adds a lead that a mail is the beginning of: it was received when the mail was, and nothing that starts with it is ended by the mail. */
  beginLead(actor: PersonActor, id: string, body: BeginBody): Promise<Begun> {
    return this.transactions.run(actor, async (tx) => {
      const mail = await lockMail(tx, id, body);
      const kept = await this.#keepFor(tx, actor, mail, body);
      const input: NewLeadInput = {
        ...body.lead,
        receivedAt: body.lead.receivedAt ?? mail.receivedAt,
        ownerId: body.lead.ownerId ?? actor.personId,
        primaryContactId: kept ?? body.lead.primaryContactId,
      };
      // The mail needs the row of its lead, so that the counter of the numbers is held while it is put there.
      const lead = await refusedBelow('body.lead', this.leads.create(tx, input));
      const contactId = kept ?? (await contactOfSender(tx, lead.id, mail.fromAddress));
      return { ...(await this.#place(tx, mail, lead.id, contactId, body.withOthers)), number: lead.number };
    });
  }

  /** The sender as a contact of the organisation whose lead begins; null when nobody asked for that. */
  async #keepFor(tx: Tx, actor: PersonActor, mail: LockedMail, { lead, keepSender: given }: BeginBody) {
    if (!given) return null;
    if (lead.primaryContactId !== null) {
      const error = {
        path: 'body.lead.primaryContactId',
        code: 'given-twice',
        message: 'null: the sender is its contact',
      };
      refuse('request.invalid', { errors: [error] });
    }
    const { organisationId } = lead;
    const [organisation] = await findOrganisationRefs(tx.query, [organisationId]);
    if (!organisation) {
      const error = { path: 'body.lead.organisationId', code: 'reference.unknown', message: 'an organisation' };
      refuse('reference.unknown', { errors: [error] });
    }
    return keepSender(tx, actor, mail, { organisationId, country: organisation.country }, given);
  }

  async #place(
    tx: Tx,
    mail: LockedMail,
    leadId: string,
    contactId: string | null,
    withOthers: boolean,
  ): Promise<Linked> {
    const others = withOthers ? await lockOthers(tx, mail.id) : [];
    const activityId = await this.#put(tx, mail, leadId, contactId);
    for (const other of others) await this.#put(tx, other, leadId, contactId);
    return { leadId, activityId, contactId, others: others.length };
  }

  /** Resolves with the activity's id. */
  async #put(tx: Tx, mail: LockedMail, leadId: string, contactId: string | null): Promise<string> {
    const { id } = mail;
    const activityId = await recordMail(tx, {
      ...mail,
      from: {
        name: mail.fromName,
        address: mail.fromAddress,
      },
      byPerson: mail.origin === 'person',
      leadId,
      contactId,
      followUpId: null,
      threadContactId: contactId,
      matchedBy: 'hand',
    });
    await this.files.handOver(tx, { kind: MAIL_FILES, id }, { kind: ACTIVITY_FILES, id: activityId });
    const [before, after] = [
      { state: mail.state, leadId: null },
      { state: 'matched', leadId },
    ];
    tx.audit.record({ entity: 'inbound-mail', entityId: id, action: 'link', before, after });
    await tx.events.record('inbound-mail.changed.v1', { mailId: id, leadId, state: 'matched' }, { aggregate: leadId });
    return activityId;
  }
}

type LockedLead = SendersOrganisation & { readonly id: string };

async function lockLead(tx: Tx, actor: PersonActor, leadId: string): Promise<LockedLead> {
  const params = new Params();
  const [lead] = await tx.query<LockedLead>(
    `SELECT l.id, l.organisation_id AS "organisationId", o.country
      FROM leads l JOIN organisations o ON o.id = l.organisation_id
      WHERE l.id = ${params.add(leadId)} AND l.archived_at IS NULL AND ${visibleTo(actor, 'l', params)}
      FOR NO KEY UPDATE OF l`,
    params.values,
  );
  if (!lead) {
    refuse('reference.unknown', { errors: [{ path: 'body.leadId', code: 'unknown', message: 'no such lead' }] });
  }
  return lead;
}
