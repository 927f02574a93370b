import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import type { Contact } from '@brug/contracts/organisations';
import { inLanguage, renderInApp } from '../../shared/testing/render.js';
import { ConsentFacts } from './contact-facts.js';

const contact: Contact = {
  id: '01936b2e-7f00-7000-8000-000000000001',
  version: 1,
  name: 'Shen Lan',
  chineseName: '沈岚',
  familyName: 'Shen',
  givenName: 'Lan',
  chineseFamilyName: '沈',
  chineseGivenName: '岚',
  jobTitle: null,
  decisionRole: 'unknown',
  email: 'shen@jinlan.example',
  phone: null,
  weChatId: null,
  language: 'zh',
  timeZone: 'Asia/Shanghai',
  salutation: null,
  lawfulBasis: 'request',
  lawfulBasisOn: '2026-03-09',
  optedOut: false,
  optOutReason: null,
  emailBouncedAt: null,
  notes: null,
  organisation: {
    id: '01936b2e-7f00-7000-8000-000000000002',
    name: 'Jinlan',
    chineseName: null,
    country: 'CN',
    placeKey: null,
    placeNames: null,
    knownFor: null,
  },
  createdAt: '2026-03-09T09:00:00Z',
  updatedAt: '2026-03-09T09:00:00Z',
};

beforeAll(() => inLanguage('en', 'contacts', 'records'));
afterEach(cleanup);

test.each([
  ['may be written to', {}, /^Yes: there is a lawful basis/u],
  ['has no lawful basis', { lawfulBasis: null }, /^Not yet: there is no lawful basis/u],
  ['wants no mail', { optedOut: true, optOutReason: 'by-hand' }, /^No: this person wants no mail/u],
  ['unsubscribed by a link', { optedOut: true, optOutReason: 'unsubscribed' }, /^No: this person unsubscribed/u],
  ['complained', { optedOut: true, optOutReason: 'complaint' }, /^No: this person reported our mail/u],
  [
    'is not reached by the address',
    { emailBouncedAt: '2026-03-09T09:00:00Z' },
    /^Not now: mail to this address comes back/u,
  ],
] as const)('of somebody who %s it is said whether we may write, and why not', (_who, changes, verdict) => {
  renderInApp(<ConsentFacts contact={{ ...contact, ...changes }} mayEdit={false} onSave={() => undefined} />);
  expect(screen.getByText(verdict)).toBeTruthy();
});
