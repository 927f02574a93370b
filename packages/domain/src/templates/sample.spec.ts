import { describe, expect, test } from '@jest/globals';
import { STEP_RECIPIENTS } from '../sequences/sequence.js';
import { TRACKS } from '../tracks/tracks.js';
import { MESSAGE_LANGUAGES } from './salutation.js';
import { sampleFacts, sampleRecipientOf, sampleTrackOf, type SampleReader, type TemplateUse } from './sample.js';
import { templateValuesOf } from './values.js';
import { TEMPLATE_VARIABLES } from './variables.js';

const AGENCY = { nl: 'Agentschap', en: 'Agency', zh: '发展署' };
const valuesFor = (reader: SampleReader, language: 'nl' | 'en' | 'zh') =>
  templateValuesOf(sampleFacts(reader, language, AGENCY), language);

const toPrincipal = (track: TemplateUse['track']): TemplateUse => ({ track, recipient: 'principal' });
const toCounterpart = (track: TemplateUse['track']): TemplateUse => ({ track, recipient: 'counterpart' });

describe('the lead that a text is shown for', () => {
  test('is of the track on which the template is used, whatever the language', () => {
    for (const language of MESSAGE_LANGUAGES) {
      expect(sampleTrackOf([toPrincipal('export')], 'principal', language)).toBe('export');
      expect(sampleTrackOf([toPrincipal('investment')], 'principal', language)).toBe('investment');
      // Nobody is written to on the other side yet: it is the same lead.
      expect(sampleTrackOf([toPrincipal('export')], 'counterpart', language)).toBe('export');
    }
  });

  test('is of the track on which the template is used for this side, when each side has its own', () => {
    const uses = [toPrincipal('investment'), toCounterpart('export')];
    expect(sampleTrackOf(uses, 'principal', 'zh')).toBe('investment');
    expect(sampleTrackOf(uses, 'counterpart', 'zh')).toBe('export');
  });

  test.each([
    ['nowhere', []],
    ['on both tracks', [toPrincipal('export'), toPrincipal('investment')]],
    ['on any track', [toPrincipal(null)]],
    ['on one and any', [toPrincipal('export'), toPrincipal(null)]],
  ])('of a template that is used %s is one whose reader is written to in the language', (_where, uses) => {
    const tracks = MESSAGE_LANGUAGES.map((language) => sampleTrackOf(uses, 'principal', language));
    expect(tracks).toEqual(['export', 'investment', 'investment']);
  });

  test('has a reader on the other side who is written to in the language, too', () => {
    expect(sampleTrackOf([], 'counterpart', 'nl')).toBe('investment');
    expect(sampleTrackOf([], 'counterpart', 'zh')).toBe('export');
  });

  test('is written to on the side that the template is used for', () => {
    expect(sampleRecipientOf([])).toBe('principal');
    expect(sampleRecipientOf([toCounterpart('export')])).toBe('counterpart');
    expect(sampleRecipientOf([toCounterpart('export'), toPrincipal('export')])).toBe('principal');
  });
});

describe('the believable values', () => {
  test('leave no variable open, on either track, for either side, in any language', () => {
    for (const track of TRACKS) {
      for (const recipient of STEP_RECIPIENTS) {
        for (const language of MESSAGE_LANGUAGES) {
          const values = valuesFor({ track, recipient }, language);
          expect(TEMPLATE_VARIABLES.filter((name) => !values[name]?.trim())).toEqual([]);
        }
      }
    }
  });

  test('on the export track are those of a West-Flemish firm, whose contact reads their own time first', () => {
    expect(valuesFor({ track: 'export', recipient: 'principal' }, 'nl')).toMatchObject({
      'contact.salutation': 'Geachte mevrouw Dewulf',
      'contact.shortSalutation': 'mevrouw Dewulf',
      'lead.number': 'EXP-2026-0042',
      'organisation.name': 'Leievlas',
      'counterpart.name': 'Lanyin Digital',
      'project.title': 'Leievlas Ningbo',
      'meeting.date': '13 februari 2026',
      'slot.1': 'dinsdag 10 maart, 09:00 (16:00 in Hangzhou)',
    });
  });

  test('on the investment track are those of a Zhejiang firm', () => {
    expect(valuesFor({ track: 'investment', recipient: 'principal' }, 'zh')).toMatchObject({
      'contact.salutation': '尊敬的李女士',
      'contact.shortSalutation': '李女士',
      'lead.number': 'INV-2026-0042',
      'organisation.nameZh': '蓝印数码',
      'counterpart.name': 'Leievlas',
      'project.announced': '- 投资额：€12,000,000\n- 就业岗位：45',
      'meeting.date': '2026年2月13日',
      'slot.2': '3月11日（周三）16:00（科特赖克时间09:00）',
    });
  });

  test('for the counterpart keep the lead and name the contact of the other side', () => {
    expect(valuesFor({ track: 'export', recipient: 'counterpart' }, 'zh')).toMatchObject({
      'contact.name': '李娜',
      'lead.number': 'EXP-2026-0042',
      'organisation.name': 'Leievlas',
      'slot.1': '3月10日（周二）16:00（科特赖克时间09:00）',
    });
  });
});
