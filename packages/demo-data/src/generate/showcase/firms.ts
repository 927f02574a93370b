import type { Region } from '@brug/domain/calendars';

/** A person at a firm that screens show. Names in both scripts for those from Zhejiang. */
export interface ShowcasePerson {
  readonly latin: readonly [family: string, given: string];
  readonly han?: readonly [family: string, given: string];
  readonly role: string;
  readonly decides: 'decides' | 'influences' | 'executes' | 'unknown';
  readonly woman?: boolean;
  /** Nobody told them yet that we keep their data, so nothing may be sent. */
  readonly unasked?: boolean;
}

/** A firm that the mock-ups of the screens show. */
export interface ShowcaseFirm {
  readonly key: string;
  readonly region: Region;
  readonly chineseName: string | null;
  readonly tradeName: string;
  readonly placeKey: string;
  readonly industryId: string;
  readonly people: readonly ShowcasePerson[];
}

/* Key | Chinese name | trade name | GB/T 2260 | trade. */
const ZHEJIANG = `
zhuyuan|湖州竹苑家居|Zhuyuan Home|330523|wood
ruikou|温州锐扣阀门|Ruikou Valves|330324|machinery
fuyuan|衢州氟源材料|Fuyuan Fluor|330802|chemicals
caichao|义乌彩巢饰品|Caichao|330782|trade
qingfeng|丽水青峰精工|Qingfeng|331122|machinery
zhijia|杭州智嘉安防|Zhijia Security|330108|electronics
puyu|舟山普渔食品|Puyu Seafood|330903|food
haituo|宁波海拓轴承|Haituo Bearings|330206|machinery
sixu|绍兴丝序服装|Sixu Apparel|330603|textile
hetian|嘉兴禾田冷链|Hetian Cold|330411|food
yunshan|杭州云杉医疗|Yunshan Med|330114|care
cheqing|金华车擎电机|Cheqing|330703|automotive
shendao|宁波申岛文具|Shendao|330226|care
hengbeng|台州恒泵流体设备|Hengbeng Fluid|331081|machinery
fanxun|温州帆讯电气|Fanxun Electric|330382|electrical
heya|嘉兴和雅皮革|Heya Leather|330481|leather
wanhui|义乌万汇电子商务|Wanhui|330782|trade
jingmo|海宁晶膜新材料|Jingmo Materials|330481|chemicals
hanhai|台州瀚海泵阀|Hanhai Pumps|331081|machinery
yueniang|绍兴越酿食品|Yueniang Foods|330602|food
lantu|杭州澜图软件|Lantu Software|330108|digital
zhuocheng|宁波卓成模具|Zhuocheng Mould|330226|metal
borui|永康博锐电动工具|Borui Tools|330784|metal
keqiaodyeing|绍兴柯桥染整|Keqiao Dyeing|330603|textile
jinlan|绍兴锦澜纺织|Jinlan Textile|330603|textile
chiyuan|镇海驰远汽车部件|Chiyuan Auto|330211|automotive
tiejiang|永康铁匠五金|Tiejiang Hardware|330784|metal
nadun|湖州纳盾涂层|Nadun Coating|330521|chemicals
zhiyuan|绍兴织源家纺|Zhiyuan Home|330602|textile
lyujing|衢州绿晶电池|Lüjing Cells|330802|electrical
yuandu|宁波远渡物流|Yuandu Logistics|330206|logistics
ruilun|嘉兴瑞纶纤维|Ruilun Fibre|330483|chemicals
hengrui|杭州衡睿检测|Hengrui Lab|330114|care
cixin|湖州瓷芯传感|Cixin Sensors|330521|electronics
shunchi|台州顺驰缝制|Shunchi Sewing|331002|machinery
huayu|温州华屿鞋材|Huayu Footwear|330304|leather
yongfan|宁波甬帆港口装备|Yongfan Port|330206|logistics
dongyu|舟山东屿风电运维|Dongyu Wind|330902|energy
langte|金华朗特工具|Langte Tools|330723|metal
lanyin|绍兴蓝印数码纺织|Lanyin Digital|330603|textile
botai|宁波博泰冷藏装备|Botai Reefer|330212|machinery
`;

/* Key | legal name | Chinese name | NIS | trade. */
const WEST_FLANDERS = `
leie|Leie Weaving Systems NV|莱厄织机|34022|machinery
heulebeek|Heulebeek Composites NV||34023|plastics
mandel|Mandel Frozen Foods NV|曼德尔速冻食品|36015|food
vezel|Vlas & Vezel NV||34040|textile
poelberg|Poelberg Precision NV||37022|metal
reiebank|Reiebank Instruments BV||31005|electronics
bluewatt|Bluewatt NV||35013|energy
zwin|Zwin Terminal Services NV|兹温码头服务|31005|logistics
krekel|Krekel Cold NV||36019|food
ypra|Ypra Tools BV||33011|machinery
kustlijn|Kustlijn Aquacultuur BV||38016|food
ieperboog|Ieperboog Technics NV||33011|machinery
mandeldye|Mandel Dye & Finish BV||34022|textile
`;

const PEOPLE: Readonly<Record<string, readonly ShowcasePerson[]>> = {
  jinlan: [
    { latin: ['Shen', 'Guoliang'], han: ['沈', '国梁'], role: 'General manager', decides: 'decides' },
    { latin: ['Lu', 'Siqi'], han: ['陆', '思琪'], role: 'Export director', decides: 'influences', woman: true },
    { latin: ['Xu', 'Zhiyuan'], han: ['许', '志远'], role: 'Equipment director', decides: 'unknown', unasked: true },
  ],
  nadun: [{ latin: ['Zhou', 'Mubai'], han: ['周', '慕白'], role: 'General manager', decides: 'decides' }],
  hetian: [
    { latin: ['He', 'Jingyi'], han: ['何', '静怡'], role: 'Overseas director', decides: 'influences', woman: true },
  ],
  lanyin: [{ latin: ['Qian', 'Wei'], han: ['钱', '蔚'], role: 'Vice president', decides: 'decides', woman: true }],
  yuandu: [
    { latin: ['Fang', 'Xiaolan'], han: ['方', '晓岚'], role: 'Overseas director', decides: 'influences', woman: true },
  ],
  leie: [{ latin: ['Dewulf', 'Katrien'], role: 'Export director', decides: 'influences', woman: true }],
  mandel: [{ latin: ['Callens', 'Sofie'], role: 'Exportverantwoordelijke', decides: 'influences', woman: true }],
  vezel: [{ latin: ['Maes', 'Wim'], role: 'Zaakvoerder', decides: 'decides' }],
  bluewatt: [{ latin: ['Vanhoutte', 'Tine'], role: 'Business developer', decides: 'executes', woman: true }],
};

const lines = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|'));

export const SHOWCASE_FIRMS: readonly ShowcaseFirm[] = [
  ...lines(ZHEJIANG).map(([key = '', chineseName = '', tradeName = '', code = '', industryId = '']): ShowcaseFirm => ({
    key,
    region: 'CN',
    chineseName,
    tradeName,
    placeKey: `CN-${code}`,
    industryId,
    people: PEOPLE[key] ?? [],
  })),
  ...lines(WEST_FLANDERS).map(([key = '', legalName = '', chineseName, nis = '', industryId = '']): ShowcaseFirm => ({
    key,
    region: 'BE',
    chineseName: chineseName || null,
    tradeName: legalName,
    placeKey: `BE-${nis}`,
    industryId,
    people: PEOPLE[key] ?? [],
  })),
];
