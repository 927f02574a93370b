import { afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { inLanguage, renderInApp } from '../testing/render.js';
import { EndlessRows } from './endless-rows.js';
import type { Endless } from './use-endless.js';

beforeAll(() => inLanguage('en', 'records'));
beforeEach(() => {
  // jsdom lays nothing out; the rows need a window to show in.
  jest.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(720);
  jest.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(1000);
});
afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
});

function show(list: Partial<Endless<string>>) {
  const loadMore = jest.fn();
  const whole: Endless<string> = {
    rows: [],
    isPending: false,
    isRefreshing: false,
    hasMore: false,
    loadMore,
    error: null,
    retry: jest.fn(),
    ...list,
  };
  renderInApp(
    <EndlessRows
      label="Firms"
      columns={[{ key: 'name', head: 'Name', cell: (row) => <a href={`/${row}`}>{row}</a> }]}
      list={whole}
      keyOf={(row) => row}
      empty={<p>Nothing</p>}
    />,
  );
  return { loadMore };
}

const many = Array.from({ length: 1000 }, (_, index) => `firm ${index}`);

test('of many rows only those in sight are in the page', () => {
  show({ rows: many });
  const rows = screen.getAllByRole('row');
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.length).toBeLessThan(60);
  expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('1001');
});

test('the next page is asked for before the end is reached, and not when there is none', () => {
  expect(show({ rows: many.slice(0, 30), hasMore: true }).loadMore).toHaveBeenCalled();
  cleanup();
  expect(show({ rows: many.slice(0, 30) }).loadMore).not.toHaveBeenCalled();
  cleanup();
  expect(show({ rows: many, hasMore: true }).loadMore).not.toHaveBeenCalled();
});

test('J and K walk the rows, and the focus is on what ↵ opens', () => {
  show({ rows: many });
  for (const key of ['j', 'j', 'j', 'k']) fireEvent.keyDown(document.body, { key });
  expect(document.activeElement?.textContent).toBe('firm 1');
});

test('an empty list shows what belongs there', () => {
  show({});
  expect(screen.getByText('Nothing')).toBeTruthy();
});
