import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { Alarm, FollowUpOverview, MessageCounts, SendingStatus } from '@brug/contracts/overview';
import type { Role } from '@brug/domain/permissions';
import { renderOnPage } from '../../../shared/testing/render-on-page.js';
import { inLanguage } from '../../../shared/testing/render.js';
import { stubApi } from '../../../shared/testing/stub-api.js';
import type { Answer, ApiCall } from '../../../shared/testing/stub-api.js';
import { setServerTime } from '../../../shared/time/now.js';
import { FollowUpOverviewPage } from './overview-page.js';
import { parseMessagesSearch } from './overview-search.js';

const now = '2026-11-24T08:12:00Z';
const person = { id: '01936b2e-7f00-7000-8000-000000000001', name: 'Tom Windels', initials: 'TW' };
const running: SendingStatus['pause'] = { version: 1, level: null, reason: null, pausedBy: null, pausedAt: null };
const paused: SendingStatus['pause'] = {
  version: 2,
  level: 'everything',
  reason: 'Wrong date in the greeting',
  pausedBy: person,
  pausedAt: '2026-11-24T08:00:00Z',
};
const none: MessageCounts = {
  planned: 0,
  due: 0,
  sending: 0,
  failed: 0,
  dead: 0,
  uncertain: 0,
  unsent: 0,
  held: 0,
  sentToday: 0,
  sentInSevenDays: 0,
};
const overview: FollowUpOverview = {
  now,
  total: { ...none, planned: 1300, unsent: 2, sentToday: 4, sentInSevenDays: 30 },
  oldestUnsentSeconds: 245,
  owners: [{ owner: person, ...none, planned: 1300, dead: 1 }],
  templates: [
    { templateKey: 'reminder', names: { nl: 'Herinnering', en: 'Reminder', zh: '提醒' }, ...none, planned: 1300 },
  ],
};
const standing: Alarm = {
  id: '01936b2e-7f00-7000-8000-000000000009',
  version: 3,
  kind: 'due-unsent',
  raisedAt: '2026-11-24T08:08:00Z',
  most: 2,
  oldestDueAt: '2026-11-24T08:07:00Z',
  clearedAt: null,
  clearedBecause: null,
  acknowledgedAt: null,
  acknowledgedBy: null,
  tellings: 1,
  notifiedAt: '2026-11-24T08:08:01Z',
  mails: { sent: 2, waiting: 0, failed: 1 },
};

let role: Role;
let status: SendingStatus;
let alarms: Alarm[];
let refuses: Answer | null;

const me = () => ({
  ...person,
  email: 'tom@brug.example',
  role,
  team: { id: '01936b2e-7f00-7000-8000-000000000002', name: 'Management' },
  language: 'en',
  timeZone: 'Europe/Brussels',
  colourScheme: 'auto',
  mailboxUrl: null,
  now,
});

function answer({ key }: ApiCall): Answer | undefined {
  switch (key) {
    case 'GET /me':
      return { json: me() };
    case 'GET /sending-status':
      return { json: status };
    case 'GET /administration/follow-ups':
      return { json: overview };
    case 'GET /administration/alarms':
      return { json: { items: alarms, nextCursor: null } };
    case 'POST /administration/follow-ups/pause':
      return refuses ?? { json: paused };
    case 'POST /administration/follow-ups/resume':
      return { json: { ...running, version: 3 } };
    case `POST /administration/alarms/${standing.id}/acknowledge`:
      return { json: standing };
    default:
      return undefined;
  }
}

beforeAll(() => inLanguage('en', 'overview'));
beforeEach(() => {
  setServerTime(Date.parse(now));
  role = 'administrator';
  status = { pause: running, alarm: null };
  alarms = [];
  refuses = null;
});
afterEach(cleanup);

