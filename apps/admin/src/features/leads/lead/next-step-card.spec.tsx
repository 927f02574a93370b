import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FollowUp } from '@brug/contracts/follow-ups';
import { sampleLead, sampleMessage, sampleStages } from '../testing/lead-samples.js';
import { answerWith, inEnglish, renderLead } from '../testing/render-lead.js';
import { NextStepCard } from './next-step-card.js';

const wechat = sampleMessage({
  kind: 'task',
  taskKind: 'wechat',
  title: 'Ask for the names',
  body: '请告知来访人员名单。',
  dueAt: '2026-11-24T10:00:00Z',
  agreed: true,
});
const { id, kind, taskKind, title, dueAt } = wechat;
const lead = sampleLead(sampleStages('investment'), {
  nextFollowUp: { id, kind, taskKind, title, dueAt, overdue: false, workingDaysLate: 0 },
});

beforeAll(inEnglish);
afterEach(cleanup);

function show(followUp: FollowUp): { readonly logged: FollowUp[] } {
  answerWith({});
  const logged: FollowUp[] = [];
  renderLead(
    <NextStepCard
      lead={lead}
      followUp={followUp}
      actions={{ busy: false, act: () => undefined }}
      onCall={() => undefined}
      onWechat={(task) => logged.push(task)}
      onPlan={() => undefined}
    />,
  );
  return { logged };
}

test('a WeChat task shows its text, that its time was agreed, and is logged from there', async () => {
  const { logged } = show(wechat);
  expect(screen.getByText('请告知来访人员名单。').getAttribute('lang')).toBe('zh-Hans');
  expect(screen.getByText('agreed')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Log the exchange' }));
  expect(logged).toEqual([wechat]);
});

test('who may not do the task can copy its text, and not log it', () => {
  show({ ...wechat, agreed: false, may: { complete: false, decide: false } });
  expect(screen.getByRole('button', { name: /Copy the text/ })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Log the exchange' })).toBeNull();
  expect(screen.queryByText('agreed')).toBeNull();
});
