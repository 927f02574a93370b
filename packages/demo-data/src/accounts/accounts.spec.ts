import { describe, expect, test } from '@jest/globals';
import { checkMailAddress, checkPhoneNumber } from '@brug/domain/identifiers';
import { ROLES } from '@brug/domain/permissions';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, DEMO_TEAMS } from './accounts.js';

describe('the demo accounts', () => {
  test('there is one for every role', () => {
    for (const role of ROLES) expect(DEMO_ACCOUNTS.some((account) => account.role === role)).toBe(true);
  });

  test('each belongs to a team, and two teams have several account managers', () => {
    const teams = DEMO_TEAMS.map((team) => team.key);
    for (const account of DEMO_ACCOUNTS) expect(teams).toContain(account.teamKey);
    for (const team of ['investment', 'export']) {
      const members = DEMO_ACCOUNTS.filter(({ teamKey, role }) => teamKey === team && role === 'account-manager');
      expect(members.length).toBeGreaterThanOrEqual(3);
    }
  });

  test('addresses are of a reserved domain, valid and different; so are initials', () => {
    const addresses = DEMO_ACCOUNTS.map((account) => account.email);
    for (const email of addresses) {
      expect(email).toMatch(/@brug\.example$/);
      expect(checkMailAddress(email).ok).toBe(true);
    }
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(new Set(DEMO_ACCOUNTS.map((account) => account.initials)).size).toBe(DEMO_ACCOUNTS.length);
  });

  test('phone numbers are complete', () => {
    for (const { phone } of DEMO_ACCOUNTS)
      expect(checkPhoneNumber(phone, 'BE')).toMatchObject({ ok: true, value: phone });
  });

  test('the password is at least 12 characters', () => {
    expect(DEMO_PASSWORD.length).toBeGreaterThanOrEqual(12);
  });
});
