import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { checkCreditCode, checkMailAddress } from '@brug/domain/identifiers';
import type { IdentifierAccepted } from '@brug/domain/identifiers';
import { inLanguage, renderInApp } from '../testing/render.js';
import { CheckedField } from './checked-field.js';
import type { Refusal } from './refusal-text.js';

beforeAll(() => inLanguage('en', 'records'));
afterEach(cleanup);

function Field({ check }: { readonly check: (input: string) => IdentifierAccepted | Refusal }) {
  const [value, setValue] = useState('');
  return <CheckedField label="Number" value={value} onChange={setValue} check={check} />;
}

function show(check: (input: string) => IdentifierAccepted | Refusal) {
  renderInApp(<Field check={check} />);
  const input = screen.getByLabelText<HTMLInputElement>('Number');
  return {
    input,
    type: (value: string) => fireEvent.change(input, { target: { value } }),
    error: () => document.querySelector('.mantine-InputWrapper-error')?.textContent,
  };
}

test('a character that cannot be is named at once, with the one that was probably meant', () => {
  const { type, error } = show(checkCreditCode);
  type('913306O3');
  expect(error()).toBe('Character 7, “O”, does not fit: digits only. Is 0 meant?');
});

test('what is only not finished is no error while somebody types, and one when they leave', () => {
  const { input, type, error } = show(checkCreditCode);
  type('91330603');
  expect(error()).toBeUndefined();
  expect(screen.getByText('8 of 18 characters')).toBeTruthy();
  fireEvent.blur(input);
  expect(error()).toBe('8 of 18 characters');
});

test('a wrong check character is told with the one that was expected; the right one is marked as right', () => {
  const { type, error } = show(checkCreditCode);
  type('913301007996550580');
  expect(error()).toContain('The check at the end is 0; for this number it would be B.');
  type('91330100799655058B');
  expect(error()).toBeUndefined();
  expect(screen.getByRole('img', { name: 'Checked and right' })).toBeTruthy();
});

test('an address typed with a Chinese keyboard is repaired with one key, never unasked', () => {
  const { input, type } = show(checkMailAddress);
  type('xiaolan.fang＠yuandu.example');
  expect(input.value).toBe('xiaolan.fang＠yuandu.example');
  fireEvent.keyDown(input, { key: 'Enter' });
  expect(input.value).toBe('xiaolan.fang@yuandu.example');
});
