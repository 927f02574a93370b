import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { openLiveConnection } from './live-connection.js';
import type { LiveHandlers } from './live-connection.js';

class FakeSource extends EventTarget {
  static readonly CLOSED = 2;
  static all: FakeSource[] = [];
  readyState = 0;
  closed = false;
  constructor(readonly url: string) {
    super();
    FakeSource.all.push(this);
  }
  close() {
    this.closed = true;
  }
  opens() {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }
  fails(readyState: number) {
    this.readyState = readyState;
    this.dispatchEvent(new Event('error'));
  }
  says(data: unknown) {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(data) }));
  }
}

/** Channels of one browser: what one posts the others hear. */
class FakeChannel extends EventTarget {
  static all: FakeChannel[] = [];
  constructor() {
    super();
    FakeChannel.all.push(this);
  }
  postMessage(data: unknown) {
    for (const other of FakeChannel.all) {
      if (other !== this) other.dispatchEvent(new MessageEvent('message', { data }));
    }
  }
  close() {
    FakeChannel.all = FakeChannel.all.filter((other) => other !== this);
  }
}

/** Web Locks of one browser: the next in line gets the lock when its holder is done. */
class FakeLocks {
  #last: Promise<unknown> = Promise.resolve();
  request(_name: string, { signal }: { signal: AbortSignal }, run: () => Promise<void>): Promise<unknown> {
    this.#last = this.#last.then(() => (signal.aborted ? undefined : run()));
    return this.#last;
  }
}

const handlers = () => ({
  onMessage: jest.fn<LiveHandlers['onMessage']>(),
  onStatus: jest.fn<LiveHandlers['onStatus']>(),
  onGap: jest.fn<LiveHandlers['onGap']>(),
});
const settled = async () => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};
const message = { topic: 'lead', id: 'a', leadId: null } as const;
let stops: (() => void)[] = [];

function open() {
  const tab = handlers();
  const stop = openLiveConnection('/live', tab);
  stops.push(stop);
  return { ...tab, stop };
}

beforeEach(() => {
  jest.useFakeTimers();
  FakeSource.all = [];
  FakeChannel.all = [];
  Object.assign(globalThis, { EventSource: FakeSource, BroadcastChannel: FakeChannel });
  Object.defineProperty(navigator, 'locks', { value: new FakeLocks(), configurable: true });
});
afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
  jest.useRealTimers();
});

test('two tabs share one connection, and both hear each message once', async () => {
  const first = open();
  const second = open();
  await settled();
  expect(FakeSource.all).toHaveLength(1);
  FakeSource.all[0]?.opens();
  FakeSource.all[0]?.says(message);
  expect(first.onMessage.mock.calls).toEqual([[message]]);
  expect(second.onMessage.mock.calls).toEqual([[message]]);
});

test('when the connected tab closes, the next one takes over', async () => {
  const first = open();
  open();
  await settled();
  first.stop();
  await settled();
  expect(FakeSource.all.map(({ closed }) => closed)).toEqual([true, false]);
});

test('the tab that takes over tells of the gap between the two streams', async () => {
  const first = open();
  const second = open();
  await settled();
  FakeSource.all[0]?.opens();
  first.stop();
  await settled();
  FakeSource.all[1]?.opens();
  expect(second.onGap).toHaveBeenCalledTimes(1);
});

test('a tab that comes later learns that the stream is open', async () => {
  open();
  await settled();
  FakeSource.all[0]?.opens();
  const later = open();
  expect(later.onStatus.mock.calls).toEqual([['open']]);
});

test('a stream that comes back tells of the gap, in which messages may be missing', async () => {
  const tab = open();
  await settled();
  FakeSource.all[0]?.opens();
  expect(tab.onGap).not.toHaveBeenCalled();
  FakeSource.all[0]?.fails(0);
  expect(tab.onStatus).toHaveBeenLastCalledWith('lost');
  FakeSource.all[0]?.opens();
  expect(tab.onGap).toHaveBeenCalledTimes(1);
  expect(tab.onStatus).toHaveBeenLastCalledWith('open');
});

test('a stream the browser gave up on is opened again, later each time', async () => {
  open();
  await settled();
  FakeSource.all[0]?.fails(2);
  jest.advanceTimersByTime(1000);
  expect(FakeSource.all).toHaveLength(2);
  FakeSource.all[1]?.fails(2);
  jest.advanceTimersByTime(1000);
  expect(FakeSource.all).toHaveLength(2);
  jest.advanceTimersByTime(1000);
  expect(FakeSource.all).toHaveLength(3);
});
