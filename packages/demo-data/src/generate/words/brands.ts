/*
 * Brands of firms that do not exist. Chinese ones are two characters that read well together, the reading given beside them; West-Flemish
 * ones a word of the land and water with an ending as in place names.
 */

/** First characters of a Chinese brand with their reading. */
const FIRST = `锦 jin|澄 cheng|云 yun|岚 lan|瀚 han|甬 yong|翎 ling|屿 yu|禾 he|衡 heng|织 zhi|驰 chi|纳 na|朗 lang|博 bo|卓 zhuo|晶 jing|瑞 rui|青 qing|远 yuan|申 shen|帆 fan|竹 zhu|绫 ling|霁 ji|沐 mu|泓 hong|砚 yan|穗 sui|桐 tong|鹭 lu|汀 ting|砺 li|溯 su|皓 hao|珩 heng|昀 yun|蔚 wei|榆 yu|沧 cang|翊 yi|芷 zhi|峦 luan|熠 yi|汐 xi|枫 feng|骏 jun|旻 min|凌 ling|苒 ran`;
const SECOND = `澜 lan|纶 lun|峰 feng|源 yuan|川 chuan|屹 yi|芯 xin|盾 dun|悦 yue|嘉 jia|图 tu|帆 fan|驿 yi|序 xu|拓 tuo|睿 rui|泽 ze|恒 heng|鼎 ding|畅 chang|曜 yao|岩 yan|逸 yi|湾 wan|骐 qi|铭 ming|绣 xiu|擎 qing|涌 yong|桥 qiao|宸 chen|洲 zhou|渡 du|苑 yuan|朔 shuo|弦 xian|璟 jing|辰 chen|霖 lin|笙 sheng|棠 tang|耘 yun|麒 qi|韬 tao|翼 yi|凯 kai|伦 lun|庭 ting|淇 qi|楷 kai`;

/** Brands of firms that do exist, should the characters meet. */
const REAL = new Set([
  '云帆',
  '锦恒',
  '博睿',
  '瑞鼎',
  '瑞源',
  '博泽',
  '卓睿',
  '远洲',
  '青川',
  '桐源',
  '衡源',
  '晶澜',
  '凌凯',
  '朗源',
  '锦泓',
  '瑞凯',
  '博恒',
  '鼎瑞',
  '凌峰',
  '青峰',
  '瑞泽',
  '瑞恒',
  '卓翼',
  '博凯',
  '翔翼',
  '远图',
  '嘉睿',
  '恒逸',
  '凌云',
  '蔚澜',
]);

export interface Brand {
  readonly characters: string;
  /** As a Latin brand: `Jinlan`. */
  readonly latin: string;
}

interface Syllable {
  readonly character: string;
  readonly reading: string;
}

const syllables = (list: string): readonly Syllable[] =>
  list.split('|').map((entry) => {
    const [character = '', reading = ''] = entry.split(' ');
    return { character, reading };
  });

const capitalised = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

const chineseBrands: readonly Brand[] = syllables(FIRST).flatMap((first) =>
  syllables(SECOND)
    .filter(({ character }) => character !== first.character && !REAL.has(first.character + character))
    .map((second) => ({
      characters: first.character + second.character,
      latin: capitalised(first.reading + second.reading),
    })),
);

const LAND = [
  'Linde',
  'Zilver',
  'Krekel',
  'Hazel',
  'Wilgen',
  'Vlas',
  'Duin',
  'Getij',
  'Otter',
  'Reiger',
  'Berken',
  'Klaver',
  'Wulp',
  'Halm',
  'Kwarts',
  'Ekster',
  'Lijster',
  'Brem',
  'Zwaluw',
  'Gors',
  'Koren',
  'Spiegel',
  'Torf',
  'Kiezel',
  'Zegge',
  'Mispel',
  'Vinken',
  'Schelp',
  'Kaper',
  'Noorder',
];
const WATER = [
  'kouter',
  'beke',
  'dijk',
  'hoek',
  'meers',
  'polder',
  'bilk',
  'gaver',
  'kreek',
  'wal',
  'schorre',
  'akker',
  'zate',
  'veld',
  'vaart',
  'sluis',
  'brug',
  'heule',
  'geleed',
  'wiek',
];

const flemishBrands: readonly string[] = LAND.flatMap((land) => WATER.map((water) => land + water));

/** A step that visits every entry of a list once before it begins again, when it has no divisor in common with its length. */
function stepFor(length: number): number {
  const divides = (a: number, b: number): number => (b === 0 ? a : divides(b, a % b));
  let step = Math.floor(length * 0.618);
  while (divides(step, length) !== 1) step += 1;
  return step;
}

const chineseStep = stepFor(chineseBrands.length);
const flemishStep = stepFor(flemishBrands.length);

/** The brand of the `index`-th firm in Zhejiang; they come again after some 2,400. */
export function chineseBrand(index: number): Brand {
  return at(chineseBrands, (index * chineseStep + 17) % chineseBrands.length);
}

/** The brand of the `index`-th West-Flemish firm; they come again after 600. */
export function flemishBrand(index: number): string {
  return at(flemishBrands, (index * flemishStep + 11) % flemishBrands.length);
}

/** How often the brands before `index` have been used up. */
export function rounds(index: number, region: 'BE' | 'CN'): number {
  return Math.floor(index / (region === 'CN' ? chineseBrands.length : flemishBrands.length));
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError(`no entry ${index}`);
  return item;
}
