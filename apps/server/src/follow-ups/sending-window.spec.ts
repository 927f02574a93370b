import { describe, expect, test } from '@jest/globals';
import { SendingWindow } from './sending-window.js';

/** A window whose server has answered promptly so often. */
function widened(connections: number, prompt: number): SendingWindow {
  const window = new SendingWindow(connections);
  for (let answer = 0; answer < prompt; answer += 1) window.answered(3);
  return window;
}

test('begins with a place for each connection', async () => {
  const window = new SendingWindow(5);
  expect(await window.take()).toBe(5);
});

test('grows by a place with each prompt answer, up to six for each connection', () => {
  expect(widened(5, 3).size).toBe(8);
  expect(widened(5, 100).size).toBe(30);
});

test('is halved by an answer that is late, down to a place for each connection', () => {
  const window = widened(5, 100);
  window.answered(50);
  expect(window.size).toBe(15);
  window.answered(60_000);
  window.answered(60_000);
  expect(window.size).toBe(5);
});

describe('whoever waits for places', () => {
  test('gets each that is given back while there is one for each connection', async () => {
    const window = new SendingWindow(2);
    await window.take();
    const taken = window.take();
    window.release(1);
    expect(await taken).toBe(1);
  });

  test('gets those that are given back together', async () => {
    const window = new SendingWindow(5);
    await window.take();
    const taken = window.take();
    for (let place = 0; place < 3; place += 1) window.release(1);
    expect(await taken).toBe(3);
  });

  test('waits for half of a window that is wider', async () => {
    const window = widened(5, 100);
    await window.take();
    let taken = 0;
    const waiting = window.take().then((places) => {
      taken = places;
    });
    window.release(14);
    await new Promise(setImmediate);
    expect(taken).toBe(0);
    window.release(1);
    await waiting;
    expect(taken).toBe(15);
  });

  test('does not wait for what the server keeps waiting on all connections but one', async () => {
    for (const size of [6, 7, 8, 9, 13, 30]) {
      const window = widened(5, size - 5);
      await window.take();
      window.release(size - 4);
      expect(await window.take()).toBe(size - 4);
    }
  });
});
