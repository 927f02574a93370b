import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lead, LeadCard, StageView } from '@brug/contracts/leads';
import { TIME_ZONES } from '@brug/domain/calendars';
import { may } from '@brug/domain/permissions';
import { hasCode } from '../../../shared/api/api-error.js';
import { notify, showProblem } from '../../../shared/components/notify.js';
import { problemText } from '../../../shared/components/problem-text.js';
import { useFormat } from '../../../shared/format/use-format.js';
import { useLocalised } from '../../../shared/i18n/use-localised.js';
import { useActor } from '../../../shared/session/session.js';
import { now } from '../../../shared/time/now.js';
import { recount, showCard, showMoved } from '../api/board-cache.js';
import { leadKey, leadQuery } from '../api/lead.query.js';
import { moveLead } from '../api/move-lead.js';
import { useEuroCentsOf } from '../api/rates.query.js';
import { isPlainStep, likelyAnswers, moveBody, needsNothing, noAnswers, planMove } from './move-plan.js';
import type { MoveAnswers } from './move-plan.js';

/** A card on its way: dropped, and waiting for what its new stage asks. */
export interface PendingMove {
  readonly card: LeadCard;
  readonly from: StageView;
  readonly to: StageView;
  /** Null while it is fetched: a card does not hold the fields a gate asks for. */
  readonly lead: Lead | null;
  readonly answers: MoveAnswers;
  readonly refused: readonly string[];
}

/** Two people moved or changed the same lead. */
export interface MoveConflict {
  readonly move: PendingMove;
  readonly current: Lead;
}

export type Moves = ReturnType<typeof useMoves>;

/**
 * Moves leads: at once where the stage asks nothing, otherwise after asking. What is shown runs ahead of the server and goes back with a
 * notice when the server refuses.
 *
 * @param stages those of the track
 * @param onShown told when a card shows in its new place
 */
export function useMoves(stages: readonly StageView[], onShown?: (card: LeadCard) => void) {
  const { t } = useTranslation('leads');
  const localised = useLocalised();
  const client = useQueryClient();
  const actor = useActor();
  const euroCentsOf = useEuroCentsOf();
  const format = useFormat();
  const [pending, setPending] = useState<PendingMove | null>(null);
  const [conflict, setConflict] = useState<MoveConflict | null>(null);

  const today = () => format.dayIn(now(), TIME_ZONES.BE);
  const planOf = (move: PendingMove & { readonly lead: Lead }, answers: MoveAnswers) =>
    planMove({ ...move, stages, actor, answers, today: today(), euroCentsOf });
  const stageOf = (id: string) => stages.find((stage) => stage.id === id);

  /** Begins to fetch what a gate will ask about, while the card is still in the hand. */
  function prepare(card: LeadCard): void {
    void client.prefetchQuery({ ...leadQuery(card.id), staleTime: 10_000 });
  }

  async function request(card: LeadCard, to: StageView): Promise<void> {
    const from = stageOf(card.stageId);
    if (from === undefined || from.id === to.id) return;
    const ownership = { ownerId: card.owner.id, teamId: card.teamId };
    if (!may(actor, from.category === 'signed' ? 'lead.leave-signed' : 'lead.move', ownership)) {
      notify({ message: t(from.category === 'signed' ? 'move.signedForbidden' : 'move.forbidden'), tone: 'danger' });
      return;
    }
    const move: PendingMove = { card, from, to, lead: null, answers: noAnswers, refused: [] };
    if (isPlainStep(from, to)) return commit(move, noAnswers);
    setPending(move);
    try {
      const lead = await client.fetchQuery({ ...leadQuery(card.id), staleTime: 10_000 });
      const answers = likelyAnswers(lead, to, today());
      const known = { ...move, lead, answers, card: { ...card, version: lead.version } };
      if (needsNothing(planOf(known, answers), to)) return await commit(known, answers);
      setPending((shown) => (shown === move ? known : shown));
    } catch (error) {
      setPending((shown) => (shown === move ? null : shown));
      showProblem(error);
    }
  }

  /** Makes the move with what was filled in. */
  async function commit(move: PendingMove, answers: MoveAnswers): Promise<void> {
    const { card, from, to } = move;
    setPending(null);
    await client.cancelQueries({ queryKey: ['leads', 'board'] });
    const rollBack = showMoved(client, card, from, to, now());
    onShown?.(card);
    try {
      const lead = await moveLead(card.id, moveBody(card, to, answers));
      client.setQueryData(leadKey(lead.id), lead);
      showCard(client, lead);
      sayMoved(lead, from, to);
    } catch (error) {
      rollBack();
      await refusedMove(move, answers, error);
    } finally {
      void recount(client);
      void client.invalidateQueries({ queryKey: ['leads', 'timeline', card.id] });
      void client.invalidateQueries({ queryKey: ['leads', 'follow-ups', card.id] });
    }
  }

  async function refusedMove(move: PendingMove, answers: MoveAnswers, error: unknown): Promise<void> {
    if (hasCode(error, 'version.conflict')) {
      const current = isLead(error.current) ? error.current : await client.fetchQuery(leadQuery(move.card.id));
      client.setQueryData(leadKey(current.id), current);
      setConflict({ move: { ...move, answers }, current });
      return;
    }
    const firm = move.card.organisation.chineseName ?? move.card.organisation.name;
    const problem = problemText(error);
    notify({ message: t('move.refused', { firm, stage: localised(move.from.names), problem }), tone: 'danger' });
    if (hasCode(error, 'lead.gate-refused', 'lead.reason-required', 'lead.wake-up-required', 'request.invalid')) {
      const lead = move.lead ?? (await client.fetchQuery(leadQuery(move.card.id)));
      const refused = hasCode(error, 'lead.gate-refused') ? error.fields.map(({ path }) => path) : [];
      setPending({ ...move, lead, answers, refused });
    }
  }

  function sayMoved(lead: Lead, from: StageView, to: StageView): void {
    const firm = lead.organisation.chineseName ?? lead.organisation.name;
    const message = t('move.done', { firm, stage: localised(to.names) });
    const answers = { ...noAnswers, reason: t('move.undoReason') };
    const back: PendingMove = { card: lead, from: to, to: from, lead, answers, refused: [] };
    const possible = to.category !== 'signed' && planOf({ ...back, lead }, answers).decision.allowed;
    notify({ message, ...(possible ? { undo: () => void commit(back, answers) } : {}) });
  }

  return {
    pending,
    conflict,
    planOf,
    prepare,
    request: (card: LeadCard, to: StageView) => void request(card, to),
    commit: (move: PendingMove, answers: MoveAnswers) => void commit(move, answers),
    putBack: () => setPending(null),
    /** The lead has changed while its move is being asked about: a counterpart was accepted in the form itself. */
    takeOver: (lead: Lead) => {
      client.setQueryData(leadKey(lead.id), lead);
      setPending((shown) => shown && { ...shown, lead, card: { ...shown.card, version: lead.version } });
    },
    /** The version of the others stands. */
    settleForTheirs: () => setConflict(null),
    /** Ours is tried again on top of theirs. */
    insist: () => {
      if (conflict === null) return;
      const { move, current } = conflict;
      setConflict(null);
      const from = stageOf(current.stageId);
      if (from === undefined || from.id === move.to.id) return;
      setPending({ ...move, from, card: current, lead: current });
    },
  };
}

function isLead(value: unknown): value is Lead {
  return typeof value === 'object' && value !== null && 'stageId' in value && 'version' in value;
}
