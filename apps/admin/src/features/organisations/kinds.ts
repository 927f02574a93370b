import type { Organisation } from '@brug/contracts/organisations';

/** The choices of the contract, named here so that its schemas stay out of the page. */
export const ownerships: readonly NonNullable<Organisation['ownership']>[] = [
  'private',
  'state',
  'listed',
  'foreign',
  'public-institution',
];
export const sizes: readonly NonNullable<Organisation['size']>[] = ['micro', 'small', 'medium', 'large'];
