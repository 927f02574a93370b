import { afterEach, expect, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { UnsubscribeState } from '@brug/contracts/unsubscribe';
import { stubApi, type Answer } from '../shared/testing/stub-api.js';
import { UnsubscribePage } from './unsubscribe-page.js';

const subscribed: UnsubscribeState = {
  language: 'nl',
  agencyName: { nl: 'POM', en: 'WFDA', zh: '发展署' },
  address: 's•••@jinlan.example',
  optedOut: false,
  canUndo: false,
};
const out = { ...subscribed, optedOut: true, canUndo: true };
afterEach(cleanup);

function show(answers: Readonly<Record<string, Answer>>) {
  const calls = stubApi(({ key }) => answers[key]);
  render(<UnsubscribePage token="abc" />);
  return () => calls.map(({ key }) => key);
}

test('looking at the page changes nothing', async () => {
  const calls = show({ 'GET /unsubscribe/abc': { json: subscribed } });
  expect(await screen.findByRole('heading', { name: 'Wilt u geen berichten meer van ons?' })).toBeTruthy();
  expect(screen.getByText(/s•••@jinlan\.example/u)).toBeTruthy();
  expect(calls()).toEqual(['GET /unsubscribe/abc']);
});

test('one click unsubscribes, and another takes it back as a mistake', async () => {
  const calls = show({
    'GET /unsubscribe/abc': { json: subscribed },
    'POST /unsubscribe/abc': { json: out },
    'POST /unsubscribe/abc/undo': { json: subscribed },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Schrijf mij uit' }));
  const heading = await screen.findByRole('heading', { name: 'U bent uitgeschreven.' });
  expect(document.activeElement).toBe(heading);
  expect(screen.getByText('Uw keuze is bewaard. U hoeft niets meer te doen.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /vergissing/u }));
  expect(await screen.findByRole('heading', { name: 'U bent weer ingeschreven.' })).toBeTruthy();
  expect(calls()).toEqual(['GET /unsubscribe/abc', 'POST /unsubscribe/abc', 'POST /unsubscribe/abc/undo']);
});

test('who opted out in another way is told that it holds, and cannot take it back here', async () => {
  show({ 'GET /unsubscribe/abc': { json: { ...out, canUndo: false } } });
  expect(await screen.findByRole('heading', { name: 'U bent uitgeschreven.' })).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

test('it is in the language of the mail, and in any other one chooses', async () => {
  show({ 'GET /unsubscribe/abc': { json: { ...subscribed, language: 'zh' } } });
  expect(await screen.findByRole('button', { name: '确认退订' })).toBeTruthy();
  expect(document.documentElement.lang).toBe('zh-Hans');
  fireEvent.click(screen.getByRole('radio', { name: 'English' }));
  expect(screen.getByRole('button', { name: 'Unsubscribe' })).toBeTruthy();
  expect(document.title).toBe('Unsubscribe · Brug');
});

test('a link that is none says what else one can do', async () => {
  show({});
  expect((await screen.findByRole('heading')).textContent).not.toBe('');
  expect(await screen.findByText(/reply to our mail|Antwoord gerust|回复我们的邮件/u)).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

test('what could not be done is said, and can be tried again', async () => {
  show({
    'GET /unsubscribe/abc': { json: subscribed },
    'POST /unsubscribe/abc': { problem: { code: 'rate.limited', status: 429 } },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Schrijf mij uit' }));
  expect(await screen.findByText(/Probeer het over een uur opnieuw/u)).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Schrijf mij uit' }).disabled).toBe(false);
});
