import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { findFreePort, isPortFree } from './free-port.js';

describe('finding a port', () => {
  it.each(['127.0.0.1', '0.0.0.0', '::1'])('skips one that is taken on %s', async (host) => {
    const taker = createServer().listen(0, host);
    await once(taker, 'listening');
    const { port } = taker.address() as AddressInfo;
    try {
      expect(await isPortFree(port)).toBe(false);
      expect(await findFreePort(port)).toBeGreaterThan(port);
    } finally {
      taker.close();
    }
  });

  it('takes the wanted one when it is free', async () => {
    const port = await findFreePort();
    expect(await findFreePort(port)).toBe(port);
  });
});
