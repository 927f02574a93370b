import { type Track, TRACKS } from '@brug/domain/tracks';
import type { Tx } from '../platform/database/tx.js';
import { refuse } from '../platform/errors/domain-error.js';
import { addGivenTotals, type TotalsChange } from './board-totals.js';
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

export const STAGE_CHANGE_COLUMNS = [
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

/** The columns of a track's details, without the lead's id. */
export function detailColumns(track: Track): readonly string[] {
  return detailFields(track).flatMap(columnsOf);
}

/** `l.a, l.b` */
function prefixed(alias: string, columns: readonly string[]): string {
  return columns.map((column) => `${alias}.${column}`).join(', ');
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

/** What a move alone changes of the row; most moves change nothing else, and are written without touching the rest. */
const MOVED_COLUMNS = ['stage_id', 'stage_entered_at', 'lost_reason', 'winning_location', 'wake_up_on'] as const;

/**
 * The lead is locked and of this version. Were it not, its history would get an entry without a version, which the table refuses: the
 * statement can be sent together with the commit, and is, because it locks rows of the totals.
 */
const MOVE = `
  WITH totals AS (${addGivenTotals('$9')}
  ), lead AS (
    UPDATE leads SET stage_id = $4, stage_entered_at = $5, lost_reason = $6, winning_location = $7, wake_up_on = $8,
      version = version + 1, updated_at = $3::timestamptz
    WHERE id = $1 AND version = $2
    RETURNING version
  )
  INSERT INTO stage_changes (${STAGE_CHANGE_COLUMNS.join(', ')}, lead_id, at, lead_version)
  VALUES (${STAGE_CHANGE_COLUMNS.map((_, index) => `$${index + 10}`).join(', ')}, $1, $3, (SELECT version FROM lead))`;

/**
 * Writes everything a change or a move does to a lead, its part of the totals just before the commit. The transaction fails with
 * `version.conflict` when the version is not the one expected.
 */
export function writeLead(tx: Tx, write: LeadWrite): void {
  if (write.stageChange && isMoveAlone(write)) writeMove(tx, write, write.stageChange);
  else writeChange(tx, write);
}

/** Whether nothing of the lead changes but what moves with its stage. */
export function isMoveAlone({ columns, details, searchTokens, signature, annulsSignature }: LeadWrite): boolean {
  if (searchTokens || signature || annulsSignature || Object.keys(details).length > 0) return false;
  return Object.keys(columns).every((column) => (MOVED_COLUMNS as readonly string[]).includes(column));
}

const COUNT = addGivenTotals('$1');

/** As a whole before the commit: nothing of the same transaction reads what it changes. */
function writeMove(tx: Tx, { id, version, columns, totals }: LeadWrite, stageChange: StageChangeRow): void {
  const moved = MOVED_COLUMNS.map((column) => columns[column] ?? null);
  const change = STAGE_CHANGE_COLUMNS.map((column) => stageChange[column]);
  tx.beforeCommit(MOVE, [id, version, tx.at, ...moved, JSON.stringify(totals), ...change]);
}

function writeChange(tx: Tx, write: LeadWrite): void {
  const params = [
    write.id,
    write.version,
    JSON.stringify(write.columns),
    JSON.stringify(write.details),
    write.searchTokens,
    tx.at,
    JSON.stringify(write.stageChange ? [write.stageChange] : []),
    JSON.stringify(write.signature ? [write.signature] : []),
    write.annulsSignature,
  ];
  tx.write(UPDATE[write.track], params, refuseUnlessOne);
  if (write.totals.length > 0) tx.beforeCommit(COUNT, [JSON.stringify(write.totals)]);
}

function refuseUnlessOne(changed: number): void {
  if (changed !== 1) refuse('version.conflict');
}

/** The same statement for the tables of each track. */
export function forEachTrack(make: (track: Track) => string): Readonly<Record<Track, string>> {
  return Object.fromEntries(TRACKS.map((track) => [track, make(track)])) as Record<Track, string>;
}
