import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import type { SendingLimits } from '@brug/contracts/overview';
import { renderOnPage } from '../../../shared/testing/render-on-page.js';
import { inLanguage } from '../../../shared/testing/render.js';
import { stubApi } from '../../../shared/testing/stub-api.js';
import { SendingSettings } from './sending-settings.js';

const limits: SendingLimits = {
  version: 4,
  value: { domainPerMinute: 60, domainAtOnce: 10, senderPerHour: null, senderPerDay: 10_000 },
};

beforeAll(() => inLanguage('en', 'overview'));
afterEach(cleanup);

function show() {
  const calls = stubApi(({ key, body }) => {
    if (key === 'GET /administration/sending-limits') return { json: limits };
    if (key === 'GET /administration/alarm-recipients') return { json: { version: 1, value: [] } };
    if (key === 'GET /people') return { json: { items: [] } };
    if (key.startsWith('PUT')) return { json: { ...(body as SendingLimits), version: 5 } };
    return undefined;
  });
  renderOnPage(<SendingSettings />);
  return calls;
}

test('a limit is changed, and an emptied one is none, against the version that was seen', async () => {
  const calls = show();
  fireEvent.change(await screen.findByLabelText('To one mail domain in a minute'), { target: { value: '' } });
  fireEvent.change(screen.getByLabelText('From one sender in an hour'), { target: { value: '500' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(calls.some(({ key }) => key.startsWith('PUT'))).toBe(true));
  expect(calls.find(({ key }) => key.startsWith('PUT'))?.body).toEqual({
    version: 4,
    value: { domainPerMinute: null, domainAtOnce: 10, senderPerHour: 500, senderPerDay: 10_000 },
  });
});

test('what is no whole number is said at its field and cannot be saved', async () => {
  show();
  const field = await screen.findByLabelText('To one mail domain in a minute');
  fireEvent.change(field, { target: { value: '0' } });
  expect(screen.getByText('A whole number from 1, or nothing')).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true);
});
