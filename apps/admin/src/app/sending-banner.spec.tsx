import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { cleanup, screen, within } from '@testing-library/react';
import type { SendingStatus } from '@brug/contracts/overview';
import type { Role } from '@brug/domain/permissions';
import { renderOnPage } from '../shared/testing/render-on-page.js';
import { inLanguage } from '../shared/testing/render.js';
import { stubApi } from '../shared/testing/stub-api.js';
import { SendingBanner } from './sending-banner.js';

const person = { id: '01936b2e-7f00-7000-8000-000000000001', name: 'Tom Windels', initials: 'TW' };
const running: SendingStatus['pause'] = { version: 1, level: null, reason: null, pausedBy: null, pausedAt: null };
const paused: SendingStatus['pause'] = {
  version: 2,
  level: 'everything',
  reason: 'Wrong date in the greeting',
  pausedBy: person,
  pausedAt: '2026-11-24T08:00:00Z',
};
const alarm: NonNullable<SendingStatus['alarm']> = {
  id: '01936b2e-7f00-7000-8000-000000000009',
  version: 3,
  unsent: 2,
  oldestSeconds: 7300,
  acknowledged: false,
};

function show(role: Role, status: SendingStatus): void {
  const team = { id: '01936b2e-7f00-7000-8000-000000000002', name: 'Management' };
  stubApi(({ key }) => {
    if (key === 'GET /me') return { json: { ...person, role, team, now: '2026-11-24T08:12:00Z' } };
    return key === 'GET /sending-status' ? { json: status } : undefined;
  });
  renderOnPage(<SendingBanner />);
}

beforeAll(() => inLanguage('en', 'overview'));
afterEach(cleanup);

test('everybody is told of a pause, with its reason and who', async () => {
  show('viewer', { pause: paused, alarm: null });
  const banner = await screen.findByRole('status');
  expect(banner.textContent).toContain('Automatic messages are paused: Wrong date in the greeting');
  expect(banner.textContent).toContain('Tom Windels');
  expect(within(banner).queryByRole('link')).toBeNull();
});

test('those who run sending are told of an alarm, and where to look', async () => {
  show('administrator', { pause: running, alarm });
  const banner = await screen.findByRole('alert');
  expect(banner.textContent).toContain('2 messages are due and not sent, the oldest for 2 h');
  expect(within(banner).getByRole('link').getAttribute('href')).toBe('/administration/follow-ups');
});
