import { describe, expect, test } from '@jest/globals';
import { defaultCalendars, slotsBothAtWork } from '../calendars/index.js';
import { templateValuesOf, type TemplateFacts } from './values.js';

const facts: TemplateFacts = {
  contact: {
    salutation: '尊敬的李总',
    familyName: 'Li',
    givenName: 'Na',
    chineseFamilyName: '李',
    chineseGivenName: '娜',
  },
  lead: { number: 'INV-2026-0042', title: 'Lanyin', dormantReason: null },
  owner: { name: 'Lore Vandecasteele', phone: '+32 56 12 34 56', jobTitles: { zh: '投资经理' }, signatures: {} },
  agencyName: { nl: 'Agentschap', en: 'Agency', zh: '发展署' },
  agencyTexts: { 'event.next': { nl: 'Business Days', en: 'Business Days', zh: '贸洽日' } },
  organisation: { name: 'Lanyin Digital', chineseName: null },
  counterpart: { name: 'Dewulf', chineseName: '德沃夫' },
  meeting: { at: Temporal.Instant.from('2026-02-12T17:30:00Z'), notes: '- twee terreinen' },
  project: {
    title: 'Lanyin Kortrijk',
    value: null,
    capex: { minor: 1_200_000_000n, currency: 'EUR' },
    jobs: 45,
  },
  slots: slotsBothAtWork('2026-03-10T00:00:00Z', 1, 30, defaultCalendars(), { limit: 2 }),
  recipientRegion: 'CN',
  given: {},
};

describe('what a message may name', () => {
  test('is written as its language writes it', () => {
    expect(templateValuesOf(facts, 'zh')).toMatchObject({
      'contact.shortSalutation': '李总',
      'contact.name': '李娜',
      'owner.role': '投资经理',
      'counterpart.name': '德沃夫',
      'project.announced': '- 投资额：€12,000,000\n- 就业岗位：45',
      'slot.1': '3月10日（周二）16:00（科特赖克时间09:00）',
    });
    expect(templateValuesOf(facts, 'nl')).toMatchObject({
      'contact.name': 'Na Li',
      'owner.role': 'Accountmanager',
      'counterpart.name': 'Dewulf',
      'slot.1': 'dinsdag 10 maart, 16:00 (09:00 in Kortrijk)',
    });
  });

  test('dates a meeting by the day it was for the reader', () => {
    // Half past six in the evening in Kortrijk is past midnight in Hangzhou.
    expect(templateValuesOf(facts, 'en')['meeting.date']).toBe('13 February 2026');
    expect(templateValuesOf({ ...facts, recipientRegion: 'BE' }, 'nl')['meeting.date']).toBe('12 februari 2026');
  });

  test('gives a reader in Belgium their own time first', () => {
    expect(templateValuesOf({ ...facts, recipientRegion: 'BE' }, 'en')['slot.1']).toBe(
      'Tuesday 10 March, 09:00 (16:00 in Hangzhou)',
    );
  });

  test('has the name where there is no Chinese one', () => {
    expect(templateValuesOf(facts, 'zh')['organisation.nameZh']).toBe('Lanyin Digital');
  });

  test('has no value for what no record holds', () => {
    const empty = templateValuesOf({ ...facts, meeting: null, project: null, slots: [], counterpart: null }, 'en');
    for (const name of [
      'meeting.date',
      'meeting.nextSteps',
      'project.title',
      'slot.1',
      'counterpart.name',
      'mission.name',
    ] as const) {
      expect(empty[name] ?? null).toBeNull();
    }
  });

  test('takes what a person gave before what the records say', () => {
    const given = { 'mission.name': 'Business Days 2026', 'counterpart.name': 'Vlas NV', 'lead.title': ' ' };
    expect(templateValuesOf({ ...facts, given }, 'en')).toMatchObject({
      'mission.name': 'Business Days 2026',
      'counterpart.name': 'Vlas NV',
      'lead.title': 'Lanyin',
    });
  });

  test('signs with the sender’s own signature, else with name, role, agency and telephone', () => {
    expect(templateValuesOf(facts, 'nl')['owner.signature']).toBe(
      'Lore Vandecasteele\nAccountmanager\nAgentschap\n+32 56 12 34 56',
    );
    const owner = { ...facts.owner, signatures: { nl: 'Groeten, Lore' } };
    expect(templateValuesOf({ ...facts, owner }, 'nl')['owner.signature']).toBe('Groeten, Lore');
  });
});
