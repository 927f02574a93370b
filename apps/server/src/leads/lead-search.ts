import { leadNumberPrefix } from '@brug/domain/leads';
import { type SearchRecord, searchTokens, searchTsQuery } from '@brug/domain/names';
import type { Params } from '../platform/database/params.js';

/**
 * The keys a lead is found by: its title and the names of its organisation, so that words of both can be typed together.
 * Misspelt names are found through the organisation (see `searchCondition`), which keeps the keys for that once and not per
 * lead.
 */
export function leadSearchTokens(title: string, organisationNames: SearchRecord['names']): string[] {
  return searchTokens({ names: [title, ...organisationNames] }, { exact: true });
}

/** Condition on a lead `l`: its number begins with what was typed, or its keys fit, or those of its organisation do. */
export function searchCondition(typed: string, params: Params): string {
  const number = leadNumberPrefix(typed);
  if (number) return `(l.number >= ${params.add(number)} AND l.number < ${params.add(`${number}~`)})`;
  const exact = searchTsQuery(typed, { exact: true });
  const tolerant = searchTsQuery(typed);
  // Nothing in it that a name could have: nothing is found.
  if (exact === undefined || tolerant === undefined) return 'false';
  return `(l.search_tokens @@ ${params.add(exact)}::tsquery OR l.organisation_id = ANY(ARRAY(
    SELECT o.id FROM organisations o WHERE o.search_tokens @@ ${params.add(tolerant)}::tsquery)))`;
}
