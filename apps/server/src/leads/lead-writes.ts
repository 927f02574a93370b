import { NUMBER_PREFIX, type Track, TRACKS } from '@brug/domain/tracks';
import type { Tx } from '../platform/database/tx.js';
import { addTotals, APPLY_TOTALS, type TotalsChange } from './board-totals.js';
import { columnsOf, DETAIL_TABLE, detailFields, LEAD_FIELDS } from './field-columns.js';

/** A row of `stage_changes`, by column. */
export interface StageChangeRow {
  readonly id: string;
  readonly from_stage_id: string | null;
  readonly to_stage_id: string;
  readonly direction: string;
  readonly author_id: string | null;
  readonly reason: string | null;
  readonly lost_reason: string | null;
  readonly winning_location: string | null;
  readonly wake_up_on: string | null;
  readonly seconds_in_stage_left: number | null;
}

/** A row of `signatures`, by column. */
export interface SignatureRow {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly value_minor: string;
  readonly value_currency: string;
  readonly capex_minor: string | null;
  readonly capex_currency: string | null;
  readonly jobs: number | null;
  readonly signed_on: string;
  readonly counterpart_organisation_id: string | null;
}

/** A person's fields, and what moves with the stage. */
const CHANGING_COLUMNS = [
  ...LEAD_FIELDS.flatMap(columnsOf),
  'team_id',
  'stage_id',
  'stage_entered_at',
  'lost_reason',
  'winning_location',
  'wake_up_on',
];

const STAGE_CHANGE_COLUMNS = [
  'id',
  'from_stage_id',
  'to_stage_id',
  'direction',
  'author_id',
  'reason',
  'lost_reason',
  'winning_location',
  'wake_up_on',
  'seconds_in_stage_left',
] as const satisfies readonly (keyof StageChangeRow)[];

const SIGNATURE_COLUMNS = [
  'id',
  'title',
  'kind',
  'value_minor',
  'value_currency',
  'capex_minor',
  'capex_currency',
  'jobs',
  'signed_on',
  'counterpart_organisation_id',
] as const satisfies readonly (keyof SignatureRow)[];

function detailColumns(track: Track): readonly string[] {
  return detailFields(track).flatMap(columnsOf);
}

/** `l.a, l.b` */
function prefixed(alias: string, columns: readonly string[]): string {
  return columns.map((column) => `${alias}.${column}`).join(', ');
}

/** Everything a new lead is, as columns; its number comes last (see `takeNumber`). */
export interface NewLead {
  readonly id: string;
  readonly track: Track;
  readonly columns: Readonly<Record<string, unknown>>;
  readonly details: Readonly<Record<string, unknown>>;
  readonly searchTokens: readonly string[];
  readonly stageChange: StageChangeRow;
}

const NEW_COLUMNS = ['id', 'track', 'organisation_id', 'received_at', ...CHANGING_COLUMNS];

/** One statement for the rows of a new lead. Until it gets its number, its id stands there. */
const INSERT: Readonly<Record<Track, string>> = forEachTrack(
  (track) => `
  WITH lead AS (
    INSERT INTO leads (${NEW_COLUMNS.join(', ')}, version, number, search_tokens, created_at, updated_at)
    SELECT ${prefixed('l', NEW_COLUMNS)}, 1, l.id::text, array_to_tsvector($3::text[]), $4::timestamptz, $4::timestamptz
    FROM jsonb_populate_record(NULL::leads, $1::jsonb) l
    RETURNING id
  ), details AS (
    INSERT INTO ${DETAIL_TABLE[track]} (lead_id, ${detailColumns(track).join(', ')})
    SELECT d.lead_id, ${prefixed('d', detailColumns(track))}
    FROM jsonb_populate_record(NULL::${DETAIL_TABLE[track]}, $2::jsonb) d
  )
  INSERT INTO stage_changes (${STAGE_CHANGE_COLUMNS.join(', ')}, lead_id, at, lead_version)
  SELECT ${prefixed('h', STAGE_CHANGE_COLUMNS)}, lead.id, $4::timestamptz, 1
  FROM lead, jsonb_populate_record(NULL::stage_changes, $5::jsonb) h`,
);

/** Writes a new lead with its details and its first stage change. It is complete once it has its number. */
export async function insertLead(tx: Tx, lead: NewLead): Promise<void> {
  const { id, track, columns, details, searchTokens, stageChange } = lead;
  await tx.execute(INSERT[track], [
    JSON.stringify({ ...columns, id, track }),
    JSON.stringify({ ...details, lead_id: id }),
    searchTokens,
    tx.now.toString(),
    JSON.stringify(stageChange),
  ]);
}

/** Who gets the next number of a track and a year, and counts in the totals from then on. */
export interface Numbered {
  readonly leadId: string;
  readonly track: Track;
  /** Of the creation, at the agency. */
  readonly year: number;
  readonly totals: readonly TotalsChange[];
}

