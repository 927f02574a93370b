import { describe, expect, test } from '@jest/globals';
import { ACTIONS, may, maySeeLead, PERMISSIONS, ROLES, SCOPES } from './permissions.js';

const RELATIONS = {
  own: { ownerId: 'me', teamId: 'mine' },
  team: { ownerId: 'colleague', teamId: 'mine' },
  other: { ownerId: 'stranger', teamId: 'theirs' },
} as const;
const REACH = { none: [], own: ['own'], team: ['own', 'team'], all: ['own', 'team', 'other'] } as const;

describe.each(ROLES)('as %s', (role) => {
  test.each(ACTIONS)('%s reaches just as far as the table says', (action) => {
    const allowed = Object.entries(RELATIONS)
      .filter(([, record]) => may({ personId: 'me', role, teamId: 'mine' }, action, record))
      .map(([relation]) => relation);
    expect(allowed).toEqual([...REACH[PERMISSIONS[role][action]]]);
  });
});

test('no role loses a right that the role below it holds', () => {
  for (const action of ACTIONS) {
    const reach = ROLES.map((role) => SCOPES.indexOf(PERMISSIONS[role][action]));
    expect([action, ...reach]).toEqual([action, ...reach.toSorted((a, b) => a - b)]);
  }
});

describe('a restricted lead', () => {
  const restricted = { ownerId: 'lore', teamId: 'invest', confidentiality: 'restricted' } as const;

  test.each([
    ['its owner', { personId: 'lore', role: 'account-manager', teamId: 'elsewhere' }, true],
    ['a viewer of its team', { personId: 'v', role: 'viewer', teamId: 'invest' }, true],
    ['an account manager of another team', { personId: 'p', role: 'account-manager', teamId: 'export' }, false],
    ['a viewer of another team', { personId: 'w', role: 'viewer', teamId: 'export' }, false],
    ['a manager of another team', { personId: 'm', role: 'manager', teamId: 'export' }, true],
    ['an administrator', { personId: 'a', role: 'administrator', teamId: 'export' }, true],
  ] as const)('%s: seen is %#', (_who, actor, seen) => {
    expect(maySeeLead(actor, restricted)).toBe(seen);
  });
});
