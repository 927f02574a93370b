import { createServer } from 'node:net';

const LAST_PORT = 65_535;
const TRIES = 200;

/**
 * A TCP port on which a server may listen on this machine's loopback.
 * With `from`, the first free port from there upwards; without, any port the system hands out.
 * Throws when no port is free within a reasonable range.
 */
export async function findFreePort(from?: number): Promise<number> {
  if (from === undefined) return anyPort();
  for (let port = from; port < from + TRIES && port <= LAST_PORT; port += 1) {
    if (await isPortFree(port)) return port;
  }
  throw new Error(`No free port between ${from} and ${Math.min(from + TRIES, LAST_PORT)}.`);
}

/**
 * Whether nothing listens on `port`, neither on one loopback address (IPv4 or IPv6) nor on all addresses.
 * All are tried, because some systems let a server take 127.0.0.1 while another holds 0.0.0.0.
 */
export async function isPortFree(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '::1', '0.0.0.0', '::']) {
    if (!(await canListen(port, host))) return false;
  }
  return true;
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    // A machine without IPv6 refuses the address, which says nothing about the port.
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT'),
    );
    server.listen({ port, host, exclusive: true, ipv6Only: host === '::' }, () => server.close(() => resolve(true)));
  });
}

function anyPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
