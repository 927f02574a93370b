import { afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setServerTime } from '../../../shared/time/now.js';
import { sampleLead, sampleMe, sampleStages, stageNamed } from '../testing/lead-samples.js';
import { answerWith, inEnglish, renderLead } from '../testing/render-lead.js';
import { MoveForm } from './move-form.js';
import { noAnswers, planMove } from './move-plan.js';
import type { Moves, PendingMove } from './use-moves.js';

const stages = sampleStages('investment');
const lead = sampleLead(stages);

beforeAll(inEnglish);
beforeEach(() => {
  setServerTime(Date.parse(sampleMe.now));
  answerWith({});
});
afterEach(cleanup);

function open(to: string) {
  const commit = jest.fn<Moves['commit']>();
  const putBack = jest.fn<Moves['putBack']>();
  const move: PendingMove = {
    card: lead,
    from: lead.stage,
    to: stageNamed(stages, to),
    lead,
    answers: noAnswers,
    refused: [],
  };
  const moves = {
    commit,
    putBack,
    takeOver: jest.fn<Moves['takeOver']>(),
    planOf: ((wanted, answers) =>
      planMove({
        ...wanted,
        answers,
        stages,
        actor: { personId: sampleMe.id, role: sampleMe.role, teamId: sampleMe.team.id },
        today: '2026-11-24',
        euroCentsOf: ({ amountMinor }) => amountMinor,
      })) as Moves['planOf'],
  };
  renderLead(<MoveForm move={move} moves={moves} />);
  return { commit, putBack };
}

test('the form has the fields the gate misses, from the field registry, and says what is there', () => {
  open('site-visit');
  expect(screen.getByRole('heading', { name: 'Site visit needs two things' })).toBeTruthy();
  expect(screen.getByLabelText(/Visit date/, { selector: 'button' })).toBeTruthy();
  expect(screen.getByLabelText(/Visitors/, { selector: 'input' })).toBeTruthy();
  expect(screen.getByText(/At least 2 above/)).toBeTruthy();
  const present = screen.getByRole('list', { name: 'Already there' });
  expect(present.textContent).toContain('New jobs: 48 jobs');
});

test('nothing is moved before it is filled in, and then what was filled in goes with the move', async () => {
  const { commit } = open('site-visit');
  await userEvent.click(screen.getByRole('button', { name: /Move to Site visit/ }));
  expect(commit).not.toHaveBeenCalled();
  expect(screen.getByRole('alert').textContent).toContain('nothing was moved yet');

  await userEvent.click(screen.getByRole('button', { name: 'Tuesday 8 December' }));
  expect(screen.getByText('both sides at work')).toBeTruthy();
  await userEvent.type(screen.getByLabelText(/Visitors/, { selector: 'input' }), '沈国梁{Enter}陆思琪{Enter}');
  await userEvent.click(screen.getByRole('button', { name: /Move to Site visit/ }));
  expect(commit.mock.calls[0]?.[1].values).toEqual({
    siteVisitOn: '2026-12-08',
    siteVisitors: ['沈国梁', '陆思琪'],
  });
});

test('a lost lead asks why, and Escape puts it back', async () => {
  const { commit, putBack } = open('lost');
  await userEvent.selectOptions(screen.getByLabelText(/Reason/), 'other-location');
  await userEvent.type(screen.getByLabelText(/Winning location/), 'Lille');
  await userEvent.click(screen.getByRole('button', { name: /Move to Lost/ }));
  expect(commit.mock.calls[0]?.[1]).toMatchObject({ lostReason: 'other-location', winningLocation: 'Lille' });
  await userEvent.keyboard('{Escape}');
  expect(putBack).toHaveBeenCalledTimes(1);
});
