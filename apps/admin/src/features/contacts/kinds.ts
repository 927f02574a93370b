import type { Contact } from '@brug/contracts/organisations';

/** The choices of the contract, named here so that its schemas stay out of the page. */
export const decisionRoles: readonly Contact['decisionRole'][] = ['decides', 'influences', 'executes', 'unknown'];
export const lawfulBases: readonly NonNullable<Contact['lawfulBasis']>[] = [
  'consent',
  'contract',
  'legitimate-interest',
  'public-task',
  'request',
];
