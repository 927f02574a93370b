import type { CallSlot, Region } from '../calendars/index.js';
import type { StepRecipient } from '../sequences/sequence.js';
import type { Track } from '../tracks/tracks.js';
import type { MessageLanguage, SalutedContact } from './salutation.js';
import type { TemplateFacts } from './values.js';

type Localised = Readonly<Record<MessageLanguage, string>>;

/** Where a template is in use: on the leads of a track (null: of both), written to one of the two sides. */
export interface TemplateUse {
  readonly track: Track | null;
  readonly recipient: StepRecipient;
}

/** Who reads the believable message: somebody on one of the two sides of a lead of a track. */
export interface SampleReader {
  readonly track: Track;
  readonly recipient: StepRecipient;
}

/**
 * The track of the lead that a text is shown for when nobody chose one: the track on which its template is used for this recipient, or at
 * all. Where that is both tracks or none, the reader is one who is written to in the language: in Dutch a West-Flemish firm, in English and
 * Chinese one of Zhejiang.
 */
export function sampleTrackOf(
  uses: readonly TemplateUse[],
  recipient: StepRecipient,
  language: MessageLanguage,
): Track {
  const ofRecipient = uses.filter((use) => use.recipient === recipient);
  const tracks = new Set((ofRecipient.length > 0 ? ofRecipient : uses).map(({ track }) => track));
  const [only] = tracks;
  if (tracks.size === 1 && only) return only;
  const isBelgian = language === 'nl';
  return isBelgian === (recipient === 'principal') ? 'export' : 'investment';
}

/** To whom a template is written where it is in use; the principal where that is both or nobody. */
export function sampleRecipientOf(uses: readonly TemplateUse[]): StepRecipient {
  return uses.length > 0 && uses.every(({ recipient }) => recipient === 'counterpart') ? 'counterpart' : 'principal';
}

/** What the records of a believable lead say, to fill in a text that is looked at without one. Every variable has a value. */
export function sampleFacts(
  { track, recipient }: SampleReader,
  language: MessageLanguage,
  agencyName: Localised,
): TemplateFacts {
  const own: Region = track === 'investment' ? 'CN' : 'BE';
  const other: Region = own === 'CN' ? 'BE' : 'CN';
  const reader = recipient === 'principal' ? own : other;
  const { salutations, shortSalutations, ...names } = CONTACTS[reader];
  return {
    contact: { ...names, salutation: salutations[language] },
    lead: { ...LEADS[track], dormantReason: DORMANT_REASON[language] },
    owner: { name: 'Lore Vandecasteele', phone: '+32 56 00 00 00', jobTitles: {}, signatures: {} },
    agencyName,
    agencyTexts: {
      'event.next': NEXT_EVENT,
      'link.readinessChecklist': everywhere('https://brug.example/checklist'),
      'link.survey': everywhere('https://brug.example/survey'),
    },
    organisation: FIRMS[own],
    counterpart: FIRMS[other],
    meeting: { at: MEETING_AT, notes: NEXT_STEPS[track][language] },
    project: PROJECTS[track],
    slots: SLOTS,
    recipientRegion: reader,
    given: { 'contact.shortSalutation': shortSalutations[language], 'mission.name': MISSION[language] },
  };
}

const FIRMS: Readonly<Record<Region, TemplateFacts['organisation']>> = {
  CN: { name: 'Lanyin Digital', chineseName: '蓝印数码' },
  BE: { name: 'Leievlas', chineseName: null },
};

interface SampleContact extends Omit<SalutedContact, 'salutation'> {
  readonly salutations: Localised;
  readonly shortSalutations: Localised;
}

const CONTACTS: Readonly<Record<Region, SampleContact>> = {
  CN: {
    familyName: 'Li',
    givenName: 'Na',
    chineseFamilyName: '李',
    chineseGivenName: '娜',
    salutations: { nl: 'Geachte mevrouw Li', en: 'Dear Ms Li', zh: '尊敬的李女士' },
    shortSalutations: { nl: 'mevrouw Li', en: 'Ms Li', zh: '李女士' },
  },
  BE: {
    familyName: 'Dewulf',
    givenName: 'Katrien',
    chineseFamilyName: null,
    chineseGivenName: null,
    salutations: { nl: 'Geachte mevrouw Dewulf', en: 'Dear Ms Dewulf', zh: '尊敬的Dewulf女士' },
    shortSalutations: { nl: 'mevrouw Dewulf', en: 'Ms Dewulf', zh: 'Dewulf女士' },
  },
};

const LEADS: Readonly<Record<Track, { readonly number: string; readonly title: string }>> = {
  investment: { number: 'INV-2026-0042', title: 'Lanyin Digital: 24 000 m²' },
  export: { number: 'EXP-2026-0042', title: 'Leievlas: 400 t' },
};

const PROJECTS: Readonly<Record<Track, TemplateFacts['project']>> = {
  investment: {
    title: 'Lanyin Digital Kortrijk',
    value: null,
    capex: { minor: 1_200_000_000n, currency: 'EUR' },
    jobs: 45,
  },
  export: { title: 'Leievlas Ningbo', value: { minor: 48_000_000n, currency: 'EUR' }, capex: null, jobs: null },
};

const DORMANT_REASON: Localised = {
  nl: 'de uitbreiding is een jaar uitgesteld',
  en: 'the expansion was put off for a year',
  zh: '扩建计划推迟一年',
};

const NEXT_STEPS: Readonly<Record<Track, Localised>> = {
  investment: {
    nl: '- Twee terreinen bezorgen\n- Videogesprek met de technische dienst',
    en: '- Send two plots\n- Video call with the engineers',
    zh: '- 提供两块用地资料\n- 与技术部门视频会议',
  },
  export: {
    nl: '- Stalen en technische fiche bezorgen\n- Videogesprek met de aankoopdienst',
    en: '- Send samples and the data sheet\n- Video call with the buyers',
    zh: '- 提供样品和技术资料\n- 与采购部门视频会议',
  },
};

const MISSION: Localised = {
  nl: 'Business Days Zhejiang 2026',
  en: 'Business Days Zhejiang 2026',
  zh: '2026浙江贸洽日',
};

const NEXT_EVENT: Localised = {
  nl: 'Business Days West-Vlaanderen, 20 april 2026',
  en: 'Business Days West Flanders, 20 April 2026',
  zh: '西弗兰德贸洽日，2026年4月20日',
};

/** The same day on both sides. */
const MEETING_AT = Temporal.Instant.from('2026-02-13T02:40:00Z');

const SLOTS: readonly CallSlot[] = ['2026-03-10', '2026-03-11'].map((day) => ({
  from: Temporal.Instant.from(`${day}T08:00:00Z`),
  to: Temporal.Instant.from(`${day}T08:30:00Z`),
  local: {
    BE: { from: `${day}T09:00`, to: `${day}T09:30` },
    CN: { from: `${day}T16:00`, to: `${day}T16:30` },
  },
  provisional: false,
}));

function everywhere(text: string): Localised {
  return { nl: text, en: text, zh: text };
}
