import { Injectable } from '@nestjs/common';
import type { LeadInquiry } from '@brug/contracts/inquiries';
import { lockLeadToUpdate, organisationHasLeads, relinkLead, visibleTo } from '../leads/leads.public.js';
import {
  archiveEmptyOrganisation,
  findOrganisationRefs,
  relinkContact,
} from '../organisations/organisations.public.js';
import type { PersonActor } from '../platform/actors/caller.js';
import { Database } from '../platform/database/database.js';
import { Params } from '../platform/database/params.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/tx.js';
import { found } from '../platform/errors/domain-error.js';

interface InquiryRow extends Omit<LeadInquiry, 'suggestions'> {
  readonly suggested: readonly string[];
}

/** How a lead came in, and whether its firm is one we know: a question for the account manager. */
@Injectable()
export class LeadInquiries {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
  ) {}

  /** 404 when the lead may not be seen, or came in another way. */
  async get(actor: PersonActor, leadId: string): Promise<LeadInquiry> {
    const params = new Params();
    const sql = `${READ} WHERE i.lead_id = ${params.add(leadId)} AND ${visibleTo(actor, 'l', params)}`;
    const { suggested, ...inquiry } = found(
      await this.database.readOne<InquiryRow>(sql, params.values),
      'inquiry of a lead',
    );
    const refs = await findOrganisationRefs(this.database.read.bind(this.database), suggested);
    return { ...inquiry, suggestions: [...refs] };
  }

  /**
   * Takes the answer. *The same*: lead and contact move to the known organisation, the other suggestions fall away, and
   * the organisation made for the inquiry is put away once nothing is left of it. *Not the same*: it is not asked again.
   */
  async answer(actor: PersonActor, leadId: string, organisationId: string, same: boolean): Promise<LeadInquiry> {
    await this.transactions.run(actor, async (tx) => {
      await lockLeadToUpdate(tx, actor, leadId);
      const [inquiry] = await tx.query<{ id: string; contactId: string }>(LOCK, [leadId, organisationId]);
      const { id, contactId } = found(inquiry, 'open suggestion');
      await tx.execute(ANSWER, [id, organisationId, same ? 'accepted' : 'dismissed']);
      if (same) await this.#relink(tx, actor, { leadId, organisationId, inquiryId: id, contactId });
    });
    return this.get(actor, leadId);
  }

  async #relink(
    tx: Tx,
    actor: PersonActor,
    to: { leadId: string; organisationId: string; inquiryId: string; contactId: string },
  ): Promise<void> {
    const { leadId, organisationId, inquiryId, contactId } = to;
    const before = await relinkLead(tx, actor, leadId, organisationId);
    // Whoever was named the lead's contact since goes with it, too.
    for (const person of new Set([contactId, before.primaryContactId])) {
      if (person !== null) await relinkContact(tx, person, organisationId);
    }
    await tx.execute(DISMISS_OTHERS, [inquiryId]);
    await tx.execute('UPDATE inquiries SET organisation_id = $2 WHERE id = $1', [inquiryId, organisationId]);
    if (!(await organisationHasLeads(tx, before.organisationId))) {
      await archiveEmptyOrganisation(tx, before.organisationId);
    }
  }
}

const READ = `SELECT i.reference, i.received_at AS "receivedAt", i.language, i.linked_by AS "linkedBy",
    ARRAY(SELECT s.organisation_id FROM organisation_suggestions s
      WHERE s.inquiry_id = i.id AND s.state = 'open' ORDER BY s.organisation_id) AS suggested
  FROM inquiries i JOIN leads l ON l.id = i.lead_id AND l.archived_at IS NULL`;
const LOCK = `SELECT i.id, i.contact_id AS "contactId" FROM inquiries i
  JOIN organisation_suggestions s ON s.inquiry_id = i.id AND s.organisation_id = $2 AND s.state = 'open'
  WHERE i.lead_id = $1 FOR UPDATE OF i`;
const ANSWER = 'UPDATE organisation_suggestions SET state = $3 WHERE inquiry_id = $1 AND organisation_id = $2';
const DISMISS_OTHERS = `UPDATE organisation_suggestions SET state = 'dismissed' WHERE inquiry_id = $1 AND state = 'open'`;
