import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { renderOnPage } from '../../../shared/testing/render-on-page.js';
import { inLanguage } from '../../../shared/testing/render.js';
import { sampleMe } from '../../../shared/testing/sample-me.js';
import { stubApi } from '../../../shared/testing/stub-api.js';
import { TextsPage } from './texts-page.js';

const me = sampleMe({ role: 'administrator' });
const survey = { nl: 'https://brug.example/nl', en: 'https://brug.example/en', zh: '' };

beforeAll(() => inLanguage('en', 'administration'));
beforeEach(() => localStorage.clear());
afterEach(cleanup);

test('the agency’s texts are saved in all languages against the version that was seen, the others as they were', async () => {
  const calls = stubApi(({ key, body }) => {
    if (key === 'GET /me') return { json: me };
    if (key === 'GET /agency-texts') return { json: { version: 3, texts: { 'link.survey': survey } } };
    if (key === 'PUT /agency-texts') return { json: { ...(body as object), version: 4 } };
    return undefined;
  });
  renderOnPage(<TextsPage />);
  const event = await screen.findByRole('group', { name: 'Next event, with its date' });
  const save = screen.getByRole<HTMLButtonElement>('button', { name: 'Save' });
  expect(save.disabled).toBe(true);
  fireEvent.change(within(event).getByLabelText('Chinese'), { target: { value: '贸洽日' } });
  fireEvent.click(save);
  await screen.findByText('The texts are saved.');
  const change = calls.find(({ key }) => key === 'PUT /agency-texts');
  expect(change?.body).toEqual({
    version: 3,
    texts: { 'link.survey': survey, 'event.next': { nl: '', en: '', zh: '贸洽日' } },
  });
});
