import { expect, test } from '@jest/globals';
import { bounceKind, statusIn, tellsAddressIsGone } from './bounces.js';

test.each([
  ['failed', '5.1.1', 'hard'],
  ['failed', '4.4.7', 'soft'],
  ['delayed', '4.4.1', 'soft'],
  ['Delayed', '5.0.0', 'soft'],
  ['failed', null, 'hard'],
  ['delivered', '2.0.0', null],
  ['relayed', '2.1.5', null],
  ['expanded', '2.1.5', null],
  ['something', null, null],
])('a report of %s with status %s is %s', (action, status, kind) => {
  expect(bounceKind(action, status)).toBe(kind);
});

test.each([
  ['5.1.1', '5.1.1'],
  ['5.1.1 (bad destination mailbox address)', '5.1.1'],
  ['smtp; 550 5.7.26 unauthenticated', '5.7.26'],
  ['5', null],
  ['15.1.1', null],
  ['3.1.1', null],
])('in "%s" the status is %s', (field, status) => {
  expect(statusIn(field)).toBe(status);
});

test('an address is given up when nobody is there any more', () => {
  for (const status of ['5.1.1', '5.1.10', '5.2.1', '5.0.0', '5.4.4', null])
    expect(tellsAddressIsGone('hard', status)).toBe(true);
});

test('an address is kept when only this message was not taken, or not yet', () => {
  for (const status of ['5.2.2', '5.2.3', '5.3.4', '5.6.1', '5.7.1', '5.7.26'])
    expect(tellsAddressIsGone('hard', status)).toBe(false);
  expect(tellsAddressIsGone('soft', '4.1.1')).toBe(false);
});
