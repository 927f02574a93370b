import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Board, StageView } from '@brug/contracts/leads';
import { setServerTime } from '../../../shared/time/now.js';
import { boardQuery } from '../api/board.query.js';
import { columnQuery, seedColumn } from '../api/column.query.js';
import type { CardPages } from '../api/column.query.js';
import { sampleBoard, sampleLead, sampleMe, sampleStages, stageNamed } from '../testing/lead-samples.js';
import { answerWith, inEnglish, renderLead, signedInClient } from '../testing/render-lead.js';
import { MoveConflictDialog } from './move-conflict-dialog.js';
import { MoveForm } from './move-form.js';
import { useMoves } from './use-moves.js';

const stages = sampleStages('investment');
const prospect = stageNamed(stages, 'prospect');
const inquiry = stageNamed(stages, 'inquiry');
const card = sampleLead(stages, { stageId: prospect.id, stage: prospect, probabilityBp: prospect.probabilityBp });

beforeAll(inEnglish);
beforeEach(() => setServerTime(Date.parse(sampleMe.now)));
afterEach(cleanup);

function Mover({ to }: { readonly to: StageView }) {
  const moves = useMoves(stages);
  return (
    <>
      <button type="button" onClick={() => moves.request(card, to)}>
        move
      </button>
      {moves.pending && <MoveForm move={moves.pending} moves={moves} />}
      <MoveConflictDialog moves={moves} />
    </>
  );
}

function show(to: StageView) {
  const client = signedInClient();
  const board = sampleBoard(stages, [card]);
  client.setQueryData(boardQuery('investment', {}).queryKey, board);
  for (const column of board.columns) seedColumn(client, {}, column);
  renderLead(<Mover to={to} />, client);
  return {
    ids: (stage: StageView) =>
      client
        .getQueryData<CardPages>(columnQuery(stage.id, {}).queryKey)
        ?.pages.flatMap(({ items }) => items.map(({ id }) => id)),
    count: (stage: StageView) =>
      client
        .getQueryData<Board>(boardQuery('investment', {}).queryKey)
        ?.columns.find((column) => column.stage.id === stage.id)?.count,
  };
}

test('a card shows in its new column before the server has answered, counts and all', async () => {
  let answer: (() => void) | undefined;
  answerWith({});
  globalThis.fetch = () =>
    new Promise<Response>((resolve) => {
      answer = () => resolve(Response.json({ ...card, stageId: inquiry.id, stage: inquiry, version: 4 }));
    });
  const { ids, count } = show(inquiry);
  await userEvent.click(screen.getByText('move'));
  await waitFor(() => expect(ids(inquiry)).toEqual([card.id]));
  expect(ids(prospect)).toEqual([]);
  expect([count(prospect), count(inquiry)]).toEqual([0, 1]);
  answer?.();
});

test('a card goes back where it was when the server refuses its move', async () => {
  const { asked } = answerWith({
    [`POST /leads/${card.id}/move`]: () => ({ status: 503, body: { code: 'service.unavailable' } }),
  });
  const { ids, count } = show(inquiry);
  await userEvent.click(screen.getByText('move'));
  await waitFor(() => expect(asked.map(({ key }) => key)).toContain(`POST /leads/${card.id}/move`));
  await waitFor(() => expect(ids(prospect)).toEqual([card.id]));
  expect(ids(inquiry)).toEqual([]);
  expect([count(prospect), count(inquiry)]).toEqual([1, 0]);
});

test('fields that only the server knows to be missing are asked after it refused', async () => {
  answerWith({
    [`GET /leads/${card.id}`]: () => ({ body: card }),
    [`POST /leads/${card.id}/move`]: () => ({
      status: 422,
      body: { code: 'lead.gate-refused', errors: [{ path: 'permits', code: 'required', message: 'needed' }] },
    }),
  });
  show(inquiry);
  await userEvent.click(screen.getByText('move'));
  expect(await screen.findByLabelText(/Permits/)).toBeTruthy();
});

test('when somebody else moved it meanwhile, both versions are shown and neither is lost', async () => {
  const decision = stageNamed(stages, 'decision');
  const theirs = { ...card, stageId: decision.id, stage: decision, version: 9 };
  const { asked } = answerWith({
    [`POST /leads/${card.id}/move`]: () => ({ status: 409, body: { code: 'version.conflict', current: theirs } }),
  });
  show(inquiry);
  await userEvent.click(screen.getByText('move'));
  const dialog = await screen.findByRole('dialog', { name: 'Two people changed this lead' });
  expect(dialog.textContent).toContain('Decision');
  expect(dialog.textContent).toContain('Inquiry');

  await userEvent.click(screen.getByRole('button', { name: 'Move to Inquiry anyway' }));
  await userEvent.type(await screen.findByLabelText(/Why/, { selector: 'textarea' }), 'they were too quick');
  await userEvent.click(screen.getByRole('button', { name: /Move to Inquiry/ }));
  await waitFor(() =>
    expect(asked.filter(({ key }) => key.startsWith('POST')).at(-1)?.body).toEqual({
      version: 9,
      toStageId: inquiry.id,
      reason: 'they were too quick',
    }),
  );
});
