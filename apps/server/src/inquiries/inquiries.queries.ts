import type { InquiryReceipt } from '@brug/contracts/inquiries';
import type { Track } from '@brug/domain/tracks';
import type { Tx } from '../platform/database/tx.js';
import type { InquiryOwner } from './inquiry-records.js';

/** What a submission was answered with, if it was one of ours already. */
export const RECEIPT = `SELECT reference, received_at AS "receivedAt" FROM inquiries WHERE id = $1`;
export type Receipt = InquiryReceipt;

/** A contact of the organisation with this address. */
export async function contactWithAddress(tx: Tx, organisationId: string, email: string): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(
    'SELECT id FROM contacts WHERE organisation_id = $1 AND lower(email) = lower($2) AND archived_at IS NULL ORDER BY id LIMIT 1',
    [organisationId, email],
  );
  return row?.id ?? null;
}

/**
 * Who gets an inquiry nobody was named for: of the account managers in the track's own team (named by the track), else of all,
 * the one with the fewest open leads. Null when nobody works here.
 */
export async function leastBurdened(tx: Tx, track: Track): Promise<InquiryOwner | null> {
  const [row] = await tx.query<InquiryOwner>(LEAST_BURDENED, [track]);
  return row ?? null;
}

const LEAST_BURDENED = `SELECT p.id, p.language
  FROM people p JOIN teams t ON t.id = p.team_id
  WHERE p.active AND p.role IN ('account-manager', 'manager')
  ORDER BY t.key = $1 DESC, p.role = 'account-manager' DESC,
    (SELECT coalesce(sum(b.lead_count), 0) FROM board_totals b JOIN stages s ON s.id = b.stage_id
     WHERE b.owner_id = p.id AND s.category = 'open'), p.id
  LIMIT 1`;

/** The person named in the settings, if they still work here. */
export async function ownerNamed(tx: Tx, id: string): Promise<InquiryOwner | null> {
  const [row] = await tx.query<InquiryOwner>('SELECT id, language FROM people WHERE id = $1 AND active', [id]);
  return row ?? null;
}

export interface NewInquiry {
  readonly id: string;
  readonly reference: string;
  readonly track: Track;
  readonly language: string;
  readonly leadId: string;
  readonly organisationId: string;
  readonly contactId: string;
  readonly linkedBy: string | null;
}

/** Keeps the inquiry with the organisations of a like name. */
export async function insertInquiry(tx: Tx, inquiry: NewInquiry, suggested: readonly string[]): Promise<void> {
  const { id, reference, track, language, leadId, organisationId, contactId, linkedBy } = inquiry;
  await tx.execute(INSERT_INQUIRY, [
    id,
    reference,
    track,
    language,
    leadId,
    organisationId,
    contactId,
    linkedBy,
    tx.at,
  ]);
  if (suggested.length > 0) await tx.execute(INSERT_SUGGESTIONS, [id, suggested]);
}

const INSERT_INQUIRY = `INSERT INTO inquiries
    (id, reference, track, language, lead_id, organisation_id, contact_id, linked_by, received_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
const INSERT_SUGGESTIONS = `INSERT INTO organisation_suggestions (inquiry_id, organisation_id)
  SELECT $1, unnest($2::uuid[])`;
