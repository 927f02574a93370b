import { afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { setServerTime } from '../time/now.js';
import { ApiError } from '../api/api-error.js';
import { inLanguage, renderInApp } from '../testing/render.js';
import { Button, IconButton } from './button.js';
import { Duo } from './duo.js';
import { ErrorNotice } from './error-notice.js';
import { Money } from './money.js';
import { MoneyField } from './money-field.js';
import { Segmented } from './segmented.js';
import { LocalTimes, DateText } from './times.js';
import { TrackMark } from './track-mark.js';
import { TwoClocks } from './two-clocks.js';

beforeAll(() => inLanguage('en'));
afterEach(cleanup);

describe('the two names of a firm', () => {
  test('Chinese comes first for a firm from China, and is marked as Chinese', () => {
    const { container } = render(<Duo name="Jinlan Textile" chineseName="绍兴锦澜纺织" country="CN" />);
    expect(container.textContent).toBe('绍兴锦澜纺织Jinlan Textile');
    expect(screen.getByText('绍兴锦澜纺织').lang).toBe('zh-Hans');
    expect(screen.getByText('Jinlan Textile').lang).toBe('');
  });

  test('Latin comes first for a firm from Belgium', () => {
    const { container } = render(<Duo name="Leie Weaving" chineseName="莱厄织造" country="BE" />);
    expect(container.textContent).toBe('Leie Weaving莱厄织造');
  });

  test('one name is shown once', () => {
    const { container } = render(<Duo name="Leie Weaving" chineseName={null} country="CN" />);
    expect(container.textContent).toBe('Leie Weaving');
  });
});

test('a track says its name to who does not see its colour, except beside the word', () => {
  const { rerender } = renderInApp(<TrackMark track="export" />);
  expect(screen.getByRole('img', { name: 'Export' })).toBeTruthy();
  rerender(<TrackMark track="export" decorative />);
  expect(screen.queryByRole('img')).toBeNull();
});

test('euro leads and yuan follows', () => {
  const { container } = renderInApp(
    <Money
      value={{ amountMinor: '1850000000', currency: 'EUR' }}
      original={{ amountMinor: '15170000000', currency: 'CNY' }}
    />,
  );
  expect(container.textContent?.replaceAll('\u00A0', ' ')).toContain('€ 18.5 m|CNY 151.7 m');
});

test('an amount is typed as people write it, and told as whole minor units', () => {
  const change = jest.fn();
  renderInApp(<MoneyField label="Value" value={null} onChange={change} />);
  fireEvent.change(screen.getByLabelText('Value'), { target: { value: '4.5 m' } });
  expect(change).toHaveBeenLastCalledWith({ amountMinor: '450000000', currency: 'EUR' });
  fireEvent.change(screen.getByLabelText('Currency of Value'), { target: { value: 'CNY' } });
  expect(change).toHaveBeenLastCalledWith({ amountMinor: '450000000', currency: 'CNY' });
  fireEvent.change(screen.getByLabelText('Value'), { target: { value: 'much' } });
  expect(change).toHaveBeenLastCalledWith(null);
  expect(screen.getByText(/This is no amount/)).toBeTruthy();
});

test('a time is told here and there', () => {
  renderInApp(<LocalTimes at="2026-11-24T08:20:00Z" />);
  expect(screen.getByText(/09:20/).textContent).toBe('09:20|16:20');
});

test('near days are told by name, by the server’s clock', () => {
  setServerTime(Date.parse('2026-11-24T08:12:00Z'));
  renderInApp(
    <>
      <DateText on="2026-11-25" look="relative" />
      <DateText on="2026-11-30" look="relative" />
    </>,
  );
  expect(screen.getByText('tomorrow')).toBeTruthy();
  expect(screen.getByText('Mon 30 Nov')).toBeTruthy();
});

test('the two clocks say how long both are still at work', () => {
  setServerTime(Date.parse('2026-11-24T08:12:00Z'));
  renderInApp(<TwoClocks />);
  expect(screen.getByRole('img').getAttribute('aria-label')).toBe(
    'Kortrijk 09:12, Hangzhou 16:12. both at work, 1 h 18 left',
  );
});

test('after hours the two clocks say when the next window opens', () => {
  setServerTime(Date.parse('2026-11-27T15:00:00Z'));
  renderInApp(<TwoClocks />);
  expect(screen.getByRole('img').getAttribute('aria-label')).toContain('from Mon 09:00');
});

test('a busy button stays in place and cannot be pressed', () => {
  const press = jest.fn();
  render(
    <Button busy onClick={press}>
      Save
    </Button>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(press).not.toHaveBeenCalled();
  expect(screen.getByRole('button').getAttribute('aria-busy')).toBe('true');
});

test('a button that is only an icon has a name, and a key beside a word is not read out', () => {
  render(
    <>
      <IconButton icon="close" label="Close" />
      <Button hotkey="mod+enter">Save</Button>
    </>,
  );
  expect(screen.getByRole('button', { name: 'Close' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Save' })).toBeTruthy();
});

test('one of a few is a group of radio buttons', () => {
  const change = jest.fn();
  render(
    <Segmented
      label="View"
      segments={[
        { value: 'board', label: 'Board' },
        { value: 'table', label: 'Table' },
      ]}
      value="board"
      onChange={change}
    />,
  );
  expect(screen.getByRole('group', { name: 'View' })).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: 'Table' }));
  expect(change).toHaveBeenCalledWith('table');
});

test('a failure is told by its code in the language of the screen, with the request to quote', async () => {
  await inLanguage('nl');
  const error = new ApiError('lead.reason-required', 422, { detail: 'English for developers', requestId: 'r-9' });
  renderInApp(<ErrorNotice error={error} />);
  expect(screen.getByRole('alert').textContent).toContain('Deze verplaatsing vraagt een reden.');
  expect(screen.getByRole('alert').textContent).toContain('r-9');
});
