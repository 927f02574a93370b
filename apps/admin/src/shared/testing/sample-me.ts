import type { Me } from '@brug/contracts/identity';

/** Who is signed in to a page under test. */
export function sampleMe(change: Partial<Me> = {}): Me {
  return {
    id: '01936b2e-7f00-7000-8000-000000000001',
    name: 'Lore Vandecasteele',
    email: 'lore@brug.example',
    role: 'account-manager',
    team: { id: '01936b2e-7f00-7000-8000-000000000002', name: 'Investment' },
    language: 'en',
    timeZone: 'Europe/Brussels',
    colourScheme: 'auto',
    mailboxUrl: null,
    now: '2026-11-24T08:12:00Z',
    ...change,
  };
}