/**
 * The counter's row and those of the totals are locked from here to the commit. For the counter that makes numbers gapless: a lead
 * that is rolled back gives its number back. Hence it is the last thing that happens. Written as `formatLeadNumber` writes it.
 */
const TAKE_NUMBER = `
  WITH counter AS (
    INSERT INTO lead_counters AS c (track, year, last) VALUES ($2, $3::integer, 1)
    ON CONFLICT (track, year) DO UPDATE SET last = c.last + 1 RETURNING c.last
  ), totals AS (${addTotals('jsonb_populate_recordset(NULL::board_totals, $5::jsonb) AS change')})
  UPDATE leads SET number = $4 || '-' || $3::integer || '-' || lpad(last::text, greatest(4, length(last::text)), '0')
  FROM counter WHERE id = $1
  RETURNING number`;

function numbering({ leadId, track, year, totals }: Numbered): unknown[] {
  return [leadId, track, year, NUMBER_PREFIX[track], JSON.stringify(totals)];
}

/** Takes the number now, for a transaction that needs to know it. */
export async function takeNumber(tx: Tx, lead: Numbered): Promise<string> {
  const [row] = await tx.query<{ number: string }>(TAKE_NUMBER, numbering(lead));
  if (!row) throw new Error('There is no lead to number.');
  return row.number;
}

/** Takes the number together with the commit: nobody waits longer for the counter than that takes. */
export function takeNumberBeforeCommit(tx: Tx, lead: Numbered): void {
  tx.beforeCommit(TAKE_NUMBER, numbering(lead));
}

/** What changes about a lead. */
export interface LeadWrite {
  readonly id: string;
  readonly track: Track;
  /** The version it was decided on. */
  readonly version: number;
  readonly columns: Readonly<Record<string, unknown>>;
  readonly details: Readonly<Record<string, unknown>>;
  /** Null when neither the title nor a name changed. */
  readonly searchTokens: readonly string[] | null;
  readonly stageChange: StageChangeRow | null;
  readonly signature: SignatureRow | null;
  /** Leaving the signed stage annuls the signature in force. */
  readonly annulsSignature: boolean;
  readonly totals: readonly TotalsChange[];
}

const UPDATE: Readonly<Record<Track, string>> = forEachTrack(
  (track) => `
  WITH lead AS (
    UPDATE leads l SET
      (${CHANGING_COLUMNS.join(', ')}) =
        (SELECT ${prefixed('p', CHANGING_COLUMNS)} FROM jsonb_populate_record(l, $3::jsonb) p),
      search_tokens = coalesce(array_to_tsvector($5::text[]), l.search_tokens), version = l.version + 1, updated_at = $6::timestamptz
    WHERE l.id = $1 AND l.version = $2
    RETURNING l.id, l.version
  ), details AS (
    UPDATE ${DETAIL_TABLE[track]} d SET
      (${detailColumns(track).join(', ')}) =
        (SELECT ${prefixed('p', detailColumns(track))} FROM jsonb_populate_record(d, $4::jsonb) p)
    WHERE d.lead_id = $1 AND $4::jsonb <> '{}'
  ), change AS (
    INSERT INTO stage_changes (${STAGE_CHANGE_COLUMNS.join(', ')}, lead_id, at, lead_version)
    SELECT ${prefixed('h', STAGE_CHANGE_COLUMNS)}, lead.id, $6::timestamptz, lead.version
    FROM lead, jsonb_populate_recordset(NULL::stage_changes, $7::jsonb) h
  ), annulled AS (
    UPDATE signatures SET annulled_at = $6::timestamptz WHERE $9::boolean AND lead_id = $1 AND annulled_at IS NULL
  ), signature AS (
    INSERT INTO signatures (${SIGNATURE_COLUMNS.join(', ')}, lead_id, stage_change_id)
    SELECT ${prefixed('s', SIGNATURE_COLUMNS)}, lead.id, h.id
    FROM lead, jsonb_populate_recordset(NULL::stage_changes, $7::jsonb) h, jsonb_populate_recordset(NULL::signatures, $8::jsonb) s
  )
  SELECT version FROM lead`,
);

/**
 * Writes everything a change or a move does to a lead in one statement; its part of the totals follows before the commit. False when
 * the version is not the one expected.
 */
export async function writeLead(tx: Tx, write: LeadWrite): Promise<boolean> {
  const rows = await tx.query(UPDATE[write.track], [
    write.id,
    write.version,
    JSON.stringify(write.columns),
    JSON.stringify(write.details),
    write.searchTokens,
    tx.now.toString(),
    JSON.stringify(write.stageChange ? [write.stageChange] : []),
    JSON.stringify(write.signature ? [write.signature] : []),
    write.annulsSignature,
  ]);
  if (write.totals.length > 0) tx.beforeCommit(APPLY_TOTALS, [JSON.stringify(write.totals)]);
  return rows.length === 1;
}

function forEachTrack(make: (track: Track) => string): Readonly<Record<Track, string>> {
  return Object.fromEntries(TRACKS.map((track) => [track, make(track)])) as Record<Track, string>;
}
