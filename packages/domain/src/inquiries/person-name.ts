/** A person's name in its parts, as contacts keep it. */
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
export interface PersonName {
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
  readonly familyName: string | null;
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
  readonly givenName: string | null;
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
  readonly chineseFamilyName: string | null;
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
  readonly chineseGivenName: string | null;
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
}
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/

Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
/** The compound family names still in common use (《百家姓》 and the census); every other Chinese family name has one character. */
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
const COMPOUND_FAMILY_NAMES = new Set(
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 宇文 长孙 夏侯 轩辕 端木 百里 南宫 西门 申屠 澹台 濮阳 呼延 赫连'.split(' '),
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
);
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/

Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
const HANZI_ONLY = /^[\p{Script=Han}·\s]+$/u;
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/

Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
/**
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
 * Splits a name typed into one field. In Chinese characters the family name stands first, one character or a compound one; a
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
 * name with a middle dot (阿卜杜拉·买买提) is kept whole as the given name. In Latin letters the last word is the family name, with
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
 * the Dutch particles before it (van, van den, de …). A name of one word is a given name. Both scripts together, as in
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
 * `方晓岚 Fang Xiaolan`, give both.
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
 */
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
export function splitPersonName(typed: string): PersonName {
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
  const name = typed.trim().replaceAll(/\s+/g, ' ');
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
  const chinese = name.match(/[\p{Script=Han}·]+/gu)?.join('') ?? '';
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
  const latin = name
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
    .replaceAll(/[\p{Script=Han}·()（）]/gu, ' ')
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
    .trim()
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
    .replaceAll(/\s+/g, ' ');
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
  return {
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
    ...(HANZI_ONLY.test(name) || latin === '' ? { familyName: null, givenName: null } : latinParts(latin, chinese !== '')),
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
    ...chineseParts(chinese),
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
  };
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
}
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/

Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
const PARTICLES = /^(van|von|de|den|der|des|het|ten|ter|te|la|le|du|d')$/i;
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/

Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
function latinParts(latin: string, besideChinese: boolean): Pick<PersonName, 'familyName' | 'givenName'> {
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
  const words = latin.split(' ');
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
  const [first = '', ...rest] = words;
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
  if (rest.length === 0) return { familyName: null, givenName: first };
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
  // A Chinese name in pinyin has its family name first.
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
  if (besideChinese && rest.length === 1) return { familyName: first, givenName: rest[0] ?? '' };
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
  let start = words.length - 1;
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
  while (start > 1 && PARTICLES.test(words[start - 1] ?? '')) start -= 1;
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
  return { familyName: words.slice(start).join(' '), givenName: words.slice(0, start).join(' ') };
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
}
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/

Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
function chineseParts(chinese: string): Pick<PersonName, 'chineseFamilyName' | 'chineseGivenName'> {
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
  if (chinese === '') return { chineseFamilyName: null, chineseGivenName: null };
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
  const characters = [...chinese];
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
  if (chinese.includes('·') || characters.length === 1) return { chineseFamilyName: null, chineseGivenName: chinese };
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
  const compound = characters.length > 2 && COMPOUND_FAMILY_NAMES.has(characters.slice(0, 2).join(''));
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
  const length = compound ? 2 : 1;
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
  return {
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
    chineseFamilyName: characters.slice(0, length).join(''),
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
    chineseGivenName: characters.slice(length).join(''),
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
  };
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
}
Latin half of two words is then pinyin, with the family name first./; s/as in$/as in/
