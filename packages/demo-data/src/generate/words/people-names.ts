/** A Chinese surname or given name: characters and reading. */
export interface HanName {
  readonly han: string;
  readonly latin: string;
}

const pairs = (list: string): readonly HanName[] =>
  list.split('|').map((entry) => {
    const [han = '', latin = ''] = entry.split(' ');
    return { han, latin };
  });

export const SURNAMES = pairs(
  '沈 Shen|陆 Lu|许 Xu|何 He|周 Zhou|方 Fang|钱 Qian|王 Wang|陈 Chen|林 Lin|张 Zhang|李 Li|吴 Wu|徐 Xu|朱 Zhu|胡 Hu|郑 Zheng|潘 Pan|蒋 Jiang|章 Zhang|俞 Yu|金 Jin|应 Ying|楼 Lou|施 Shi|屠 Tu|裘 Qiu|傅 Fu|骆 Luo|斯 Si',
);
export const MALE_GIVEN_NAMES = pairs(
  '国梁 Guoliang|志远 Zhiyuan|慕白 Mubai|建明 Jianming|海波 Haibo|文涛 Wentao|立峰 Lifeng|俊杰 Junjie|伟民 Weimin|晓东 Xiaodong|永强 Yongqiang|家骏 Jiajun|振华 Zhenhua|浩然 Haoran|书恒 Shuheng|明轩 Mingxuan',
);
export const FEMALE_GIVEN_NAMES = pairs(
  '思琪 Siqi|静怡 Jingyi|晓岚 Xiaolan|雅琴 Yaqin|梦瑶 Mengyao|丽娜 Lina|佳慧 Jiahui|雪梅 Xuemei|若兰 Ruolan|婉清 Wanqing|诗涵 Shihan|秀英 Xiuying|燕飞 Yanfei|美玲 Meiling',
);

export const FLEMISH_FAMILY_NAMES = [
  'Vermeersch',
  'Callens',
  'Vanhoutte',
  'Maes',
  'Demeyere',
  'Devos',
  'Vandenbulcke',
  'Coppens',
  'Lefevere',
  'Debaere',
  'Verhaeghe',
  'Deprez',
  'Vanneste',
  'Delaere',
  'Soete',
  'Vanthournout',
  'Declercq',
  'Bossuyt',
  'Verbeke',
  'Cottyn',
  'Vandewalle',
  'Ghekiere',
  'Depoorter',
  'Werbrouck',
  'Claeys',
  'Dedeurwaerder',
  'Goethals',
  'Vansteenkiste',
  'Lagae',
  'Platteeuw',
] as const;
export const FLEMISH_MEN = [
  'Wim',
  'Bart',
  'Jan',
  'Koen',
  'Dries',
  'Stijn',
  'Geert',
  'Kristof',
  'Jeroen',
  'Maarten',
  'Filip',
  'Wouter',
  'Frederik',
  'Luc',
  'Peter',
  'Simon',
] as const;
export const FLEMISH_WOMEN = [
  'Sofie',
  'Tine',
  'Katrien',
  'Ann',
  'Els',
  'Nele',
  'Griet',
  'Leen',
  'Isabelle',
  'Charlotte',
  'Veerle',
  'Ellen',
  'Heidi',
  'Barbara',
] as const;

/** What people do at a firm, with how much they decide. */
export const ROLES_AT_WORK = [
  { nl: 'Zaakvoerder', en: 'Managing director', zh: '总经理', decides: 'decides', chineseTitle: '总' },
  { nl: 'Exportverantwoordelijke', en: 'Export director', zh: '外贸总监', decides: 'influences', chineseTitle: '' },
  { nl: 'Technisch directeur', en: 'Technical director', zh: '技术总监', decides: 'influences', chineseTitle: '' },
  {
    nl: 'Financieel directeur',
    en: 'Chief financial officer',
    zh: '财务总监',
    decides: 'influences',
    chineseTitle: '',
  },
  { nl: 'Directiesecretaris', en: 'Assistant to the board', zh: '董事会秘书', decides: 'executes', chineseTitle: '' },
  { nl: 'Aankoper', en: 'Purchasing manager', zh: '采购经理', decides: 'executes', chineseTitle: '经理' },
] as const;
