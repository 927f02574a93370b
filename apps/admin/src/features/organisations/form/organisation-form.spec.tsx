import { afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { renderOnPage } from '../../../shared/testing/render-on-page.js';
import { inLanguage } from '../../../shared/testing/render.js';
import { stubApi } from '../../../shared/testing/stub-api.js';
import type { Answer, ApiCall } from '../../../shared/testing/stub-api.js';
import { OrganisationForm } from './organisation-form.js';

const id = '01936b2e-7f00-7000-8000-000000000001';
const other = '01936b2e-7f00-7000-8000-000000000002';
const code = '91330100799655058B';

beforeAll(() => inLanguage('en', 'organisations', 'records'));
beforeEach(() => localStorage.removeItem('brug.draft.organisation'));
afterEach(cleanup);

async function show(onPost?: (call: ApiCall) => Answer) {
  const onClose = jest.fn();
  const calls = stubApi((call) => {
    if (call.key === 'POST /organisations') return onPost?.(call) ?? { json: { id, version: 1 } };
    return { json: { items: [], nextCursor: null } };
  });
  const { path } = renderOnPage(<OrganisationForm onClose={onClose} />);
  const codeField = await screen.findByLabelText<HTMLInputElement>('Unified Social Credit Code');
  return {
    calls,
    path,
    onClose,
    codeField,
    posted: () => calls.find(({ key }) => key === 'POST /organisations')?.body,
  };
}

const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const create = () => fireEvent.click(screen.getByRole('button', { name: 'Create' }));

test('the city a credit code was registered in is told before the code is complete, and taken over with one key', async () => {
  const { codeField, posted, path } = await show();
  type('Chinese name', '绍兴锦澜纺织有限公司');
  fireEvent.change(codeField, { target: { value: '91330603' } });
  expect(screen.getByText(/Registered in Keqiao District, Shaoxing · Fabrics/)).toBeTruthy();
  fireEvent.keyDown(codeField, { key: 'Enter' });
  expect(screen.getByText(/Known for: Fabrics, dyeing and printing/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Place it in/ })).toBeNull();
  fireEvent.change(codeField, { target: { value: '' } });
  create();
  await waitFor(() =>
    expect(posted()).toMatchObject({
      chineseName: '绍兴锦澜纺织有限公司',
      place: 'CN-330603',
      country: 'CN',
      creditCode: null,
    }),
  );
  await waitFor(() => expect(path()).toBe(`/organisations/${id}`));
});

test('a number that another organisation has leads to that organisation', async () => {
  const current = { id: other, name: 'Jinlan Textile', chineseName: '锦澜纺织', country: 'CN' };
  const { codeField, onClose } = await show(() => ({
    problem: {
      code: 'organisation.identifier-taken',
      status: 409,
      errors: [{ path: 'body.creditCode', code: 'organisation.identifier-taken', message: 'another has it' }],
      current,
    },
  }));
  type('Trade name', 'Jinlan');
  fireEvent.change(codeField, { target: { value: code } });
  create();
  const link = await screen.findByRole('link', { name: /锦澜纺织/ });
  expect(link.getAttribute('href')).toBe(`/organisations/${other}`);
  expect(screen.getByText('Already the number of')).toBeTruthy();
  expect(onClose).not.toHaveBeenCalled();
});

test('nothing is sent without a name or with a wrong number', async () => {
  const { codeField, posted } = await show();
  fireEvent.change(codeField, { target: { value: '913301007996550580' } });
  create();
  expect(screen.getByText('At least one name is needed, in either script.')).toBeTruthy();
  type('Trade name', 'Jinlan');
  create();
  await Promise.resolve();
  expect(posted()).toBeUndefined();
});

test('what is typed survives a closed tab, until it is thrown away', async () => {
  await show();
  type('Trade name', 'Jinlan');
  cleanup();
  await show();
  expect(screen.getByLabelText<HTMLInputElement>('Trade name').value).toBe('Jinlan');
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  cleanup();
  await show();
  expect(screen.getByLabelText<HTMLInputElement>('Trade name').value).toBe('');
});

test('a Belgian firm’s VAT number follows from its enterprise number with one key', async () => {
  const { codeField } = await show();
  expect(codeField).toBeTruthy();
  localStorage.setItem('brug.draft.organisation', JSON.stringify({ country: 'BE', tradeName: 'Leie Weaving' }));
  cleanup();
  renderOnPage(<OrganisationForm onClose={() => undefined} />);
  const number = await screen.findByLabelText('KBO/BCE number');
  fireEvent.change(number, { target: { value: '0473.191.041' } });
  fireEvent.keyDown(number, { key: 'Enter' });
  expect(screen.getByLabelText<HTMLInputElement>('VAT number').value).toBe('BE 0473.191.041');
});
