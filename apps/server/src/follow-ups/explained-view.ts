import type { ExplainedFollowUp } from '@brug/contracts/follow-ups';
import type { Region } from '@brug/domain/calendars';
import { explainDue, regionOfTimeZone } from '@brug/domain/follow-ups';
import { toFollowUp, type ViewContext, type ViewRow } from './follow-up-view.js';

/** What an explanation needs of a follow-up `f` beside `VIEW_COLUMNS`, with the tables of `VIEW_JOINS`. */
export const EXPLAINED_COLUMNS = `f.trigger_at AS "triggerAt", p.time_zone AS "ownerTimeZone"`;

export interface ExplainedRow extends ViewRow {
  readonly triggerAt: string;
  readonly ownerTimeZone: string;
}

/** A follow-up with how its date came about on the calendars as they are now. */
export function toExplained(row: ExplainedRow, context: ViewContext): ExplainedFollowUp {
  const { triggerAt, dueAt, dueReason: reason, ownerTimeZone } = row;
  const planned = { triggerAt, dueAt, reason, actingRegion: actingRegionOf(row) };
  const { days, unpublishedYears, ...explanation } = explainDue(planned, context.clock.calendars);
  return {
    ...toFollowUp(row, context),
    explanation: {
      ...explanation,
      days: days.map((day) => ({ ...day, statuses: [...day.statuses] })),
      unpublishedYears: [...unpublishedYears],
    },
    ownerTimeZone,
  };
}

/** In whose office hours it falls, as the planner has it: the recipient's of a message, the owner's of a task. */
function actingRegionOf({ kind, ownerTimeZone, contactTimeZone, organisationCountry }: ExplainedRow): Region {
  if (kind === 'task') return regionOfTimeZone(ownerTimeZone);
  if (contactTimeZone !== null) return regionOfTimeZone(contactTimeZone);
  return organisationCountry === 'CN' ? 'CN' : 'BE';
}
