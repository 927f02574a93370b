/** A person's name in its parts, as contacts keep it. */
export interface PersonName {
  readonly familyName: string | null;
  readonly givenName: string | null;
  readonly chineseFamilyName: string | null;
  readonly chineseGivenName: string | null;
}

/** The compound family names still in common use (《百家姓》 and the census); every other Chinese family name has one character. */
const COMPOUND_FAMILY_NAMES = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 宇文 长孙 夏侯 轩辕 端木 百里 南宫 西门 申屠 澹台 濮阳 呼延 赫连'.split(
    ' ',
  ),
);

const HANZI_ONLY = /^[\p{Script=Han}·\s]+$/u;

/**
 * Splits a name typed into one field. In Chinese characters the family name stands first, one character or a compound one; a
 * name with a middle dot (阿卜杜拉·买买提) is kept whole as the given name. In Latin letters the last word is the family name, with
 * the Dutch particles before it (van, van den, de …). A name of one word is a given name. Both scripts together, as in
 * `方晓岚 Fang Xiaolan`, give both.
 */
export function splitPersonName(typed: string): PersonName {
  const name = typed.trim().replaceAll(/\s+/g, ' ');
  const chinese = name.match(/[\p{Script=Han}·]+/gu)?.join('') ?? '';
  const latin = name
    .replaceAll(/[\p{Script=Han}·()（）]/gu, ' ')
    .trim()
    .replaceAll(/\s+/g, ' ');
  return {
    ...(HANZI_ONLY.test(name) || latin === ''
      ? { familyName: null, givenName: null }
      : latinParts(latin, chinese !== '')),
    ...chineseParts(chinese),
  };
}

const PARTICLES = /^(van|von|de|den|der|des|het|ten|ter|te|la|le|du|d')$/i;

function latinParts(latin: string, besideChinese: boolean): Pick<PersonName, 'familyName' | 'givenName'> {
  const words = latin.split(' ');
  const [first = '', ...rest] = words;
  if (rest.length === 0) return { familyName: null, givenName: first };
  // A Chinese name in pinyin has its family name first.
  if (besideChinese && rest.length === 1) return { familyName: first, givenName: rest[0] ?? '' };
  let start = words.length - 1;
  while (start > 1 && PARTICLES.test(words[start - 1] ?? '')) start -= 1;
  return { familyName: words.slice(start).join(' '), givenName: words.slice(0, start).join(' ') };
}

function chineseParts(chinese: string): Pick<PersonName, 'chineseFamilyName' | 'chineseGivenName'> {
  if (chinese === '') return { chineseFamilyName: null, chineseGivenName: null };
  const characters = [...chinese];
  if (chinese.includes('·') || characters.length === 1) return { chineseFamilyName: null, chineseGivenName: chinese };
  const compound = characters.length > 2 && COMPOUND_FAMILY_NAMES.has(characters.slice(0, 2).join(''));
  const length = compound ? 2 : 1;
  return {
    chineseFamilyName: characters.slice(0, length).join(''),
    chineseGivenName: characters.slice(length).join(''),
  };
}
