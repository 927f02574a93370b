import type { BodyOf, FieldError } from '@brug/contracts/http';
import type { leadEndpoints } from '@brug/contracts/leads';
import { may } from '@brug/domain/permissions';
import { type Track, TRACKS } from '@brug/domain/tracks';
import type { PersonActor } from '../platform/actors/caller.js';
import type { Tx } from '../platform/database/tx.js';
import { refuse } from '../platform/errors/domain-error.js';
import { detailFields, LEAD_FIELDS, toColumns, type WireValue, type WireValues } from './field-columns.js';
import { leadSearchTokens } from './lead-search.js';
import { type LeadState, ownershipOf } from './lead-state.js';
import { loadReferences } from './references.js';

/** The body of a PATCH, or the `changes` of a move. */
export type RequestedChanges = Partial<Omit<BodyOf<typeof leadEndpoints.update>, 'version'>>;

/** A lead before and after somebody's changes, and how they are written. */
export interface AppliedChanges {
  readonly after: LeadState;
  /** Keys of the field registry whose value differs. */
  readonly fields: readonly string[];
  readonly before: WireValues;
  readonly columns: Readonly<Record<string, unknown>>;
  readonly details: Readonly<Record<string, unknown>>;
  readonly searchTokens: readonly string[] | null;
}

/** What is asked for and differs from what is there. */
interface Difference {
  readonly shared: Record<string, WireValue>;
  readonly details: Record<string, WireValue>;
}

/**
 * Applies somebody's changes to a lead, without writing. Refuses what the actor may not change and references that lead
 * nowhere; `path` says where in the request the changes stand.
 */
export async function applyChanges(
  tx: Tx,
  actor: PersonActor,
  state: LeadState,
  requested: RequestedChanges,
  path: string,
): Promise<AppliedChanges> {
  refuseOtherTrack(state.track, requested, path);
  const { shared, details } = differenceOf(state, requested);
  const references = await loadReferences(tx, {
    organisationId: 'title' in shared ? state.organisationId : null,
    orArchived: true,
    ownerId: 'ownerId' in shared ? String(shared['ownerId']) : null,
    contactId: typeof shared['primaryContactId'] === 'string' ? shared['primaryContactId'] : null,
  });
  references.refuseUnknown(state.organisationId, path);
  const teamId = references.ownerTeamId ?? state.teamId;
  const after: LeadState = {
    ...state,
    teamId,
    shared: { ...state.shared, ...shared },
    details: { ...state.details, ...details },
  };
  if ('ownerId' in shared) {
    const allowed = may(actor, 'lead.assign', ownershipOf(state)) && may(actor, 'lead.assign', ownershipOf(after));
    if (!allowed) refuse('auth.forbidden', { detail: 'This lead may not be given to that person by this role.' });
  }
  const { organisationNames } = references;
  const changed = { ...shared, ...details };
  const was: WireValues = { ...state.shared, ...state.details };
  return {
    after,
    fields: Object.keys(changed),
    before: Object.fromEntries(Object.keys(changed).map((key) => [key, was[key] ?? null])),
    columns: { ...toColumns(LEAD_FIELDS, shared), ...('ownerId' in shared ? { team_id: teamId } : {}) },
    details: toColumns(detailFields(state.track), details),
    searchTokens:
      'title' in shared && organisationNames ? leadSearchTokens(String(shared['title']), organisationNames) : null,
  };
}

/** The values after the changes, by the keys that `fields` names. */
export function valuesAfter({ after, fields }: AppliedChanges): WireValues {
  const values: WireValues = { ...after.shared, ...after.details };
  return Object.fromEntries(fields.map((key) => [key, values[key] ?? null]));
}

/** The details of one track only: those of the other are not a lead's to have. */
export function refuseOtherTrack(track: Track, requested: { readonly [T in Track]?: unknown }, path: string): void {
  const errors: FieldError[] = TRACKS.filter((other) => other !== track && requested[other] !== undefined).map(
    (other) => ({
      path: `${path}.${other}`,
      code: 'other-track',
      message: `a lead of the track ${track} has no such details`,
    }),
  );
  if (errors.length > 0) refuse('request.invalid', { errors });
}

function differenceOf(state: LeadState, requested: RequestedChanges): Difference {
  const given = requested as Readonly<Record<string, unknown>>;
  const ofTrack = (given[state.track] ?? {}) as Readonly<Record<string, unknown>>;
  return {
    shared: differing(
      LEAD_FIELDS.map(({ key }) => key),
      state.shared,
      given,
    ),
    details: differing(
      detailFields(state.track).map(({ key }) => key),
      state.details,
      ofTrack,
    ),
  };
}

function differing(
  keys: readonly string[],
  current: WireValues,
  requested: Readonly<Record<string, unknown>>,
): Record<string, WireValue> {
  const changed: Record<string, WireValue> = {};
  for (const key of keys) {
    const value = requested[key] as WireValue | undefined;
    if (value !== undefined && !sameValue(value, current[key] ?? null)) changed[key] = value;
  }
  return changed;
}

/** Whether two values are the same to a reader; money compares by its parts, whatever their order in the request. */
function sameValue(a: WireValue, b: WireValue): boolean {
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));
}

function ordered(value: WireValue): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
