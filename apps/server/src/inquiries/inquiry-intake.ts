import { Injectable } from '@nestjs/common';
import { CreateLead, StageCatalogue } from '../leads/leads.public.js';
import {
  createContact,
  createOrganisation,
  findOrganisationByIdentifier,
  suggestOrganisationsByName,
} from '../organisations/organisations.public.js';
import type { Tx } from '../platform/database/tx.js';
import { refuse } from '../platform/errors/domain-error.js';
import { Settings } from '../platform/settings/settings.js';
import { contactWithAddress, insertInquiry, leastBurdened, ownerNamed } from './inquiries.queries.js';
import {
  type CheckedInquiry,
  contactOf,
  type InquiryBody,
  type InquiryOwner,
  leadOf,
  organisationOf,
} from './inquiry-records.js';

/** How many organisations of a like name an account manager is shown. */
const SUGGESTIONS = 5;

/** Makes of an inquiry what the agency works with: organisation, contact, lead and, through its event, follow-ups. */
@Injectable()
export class InquiryIntake {
  constructor(
    private readonly createLead: CreateLead,
    private readonly stages: StageCatalogue,
    private readonly settings: Settings,
  ) {}

  /**
   * Everything in the caller's transaction. Only an identifier links to a known organisation: a name proves nothing, so known
   * organisations of a like name are kept as suggestions. Resolves with the reference the sender may quote.
   */
  async take(tx: Tx, body: InquiryBody, { identifier, email }: CheckedInquiry): Promise<string> {
    const known = identifier && (await findOrganisationByIdentifier(tx.query, identifier));
    const suggested = known ? [] : await suggestOrganisationsByName(tx.query, [body.organisation.name], SUGGESTIONS);
    const organisationId = known?.id ?? (await createOrganisation(tx, organisationOf(body, identifier)));
    const contactId =
      (known && (await contactWithAddress(tx, organisationId, email))) ??
      (await createContact(tx, contactOf(body, email, organisationId)));
    const owner = await this.#ownerOf(tx, body);
    const stageId = (await this.stages.get()).first(body.track, 'inquiry').id;
    const lead = await this.createLead.create(tx, leadOf(body, { organisationId, contactId, stageId }, owner));
    await insertInquiry(
      tx,
      {
        id: body.submissionId,
        reference: lead.number,
        track: body.track,
        language: body.language,
        leadId: lead.id,
        organisationId,
        contactId,
        linkedBy: known && identifier ? identifier.kind : null,
      },
      suggested.map(({ organisation }) => organisation.id),
    );
    await tx.events.record(
      'inquiry.received.v1',
      { inquiryId: body.submissionId, leadId: lead.id },
      { aggregate: lead.id },
    );
    return lead.number;
  }

  async #ownerOf(tx: Tx, { track }: InquiryBody): Promise<InquiryOwner> {
    const named = (await this.settings.get()).inquiryOwners[track];
    const owner = (named === null ? null : await ownerNamed(tx, named)) ?? (await leastBurdened(tx, track));
    return owner ?? refuse('service.unavailable', { detail: 'Nobody is there to take inquiries yet.' });
  }
}
