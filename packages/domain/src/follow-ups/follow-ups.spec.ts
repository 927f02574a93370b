import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type FollowUpRule, rulesFor } from './rule.js';
import {
  afterDelivery,
  backoffMinutes,
  MAX_ATTEMPTS,
  messageIdOf,
  reasonNotToSend,
  type SendingContext,
} from './sending.js';
import { CLAIMABLE_STATES, FOLLOW_UP_STATES, FOLLOW_UP_TRANSITIONS, mayTransition } from './state.js';

describe('the states of a message', () => {
  test('nothing that may have left can be claimed again without a person', () => {
    for (const state of ['sending', 'uncertain', 'sent'] as const) {
      expect([state, mayTransition('message', state, 'claimed')]).toEqual([state, false]);
    }
    expect(CLAIMABLE_STATES).not.toContain('uncertain');
  });

  test('a message is always committed as sending before it is sent', () => {
    const before = FOLLOW_UP_STATES.filter((state) => mayTransition('message', state, 'sent'));
    expect(before).toEqual(['sending', 'uncertain']);
  });

  test('sent, cancelled and skipped are final', () => {
    for (const state of ['sent', 'cancelled', 'skipped'] as const) {
      expect(FOLLOW_UP_TRANSITIONS.message[state]).toEqual([]);
    }
  });

  test('every state can be reached from planned', () => {
    const reached = new Set(['planned']);
    for (const state of reached) {
      for (const next of FOLLOW_UP_TRANSITIONS.message[state as 'planned']) reached.add(next);
    }
    expect([...reached].toSorted()).toEqual(FOLLOW_UP_STATES.filter((state) => state !== 'done').toSorted());
  });
});

describe('after speaking to the mail server', () => {
  test('an accepted message is sent', () => {
    expect(afterDelivery({ kind: 'accepted', response: '250 OK' }, 1)).toEqual({ state: 'sent' });
  });

  test('a missing final answer is uncertain at any attempt, never a retry', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), (attempt) => {
        expect(afterDelivery({ kind: 'no-final-answer', response: '' }, attempt)).toEqual({ state: 'uncertain' });
      }),
    );
  });

  test('4xx is tried again with growing waits, then given up', () => {
    const refused = { kind: 'refused', status: 451, response: 'greylisted' } as const;
    expect(afterDelivery(refused, 1)).toEqual({ state: 'failed', retryInMinutes: 1 });
    expect(afterDelivery(refused, 3)).toEqual({ state: 'failed', retryInMinutes: 25 });
    expect(afterDelivery(refused, MAX_ATTEMPTS)).toEqual({ state: 'dead' });
    expect(backoffMinutes(2)).toBeGreaterThan(backoffMinutes(1));
  });

  test('5xx is never tried again', () => {
    expect(afterDelivery({ kind: 'refused', status: 550, response: 'no such user' }, 1)).toEqual({ state: 'dead' });
  });

  test('a server that cannot be reached is tried again', () => {
    expect(afterDelivery({ kind: 'not-connected', response: 'ECONNREFUSED' }, 1)).toMatchObject({ state: 'failed' });
  });
});

describe('a message that is due', () => {
  const fine: SendingContext = {
    contact: { hasAddress: true, lawfulBasis: 'consent', optedOut: false, bounced: false, gone: false },
    isAcknowledgement: false,
    leadIsOpen: true,
    plannedForStageId: 'a',
    currentStageId: 'a',
  };

  test('goes when nothing speaks against it', () => {
    expect(reasonNotToSend(fine)).toBeNull();
  });

  test.each([
    ['no-lawful-basis', { contact: { ...fine.contact, lawfulBasis: null } }],
    ['opted-out', { contact: { ...fine.contact, optedOut: true } }],
    ['address-bounced', { contact: { ...fine.contact, bounced: true } }],
    ['no-address', { contact: { ...fine.contact, hasAddress: false } }],
    ['contact-erased', { contact: { ...fine.contact, gone: true } }],
    ['lead-closed', { leadIsOpen: false }],
    ['stage-left', { currentStageId: 'b' }],
  ] as const)('is refused: %s', (reason, change) => {
    expect(reasonNotToSend({ ...fine, ...change })).toBe(reason);
  });

  test('goes although the lead was closed when it acknowledges an inquiry', () => {
    expect(reasonNotToSend({ ...fine, isAcknowledgement: true, leadIsOpen: false })).toBeNull();
  });
});

test('a follow-up has one Message-ID, and no other follow-up has it', () => {
  expect(messageIdOf('a', 'brug.example')).toBe('<followup.a@brug.example>');
  expect(messageIdOf('b', 'brug.example')).not.toBe(messageIdOf('a', 'brug.example'));
});

describe('rules', () => {
  const rule = (change: Partial<FollowUpRule>): FollowUpRule => ({
    id: 'r',
    trigger: 'stage-entered',
    track: 'investment',
    stageKey: 'proposal',
    sources: null,
    kind: 'task',
    taskKind: 'call',
    templateKey: null,
    timing: { type: 'working-days', days: 3, calendar: 'CN' },
    active: true,
    ...change,
  });
  const occasion = { trigger: 'stage-entered', track: 'investment', stageKey: 'proposal', source: 'fair' } as const;

  test('of a stage fire on entering that stage only', () => {
    expect(rulesFor(occasion, [rule({}), rule({ stageKey: 'decision' })])).toHaveLength(1);
  });

  test('without a track fire on both', () => {
    const any = rule({ trigger: 'lead-created', track: null, stageKey: null });
    expect(rulesFor({ ...occasion, trigger: 'lead-created' }, [any])).toEqual([any]);
    expect(rulesFor({ ...occasion, trigger: 'lead-created', track: 'export' }, [any])).toEqual([any]);
  });

  test('for leads from outside fire for those sources only', () => {
    const outside = rule({ trigger: 'lead-created', stageKey: null, sources: ['inquiry-web'] });
    const created = { ...occasion, trigger: 'lead-created' } as const;
    expect(rulesFor({ ...created, source: 'inquiry-web' }, [outside])).toEqual([outside]);
    expect(rulesFor(created, [outside])).toEqual([]);
  });

  test('that are switched off plan nothing', () => {
    expect(rulesFor(occasion, [rule({ active: false })])).toEqual([]);
  });
});
