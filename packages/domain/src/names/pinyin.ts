import { pinyin } from 'pinyin-pro';
import { ZHEJIANG } from '../places/zhejiang.js';
import { hanOf } from './chinese-script.js';
import { splitLegalForm } from './legal-forms.js';

/**
 * Places whose names are read otherwise than the dictionary says, with the wrong readings people type. The other places of
 * `@brug/domain/places` are read right, which its spec holds.
 */
const PLACE_READINGS: readonly { readonly name: string; readonly reading?: string; readonly alsoTyped?: string }[] = [
  { name: '乐清', reading: 'yuè qīng', alsoTyped: 'le qing' },
  { name: '台州', reading: 'tāi zhōu' },
  { name: '天台', reading: 'tiān tāi' },
  { name: '莲都', reading: 'lián dū', alsoTyped: 'lian dou' },
  { name: '会稽', reading: 'kuài jī', alsoTyped: 'hui ji' },
  { name: '长兴', alsoTyped: 'zhang xing' },
  { name: '嵊州', alsoTyped: 'cheng zhou' },
  { name: '嵊泗', alsoTyped: 'cheng si' },
];

export interface PinyinOptions {
  /** `Lèqīng` (default) or `Leqing`. */
  readonly tones?: boolean;
  /** Syllables apart (`yuè qīng shì`, default), or words as on a business card (`Yuèqīng Shì`). */
  readonly style?: 'syllables' | 'words';
  /** The name of a person: the first character is read as a family name (单 is Shàn). */
  readonly person?: boolean;
}

/** The reading of a Chinese name; empty when it has no Han character. */
export function pinyinOf(chinese: string, options: PinyinOptions = {}): string {
  const han = hanOf(chinese);
  const toned = syllablesOf(han, options.person);
  const syllables = options.tones === false ? toned.map(withoutTone) : toned;
  return options.style === 'words' ? inWords(han, syllables, options.person ?? false) : syllables.join(' ');
}

/** One toned syllable per Han character; characters without a known reading stand for themselves. */
export function syllablesOf(han: string, person = false): readonly string[] {
  const syllables = pinyin(han, { type: 'array', toneSandhi: false, ...(person && { surname: 'head' }) });
  for (const { name, reading } of PLACE_READINGS) {
    if (reading) replaceAt(han, name, reading.split(' '), syllables);
  }
  return syllables;
}

/**
 * How people may type a name besides its right reading: every character by its most usual reading (乐 le, 会 hui), and the known
 * mistakes in the `right` one. Toneless.
 */
export function alternativeSyllables(han: string, right: readonly string[]): readonly (readonly string[])[] {
  const usual = [...han].map(usualReading);
  const mistaken = [...right];
  const mistakes = PLACE_READINGS.filter(({ name, alsoTyped }) => alsoTyped && han.includes(name));
  for (const { name, alsoTyped = '' } of mistakes) replaceAt(han, name, alsoTyped.split(' '), mistaken);
  return mistakes.length > 0 ? [usual, mistaken] : [usual];
}

const toneless = new Map<string, string>();

/** A syllable without its tone: `lǚ` is `lü`. */
export function withoutTone(syllable: string): string {
  const known = toneless.get(syllable);
  if (known !== undefined) return known;
  const plain = syllable
    .normalize('NFD')
    .replaceAll(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC');
  if (toneless.size < TONED_SYLLABLES) toneless.set(syllable, plain);
  return plain;
}

/** About as many as there are; what else is asked for stands for itself, a character without a reading. */
const TONED_SYLLABLES = 2000;

const usualReadings = new Map<string, string>();

function usualReading(character: string): string {
  const known = usualReadings.get(character);
  if (known !== undefined) return known;
  const reading = withoutTone(pinyin(character));
  usualReadings.set(character, reading);
  return reading;
}

function replaceAt(han: string, name: string, reading: readonly string[], syllables: string[]): void {
  if (!han.includes(name)) return;
  const characters = [...han];
  const wanted = [...name];
  characters.forEach((_, start) => {
    if (wanted.every((character, offset) => characters[start + offset] === character)) {
      syllables.splice(start, wanted.length, ...reading);
    }
  });
}

/** Capitalised words; an apostrophe where a syllable begins with a vowel (`Xī'ān`). */
function inWords(han: string, syllables: readonly string[], person: boolean): string {
  let start = 0;
  const words = (person ? personWords(han) : companyWords(han)).map((word) => {
    const { length } = [...word];
    const parts = syllables.slice(start, (start += length));
    return parts.map((part, index) => (index > 0 && /^[aeoāáǎàēéěèōóǒò]/.test(part) ? `'${part}` : part)).join('');
  });
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}

/** Family name (two characters where it is one of the known double names) and given name. */
function personWords(name: string): readonly string[] {
  const family =
    /^(?:欧阳|司马|上官|诸葛|皇甫|尉迟|公孙|慕容|令狐|东方|司徒|夏侯|宇文|长孙|端木)/.exec(name)?.[0] ??
    name.slice(0, 1);
  return [family, name.slice(family.length)].filter(Boolean);
}

const WORDS = new Intl.Segmenter('zh', { granularity: 'word' });

/** Names of places with what follows them (市, 区 …), the longest first so that a city is not cut out of a longer name. */
const PLACES = new RegExp(
  `((?:${ZHEJIANG.map((place) => place.chineseName)
    .toSorted((a, b) => b.length - a.length)
    .join('|')})[省市区县]?)`,
  'u',
);

/** Words of a company name: places, those of the dictionary, single characters between them taken together, the legal form apart. */
function companyWords(name: string): readonly string[] {
  const { own, form } = splitLegalForm(name);
  return [
    ...own.split(PLACES).flatMap((part) => (PLACES.test(part) ? placeWords(part) : dictionaryWords(part))),
    ...form,
  ];
}

function placeWords(place: string): readonly string[] {
  const suffix = /[省市区县]$/u.exec(place)?.[0];
  return suffix ? [place.slice(0, -1), suffix] : [place];
}

function dictionaryWords(text: string): readonly string[] {
  const words: string[] = [];
  let lastWasSingle = false;
  for (const { segment } of WORDS.segment(text)) {
    const single = [...segment].length === 1;
    if (single && lastWasSingle) words.push((words.pop() ?? '') + segment);
    else words.push(segment);
    lastWasSingle = single;
  }
  return words;
}
