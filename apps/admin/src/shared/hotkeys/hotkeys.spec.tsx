import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { setSingleKeys } from './hotkey-registry.js';
import type { Hotkey } from './hotkey-registry.js';
import { keyOfEvent } from './key-of-event.js';
import { useDialogHotkeys, useHotkeys } from './use-hotkeys.js';

function Keys({ name, hotkeys }: { readonly name: string; readonly hotkeys: readonly Hotkey[] }) {
  useHotkeys(name, hotkeys);
  return <input aria-label="field" />;
}

function DialogKeys({ hotkeys }: { readonly hotkeys: readonly Hotkey[] }) {
  useDialogHotkeys('Dialogue', hotkeys);
  return null;
}

const press = (key: string, more: Partial<KeyboardEventInit> = {}, target: Element = document.body) =>
  fireEvent.keyDown(target, { key, ...more });

beforeEach(() => localStorage.clear());
afterEach(cleanup);

test('a key does what the screen says', () => {
  const run = jest.fn();
  render(<Keys name="List" hotkeys={[{ keys: 'e', label: 'Done', run }]} />);
  press('e');
  expect(run).toHaveBeenCalledTimes(1);
});

test('keys are silent while something is typed, except with Ctrl or where asked for', () => {
  const letter = jest.fn();
  const palette = jest.fn();
  const save = jest.fn();
  render(
    <Keys
      name="List"
      hotkeys={[
        { keys: 'e', label: 'Done', run: letter },
        { keys: 'mod+k', label: 'Find', run: palette },
        { keys: 'escape', label: 'Leave', run: save, inFields: true },
      ]}
    />,
  );
  const field = screen.getByLabelText('field');
  press('e', {}, field);
  press('k', { ctrlKey: true }, field);
  press('Escape', {}, field);
  expect([letter.mock.calls.length, palette.mock.calls.length, save.mock.calls.length]).toEqual([0, 1, 1]);
});

test('a sequence needs both keys in a row', () => {
  const go = jest.fn();
  render(<Keys name="Everywhere" hotkeys={[{ keys: 'g t', label: 'Today', run: go }]} />);
  press('t');
  press('g');
  press('x');
  press('t');
  expect(go).not.toHaveBeenCalled();
  press('g');
  press('t');
  expect(go).toHaveBeenCalledTimes(1);
});

test('nothing behind a dialogue hears keys', () => {
  const behind = jest.fn();
  const inside = jest.fn();
  const { rerender } = render(
    <>
      <Keys name="List" hotkeys={[{ keys: 'e', label: 'Done', run: behind }]} />
      <DialogKeys hotkeys={[{ keys: '1', label: 'Yes', run: inside }]} />
    </>,
  );
  press('e');
  press('1');
  expect([behind.mock.calls.length, inside.mock.calls.length]).toEqual([0, 1]);
  rerender(<Keys name="List" hotkeys={[{ keys: 'e', label: 'Done', run: behind }]} />);
  press('e');
  expect(behind).toHaveBeenCalledTimes(1);
});

test('a key that is not enabled does nothing', () => {
  const run = jest.fn();
  render(<Keys name="List" hotkeys={[{ keys: 'e', label: 'Done', run, enabled: false }]} />);
  press('e');
  expect(run).not.toHaveBeenCalled();
});

test('single keys can be turned off, keys with Ctrl stay', () => {
  const single = jest.fn();
  const palette = jest.fn();
  render(
    <Keys
      name="List"
      hotkeys={[
        { keys: 'e', label: 'Done', run: single },
        { keys: 'mod+k', label: 'Find', run: palette },
      ]}
    />,
  );
  setSingleKeys(false);
  press('e');
  press('k', { metaKey: true });
  expect([single.mock.calls.length, palette.mock.calls.length]).toEqual([0, 1]);
});

test('a letter typed into a Chinese input method does not act', () => {
  const run = jest.fn();
  render(<Keys name="List" hotkeys={[{ keys: 'e', label: 'Done', run }]} />);
  press('e', { isComposing: true });
  expect(run).not.toHaveBeenCalled();
});

test.each([
  ['[ on a Belgian keyboard, with AltGr', { key: '[', code: 'BracketLeft', ctrlKey: true, altKey: true }, '['],
  ['? on a Belgian keyboard, with shift', { key: '?', code: 'KeyM', shiftKey: true }, '?'],
  ['j while a Chinese input method is on', { key: 'Process', code: 'KeyJ' }, 'j'],
  ['⌘K on a Mac', { key: 'k', code: 'KeyK', metaKey: true }, 'mod+k'],
  ['shift and enter', { key: 'Enter', code: 'Enter', shiftKey: true }, 'shift+enter'],
  ['an arrow', { key: 'ArrowDown', code: 'ArrowDown' }, 'down'],
])('%s is read as %s', (_name, event, expected) => {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  expect(keyOfEvent({ ...none, ...event })).toBe(expected);
});
