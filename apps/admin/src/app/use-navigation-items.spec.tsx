import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import { renderOnPage } from '../shared/testing/render-on-page.js';
import { inLanguage } from '../shared/testing/render.js';
import { stubApi } from '../shared/testing/stub-api.js';
import { useNavigationItems } from './use-navigation-items.js';

beforeAll(() => inLanguage('en'));
afterEach(cleanup);

function Keys() {
  const keys = useNavigationItems().map(({ key }) => key);
  return <p>{keys.join(' ')}</p>;
}

test.each([
  ['viewer', false],
  ['account-manager', false],
  ['manager', true],
  ['administrator', true],
])('the administration is shown to those who may see the settings: %s %s', async (role, shown) => {
  stubApi(() => ({
    json: {
      id: 'me',
      name: 'Me',
      initials: 'M',
      role,
      team: { id: 'team', key: 'one', name: 'One' },
      now: '2026-11-24T08:12:00Z',
    },
  }));
  renderOnPage(<Keys />);
  const keys = (await screen.findByText(/today/)).textContent ?? '';
  expect(keys.includes('administration')).toBe(shown);
  expect(keys).toContain('reports');
});
