import type { Language } from '@brug/contracts/http';
import { pinyinOf } from '@brug/domain/names';

/** The names of a person in both scripts. */
export interface PersonNames {
  readonly familyName: string | null;
  readonly givenName: string | null;
  readonly chineseFamilyName: string | null;
  readonly chineseGivenName: string | null;
}

/** Family name first, as Chinese is written; null without one. */
export function chineseNameOf({ chineseFamilyName, chineseGivenName }: PersonNames): string | null {
  return `${chineseFamilyName ?? ''}${chineseGivenName ?? ''}` || null;
}

/** In Latin letters: as it was written down, else as the Chinese name is read. */
export function displayNameOf(names: PersonNames): string {
  return latinNameOf(names) ?? readingOf(names) ?? chineseNameOf(names) ?? '';
}

/** The reading of the Chinese name, family name first: `Shen Li`; null without a Chinese name. */
export function readingOf(names: PersonNames): string | null {
  const chinese = chineseNameOf(names);
  return chinese === null ? null : pinyinOf(chinese, { person: true, style: 'words', tones: false }) || null;
}

/** The initials of the Chinese name as it is read: `sl` for 沈丽; null without a Chinese name. */
export function initialsOfReading(names: PersonNames): string | null {
  const chinese = chineseNameOf(names);
  if (chinese === null) return null;
  const syllables = pinyinOf(chinese, { person: true, tones: false }).split(' ');
  return syllables.map((syllable) => syllable.charAt(0)).join('') || null;
}

/**
 * How a letter to this person begins, without final punctuation, when nobody has written it down. Nothing is guessed about whether it
 * is a man or a woman.
 */
export function salutationOf(names: PersonNames, language: Language): string {
  const reading = readingOf(names);
  switch (language) {
    case 'nl': {
      const family = names.familyName ?? (latinNameOf(names) === null ? reading?.split(' ')[0] : undefined);
      return `Geachte heer of mevrouw${family ? ` ${family}` : names.givenName ? ` ${names.givenName}` : ''}`;
    }
    case 'en':
      return `Dear ${latinNameOf(names) ?? reading ?? displayNameOf(names)}`;
    case 'zh': {
      const chinese = chineseNameOf(names);
      return chinese ? `尊敬的${chinese}先生/女士` : `尊敬的 ${displayNameOf(names)} 先生/女士`;
    }
  }
}

/** Given name first; of somebody with a Chinese name the family name, as the name is said. */
function latinNameOf(names: PersonNames): string | null {
  const { givenName, familyName } = names;
  const order = chineseNameOf(names) === null ? [givenName, familyName] : [familyName, givenName];
  return order.filter(Boolean).join(' ') || null;
}
