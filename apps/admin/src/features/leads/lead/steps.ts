import type { Lead, StageView } from '@brug/contracts/leads';

/** A stage as a step of one lead's way. */
export interface Step {
  readonly stage: StageView;
  /** `skipped`: the lead went past it without being in it. */
  readonly state: 'done' | 'skipped' | 'current' | 'ahead';
  /** When it came there last; null when it never was. */
  readonly enteredAt: string | null;
  /** Days in it, all visits together. */
  readonly days: number | null;
}

/** The way of a lead through the open stages to its signature. A lead that is lost or asleep stands where it last was. */
export function stepsOf(lead: Lead, stages: readonly StageView[]): readonly Step[] {
  const way = stages.filter(({ category }) => category === 'open' || category === 'signed');
  const reached = reachedStage(lead, way);
  const at = way.findIndex(({ id }) => id === reached);
  const current = way.findIndex(({ id }) => id === lead.stageId);
  return way.map((stage, index) => {
    const time = lead.timeInStages.find(({ stageId }) => stageId === stage.id);
    const visited = time !== undefined && index <= at;
    return {
      stage,
      state: index === current ? 'current' : index > at ? 'ahead' : visited ? 'done' : 'skipped',
      enteredAt: visited ? time.enteredAt : null,
      days: visited ? time.days : null,
    };
  });
}

function reachedStage(lead: Lead, way: readonly StageView[]): string | undefined {
  if (way.some(({ id }) => id === lead.stageId)) return lead.stageId;
  const ids = new Set(way.map(({ id }) => id));
  return lead.timeInStages.findLast(({ stageId }) => ids.has(stageId))?.stageId;
}
