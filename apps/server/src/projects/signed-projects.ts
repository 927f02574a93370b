import { Injectable } from '@nestjs/common';
import type { EventPayload } from '@brug/contracts/events';
import { announcedAtSignature } from '@brug/domain/projects';
import { signatureInForce } from '../leads/leads.public.js';
import { personIdOf } from '../platform/actors/caller.js';
import { newId } from '../platform/database/new-id.js';
import type { Tx } from '../platform/database/tx.js';
import { OnEventInTransaction } from '../platform/events/in-transaction-handlers.js';

/** Where a first commitment comes from: the ledger keeps a source with every line. */
const SOURCE = 'signature';

const CREATE = `WITH project AS (
    INSERT INTO projects (id, lead_id, signature_id, title, kind, signed_on, counterpart_organisation_id, created_at)
    SELECT p.id, p.lead_id, p.signature_id, p.title, p.kind, p.signed_on, p.counterpart_organisation_id, $3::timestamptz
    FROM jsonb_populate_record(NULL::projects, $1::jsonb) p
    RETURNING id, signed_on
  )
  INSERT INTO commitments (id, project_id, measure, status, amount_minor, currency, jobs, effective_on, source, recorded_by, recorded_at)
  SELECT c.id, project.id, c.measure, 'announced', c.amount_minor, c.currency, c.jobs, project.signed_on, $4, $5::uuid, $3::timestamptz
  FROM project, jsonb_populate_recordset(NULL::commitments, $2::jsonb) c`;

const ANNUL = `UPDATE projects SET annulled_at = $2 WHERE lead_id = $1 AND annulled_at IS NULL RETURNING id`;

/** Makes a project of every signature, and annuls it with it, in the transaction of the move: both or neither. */
@Injectable()
export class SignedProjects {
  @OnEventInTransaction('lead.stage-changed.v1')
  async follow(tx: Tx, move: EventPayload<'lead.stage-changed.v1'>): Promise<void> {
    if (move.fromCategory === 'signed') await this.#annul(tx, move.leadId);
    if (move.toCategory === 'signed') await this.#create(tx, move.leadId);
  }

  async #create(tx: Tx, leadId: string): Promise<void> {
    const signature = await signatureInForce(tx, leadId);
    if (!signature) throw new Error(`Lead ${leadId} was signed without a signature.`);
    const id = newId();
    const { title, kind, signedOn, counterpartOrganisationId } = signature;
    const project = {
      id,
      lead_id: leadId,
      signature_id: signature.id,
      title,
      kind,
      signed_on: signedOn,
      counterpart_organisation_id: counterpartOrganisationId,
    };
    const commitments = announcedAtSignature({
      kind,
      value: { amountMinor: signature.valueMinor, currency: signature.valueCurrency },
      capex:
        signature.capexMinor === null || signature.capexCurrency === null
          ? null
          : { amountMinor: signature.capexMinor, currency: signature.capexCurrency },
      jobs: signature.jobs,
    }).map(({ measure, money, jobs }) => ({
      id: newId(),
      measure,
      amount_minor: money ? String(money.amountMinor) : null,
      currency: money?.currency ?? null,
      jobs,
    }));
    const writer = personIdOf(tx.actor);
    const rows = [JSON.stringify(project), JSON.stringify(commitments)];
    await tx.execute(CREATE, [...rows, tx.at, SOURCE, writer]);
    tx.audit.record({
      entity: 'project',
      entityId: id,
      action: 'create',
      after: { leadId, title, kind, signedOn, counterpartOrganisationId, commitments },
    });
    await tx.events.record('project.created.v1', { projectId: id, leadId }, { aggregate: leadId });
  }

  async #annul(tx: Tx, leadId: string): Promise<void> {
    const annulledAt = tx.at;
    for (const { id } of await tx.query<{ id: string }>(ANNUL, [leadId, annulledAt])) {
      tx.audit.record({
        entity: 'project',
        entityId: id,
        action: 'annul',
        before: { annulledAt: null },
        after: { annulledAt },
      });
    }
  }
}
