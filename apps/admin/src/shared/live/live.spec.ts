import { expect, test } from '@jest/globals';
import { liveOn, liveOnLead, liveOnRecord } from './live-topics.js';
import type { LiveMessage } from './live-topics.js';

const message = (topic: LiveMessage['topic'], id: string, leadId: string | null = null): LiveMessage => ({
  topic,
  id,
  leadId,
});

test('a list hears every message of its topics', () => {
  const filter = liveOn('lead', 'follow-up');
  expect(filter(message('lead', 'a'))).toBe(true);
  expect(filter(message('contact', 'a'))).toBe(false);
});

test('a record hears messages about itself only', () => {
  const filter = liveOnRecord('organisation', 'a');
  expect([
    filter(message('organisation', 'a')),
    filter(message('organisation', 'b')),
    filter(message('lead', 'a')),
  ]).toEqual([true, false, false]);
});

test('a lead hears what hangs on it, of the topics it shows', () => {
  const filter = liveOnLead('a', 'activity');
  expect(filter(message('lead', 'a'))).toBe(true);
  expect(filter(message('activity', 'x', 'a'))).toBe(true);
  expect(filter(message('follow-up', 'x', 'a'))).toBe(false);
  expect(filter(message('activity', 'x', 'b'))).toBe(false);
});
