import { isIP } from 'node:net';

const GROUPS = 8;
const NETWORK_GROUPS = 4;
const MAPPED = '0:0:0:0:0:ffff';

/**
 * Whom a limit per address counts: an IPv4 address, or the /64 of an IPv6 address, since whoever has one of its addresses has them
 * all. `unknown` without an address.
 */
export function networkOf(address: string | null | undefined): string {
  if (!address) return 'unknown';
  if (isIP(address) !== 6) return address;
  const groups = groupsOf(address);
  if (groups.slice(0, 6).join(':') === MAPPED) return ipv4Of(groups.slice(6));
  return `${groups.slice(0, NETWORK_GROUPS).join(':')}::/64`;
}

/** The eight groups, in small letters and without leading zeros. */
function groupsOf(address: string): string[] {
  // The host of an address on the web is written in one way only.
  const [before = [], after = []] = new URL(`http://[${address}]`).hostname
    .slice(1, -1)
    .split('::')
    .map((part) => part.split(':').filter(Boolean));
  const left = GROUPS - before.length - after.length;
  return [...before, ...Array.from({ length: left }, () => '0'), ...after];
}

function ipv4Of(groups: readonly string[]): string {
  return groups
    .map((group) => Number.parseInt(group, 16))
    .flatMap((value) => [value >> 8, value & 0xff])
    .join('.');
}
