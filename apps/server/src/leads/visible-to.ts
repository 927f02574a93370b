import { scopeOf, seesEveryRestrictedLead } from '@brug/domain/permissions';
import type { Caller } from '../platform/actors/caller.js';
import type { Params } from '../platform/database/params.js';

/**
 * The one condition that every read of leads carries: what the caller may see. Its twin in the domain is `maySeeLead`.
 * `alias` names a row with `owner_id`, `team_id` and `confidentiality`: a lead, or a row of the board totals.
 */
export function visibleTo(caller: Caller, alias: string, params: Params): string {
  if (caller.kind === 'system') return caller.name === 'public' ? 'false' : 'true';
  const mine = (): string => `${alias}.owner_id = ${params.add(caller.personId)}`;
  const ours = (): string => `(${mine()} OR ${alias}.team_id = ${params.add(caller.teamId)})`;
  switch (scopeOf(caller, 'lead.read')) {
    case 'none':
      return 'false';
    case 'own':
      return mine();
    case 'team':
      return ours();
    case 'all':
      return seesEveryRestrictedLead(caller) ? 'true' : `(${alias}.confidentiality = 'normal' OR ${ours()})`;
  }
}