test('every figure that counts something opens its rows, with its owner or template', async () => {
  stubApi(answer);
  renderOnPage(<FollowUpOverviewPage />);
  const planned = await screen.findByRole('link', { name: '1300: Planned' });
  expect(planned.getAttribute('href')).toBe('/administration/follow-ups/messages?list=planned');
  expect(screen.getByRole('link', { name: '4: Sent today' }).getAttribute('href')).toBe(
    '/administration/follow-ups/messages?list=sent&from=2026-11-24&to=2026-11-24',
  );
  expect(screen.getByRole('link', { name: '30: Sent in 7 days' }).getAttribute('href')).toBe(
    '/administration/follow-ups/messages?list=sent&from=2026-11-18&to=2026-11-24',
  );
  const ofTom = screen.getByRole('link', { name: '1: Not sendable, Tom Windels' });
  expect(ofTom.getAttribute('href')).toContain(`ownerId=${person.id}`);
  expect(screen.getByRole('link', { name: '1300: Planned, Reminder' }).getAttribute('href')).toContain(
    'templateKey=reminder',
  );
  expect(screen.queryByRole('link', { name: /Uncertain/ })).toBeNull();
  expect(screen.getByText('the oldest for 4 min')).toBeTruthy();
});

test('sending is paused with a level and a reason, against the version that was seen', async () => {
  const calls = stubApi(answer);
  renderOnPage(<FollowUpOverviewPage />);
  fireEvent.click(await screen.findByRole('button', { name: 'Pause sending' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByRole('button', { name: 'Pause now' }).hasAttribute('disabled')).toBe(true);
  fireEvent.click(dialog.getByRole('radio', { name: /Everything/ }));
  fireEvent.change(dialog.getByLabelText(/Why/), { target: { value: ' Wrong date ' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Pause now' }));
  await waitFor(() => expect(calls.some(({ key }) => key.endsWith('/pause'))).toBe(true));
  expect(calls.find(({ key }) => key.endsWith('/pause'))?.body).toEqual({
    version: 1,
    level: 'everything',
    reason: 'Wrong date',
  });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('a pause that somebody else was quicker with is told, and what was typed stays', async () => {
  refuses = { problem: { code: 'version.conflict', status: 409 } };
  stubApi(answer);
  renderOnPage(<FollowUpOverviewPage />);
  fireEvent.click(await screen.findByRole('button', { name: 'Pause sending' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByLabelText(/Why/), { target: { value: 'Wrong date' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Pause now' }));
  await screen.findByRole('alert');
  expect((dialog.getByLabelText(/Why/) as HTMLInputElement).value).toBe('Wrong date');
});

test('a pause says why, who and since when, and is ended by a button', async () => {
  status = { pause: paused, alarm: null };
  const calls = stubApi(answer);
  renderOnPage(<FollowUpOverviewPage />);
  expect(await screen.findByText('Wrong date in the greeting')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Resume sending' }));
  await waitFor(() => expect(calls.find(({ key }) => key.endsWith('/resume'))?.body).toEqual({ version: 2 }));
});

test('managers see all of it and turn nothing', async () => {
  role = 'manager';
  status = { pause: paused, alarm: null };
  alarms = [standing];
  stubApi(answer);
  renderOnPage(<FollowUpOverviewPage />);
  expect(await screen.findByText('Standing')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Resume|Change|Acknowledge/ })).toBeNull();
});

test('an alarm says who was told, and is taken note of', async () => {
  alarms = [standing];
  const calls = stubApi(answer);
  renderOnPage(<FollowUpOverviewPage />);
  expect(await screen.findByText('2 mails · 1 not confirmed')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Acknowledge' }));
  await waitFor(() => expect(calls.find(({ key }) => key.endsWith('/acknowledge'))?.body).toEqual({ version: 3 }));
});

test('an address that says nothing of use opens what is due and unsent', () => {
  expect(parseMessagesSearch({ list: 'lost', ownerId: 'me', from: '2026-02-31', templateKey: ' ' })).toEqual({
    list: 'unsent',
  });
  const whole = { list: 'sent', ownerId: person.id, from: '2026-11-01', to: '2026-11-24', templateKey: 'reminder' };
  expect(parseMessagesSearch(whole)).toEqual(whole);
});
