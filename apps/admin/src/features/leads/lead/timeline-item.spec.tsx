import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import type { TimelineEntry } from '@brug/contracts/activities';
import { answerWith, inEnglish, renderLead } from '../testing/render-lead.js';
import { TimelineItem } from './timeline-item.js';

type Mail = Extract<TimelineEntry, { type: 'activity' }>;

const leadId = '01936b2e-7f00-7000-8000-000000000001';
const entry: Mail = {
  id: '01936b2e-7f00-7000-8000-000000000002',
  at: '2026-11-24T07:41:00Z',
  type: 'activity',
  kind: 'mail-in',
  author: null,
  contact: null,
  subject: '回复：土地价格',
  body: 'Tuesday suits us.',
  outcome: null,
  minutes: null,
  mail: {
    sender: 'Lu <lu@jinlan.example>',
    automatic: false,
    shortened: true,
    attachments: [{ id: 'file-1', name: '报价单 2026.pdf', contentType: 'application/pdf', size: 1_540_000 }],
  },
};

beforeAll(async () => {
  await inEnglish();
  await i18next.loadNamespaces('replies');
});
afterEach(cleanup);

const show = (changes: Partial<Mail> = {}) =>
  renderLead(
    <ol>
      <TimelineItem leadId={leadId} entry={{ ...entry, ...changes }} stages={[]} />
    </ol>,
  );

test('a mail shows who wrote it, what they wrote, and its attachments to download', () => {
  answerWith({});
  show();
  const item = screen.getAllByRole('listitem')[0] as HTMLElement;
  expect(item.textContent).toContain('Lu <lu@jinlan.example>');
  expect(item.textContent).toContain('Tuesday suits us.');
  const link = screen.getByRole('link', { name: 'Download 报价单 2026.pdf (1.5 MB)' });
  expect(link.getAttribute('href')).toBe('/api/v1/files/file-1');
  expect(within(item).queryByText('automatic answer')).toBeNull();
});

test('what a mail quotes is fetched and shown when asked for, and hidden again', async () => {
  const text = 'Tuesday suits us.\n\n> Does Tuesday suit you?';
  const { asked } = answerWith({ [`GET /leads/${leadId}/activities/${entry.id}/text`]: () => ({ body: { text } }) });
  show();
  expect(asked).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Show what was quoted' }));
  expect(await screen.findByText(/Does Tuesday suit you/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Hide what was quoted' }));
  expect(screen.queryByText(/Does Tuesday suit you/)).toBeNull();
});

test('an automatic answer is marked as one', () => {
  answerWith({});
  show({ mail: { sender: 'Lu', automatic: true, shortened: false, attachments: [] } });
  expect(screen.getByText('automatic answer')).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});
