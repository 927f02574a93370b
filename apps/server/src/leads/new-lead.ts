import type { Language } from '@brug/contracts/http';
import { NUMBER_PREFIX, type Track } from '@brug/domain/tracks';
import { Notes } from '../platform/database/notes.js';
import type { Tx } from '../platform/database/tx.js';
import { addGivenTotals, type TotalsChange } from './board-totals.js';
import { columnsOf, DETAIL_TABLE, LEAD_FIELDS } from './field-columns.js';
import { detailColumns, forEachTrack, STAGE_CHANGE_COLUMNS, type StageChangeRow } from './lead-writes.js';

/** The people and the organisation of a lead, as far as its follow-ups are planned by them. */
export interface LeadParties {
  readonly ownerId: string;
  readonly ownerLanguage: Language;
  readonly ownerTimeZone: string;
  readonly contactId: string | null;
  readonly contactLanguage: Language | null;
  readonly contactTimeZone: string | null;
  /** Of the organisation. */
  readonly country: string;
}

/** The next thing that must happen on a lead, as it is kept on its row. */
export interface NextStep {
  readonly followUpId: string;
  /** ISO 8601 in UTC. */
  readonly dueAt: string;
  readonly kind: 'message' | 'task';
  readonly taskKind: string | null;
  readonly title: string;
}

/** What planning needs to know of a lead. */
export interface KnownLead {
  readonly id: string;
  readonly track: Track;
  readonly receivedAt: string;
  readonly parties: LeadParties;
}

/** Everything a new lead is, as columns; its number comes with its row. */
export interface NewLead extends KnownLead {
  /** Of the creation, at the agency: numbers count by it. */
  readonly year: number;
  readonly columns: Readonly<Record<string, unknown>>;
  readonly details: Readonly<Record<string, unknown>>;
  readonly searchTokens: readonly string[];
  readonly stageChange: StageChangeRow;
  /** It counts in the totals from then on. */
  readonly totals: readonly TotalsChange[];
}

const announced = new Notes<NewLead>();
const locked = new Notes<KnownLead>();
const nextSteps = new Notes<NextStep | null>();

/**
 * Tells that the transaction adds a lead. Its row is written once and last, since that takes the number: until then those who plan for it
 * in the same transaction find here what they would read from it.
 */
export function announceLead(tx: Tx, lead: NewLead): void {
  announced.set(tx, lead.id, lead);
}

/** A lead that this transaction adds and has not written yet, or undefined. */
export function announcedLead(tx: Tx, leadId: string): NewLead | undefined {
  return announced.of(tx, leadId);
}

/** Keeps what the transaction knows of a lead that it has locked, and does not change before it plans. */
export function keepKnownLead(tx: Tx, lead: KnownLead): void {
  locked.set(tx, lead.id, lead);
}

/** A lead that the transaction adds or has locked, or undefined when it has to be read. */
export function knownLead(tx: Tx, leadId: string): KnownLead | undefined {
  return announcedLead(tx, leadId) ?? locked.of(tx, leadId);
}

/** Keeps which next step the transaction gives a lead, null for none: for its row and for its answer. */
export function giveNextStep(tx: Tx, leadId: string, nextStep: NextStep | null): void {
  nextSteps.set(tx, leadId, nextStep);
}

/** The next step that the transaction has given a lead; undefined when it has given none. */
export function nextStepGiven(tx: Tx, leadId: string): NextStep | null | undefined {
  return nextSteps.of(tx, leadId);
}

/** Writes an announced lead now, for a transaction that needs to know its number, and resolves with it. */
export async function insertLead(tx: Tx, { id, track }: NewLead): Promise<string> {
  return numberOf(await tx.query(INSERT[track], takeRow(tx, id)));
}

function numberOf([row]: readonly { readonly number: string }[]): string {
  if (!row) throw new Error('There is no counter to number the lead.');
  return row.number;
}

/**
 * Writes an announced lead together with the commit: nobody waits longer for the counter than that takes. Afterwards the
 * number is there to be asked for.
 */
export function insertLeadBeforeCommit(tx: Tx, { id, track }: NewLead): () => string {
  const inserted = tx.beforeCommit<{ number: string }>(INSERT[track], () => takeRow(tx, id));
  return () => numberOf(inserted.rows());
}

const NEXT_STEP_COLUMNS = [
  'next_follow_up_id',
  'next_follow_up_at',
  'next_follow_up_kind',
  'next_follow_up_task_kind',
  'next_follow_up_title',
];

/** What the caller of `announceLead` gives under these names, null where it does not. */
const GIVEN_COLUMNS = [
  'organisation_id',
  'received_at',
  ...LEAD_FIELDS.flatMap(columnsOf),
  'team_id',
  'stage_id',
  'stage_entered_at',
];

/** `$7, $8, $9` */
function numbered(from: number, count: number): string {
  return Array.from({ length: count }, (_, index) => `$${from + index}`).join(', ');
}

/**
 * One statement for the rows of a new lead. The counter's row and those of the totals are locked from here to the commit. For the counter
 * that makes numbers gapless: a lead that is rolled back gives its number back. Written as `formatLeadNumber` writes it.
 */
const INSERT: Readonly<Record<Track, string>> = forEachTrack((track) => {
  const given = [...GIVEN_COLUMNS, ...NEXT_STEP_COLUMNS];
  const details = detailColumns(track);
  const change = STAGE_CHANGE_COLUMNS;
  return `
  WITH counter AS (
    INSERT INTO lead_counters AS c (track, year, last) VALUES ($2, $3::integer, 1)
    ON CONFLICT (track, year) DO UPDATE SET last = c.last + 1 RETURNING c.last
  ), totals AS (${addGivenTotals('$4')}
  ), details AS (
    INSERT INTO ${DETAIL_TABLE[track]} (lead_id, ${details.join(', ')}) VALUES ($1, ${numbered(8 + given.length, details.length)})
  ), change AS (
    INSERT INTO stage_changes (${change.join(', ')}, lead_id, at, lead_version)
    VALUES (${numbered(8 + given.length + details.length, change.length)}, $1, $5, 1)
  )
  INSERT INTO leads (id, track, number, version, search_tokens, created_at, updated_at, ${given.join(', ')})
  SELECT $1, $2, $7::text || '-' || $3::integer || '-' || lpad(last::text, greatest(4, length(last::text)), '0'), 1,
    array_to_tsvector($6::text[]), $5::timestamptz, $5::timestamptz, ${numbered(8, given.length)}
  FROM counter
  RETURNING number`;
});

/** The parameters of `INSERT`; from now on the lead is a row like any other. */
function takeRow(tx: Tx, leadId: string): unknown[] {
  const lead = announcedLead(tx, leadId);
  if (!lead) throw new Error(`The lead ${leadId} was not announced, or it was written before.`);
  announced.delete(tx, leadId);
  const nextStep = nextStepGiven(tx, leadId);
  const { id, track, year, totals, searchTokens } = lead;
  return [
    id,
    track,
    year,
    JSON.stringify(totals),
    tx.at,
    searchTokens,
    NUMBER_PREFIX[track],
    ...GIVEN_COLUMNS.map((column) => lead.columns[column] ?? null),
    nextStep?.followUpId ?? null,
    nextStep?.dueAt ?? null,
    nextStep?.kind ?? null,
    nextStep?.taskKind ?? null,
    nextStep?.title ?? null,
    ...detailColumns(track).map((column) => lead.details[column] ?? null),
    ...STAGE_CHANGE_COLUMNS.map((column) => lead.stageChange[column]),
  ];
}
