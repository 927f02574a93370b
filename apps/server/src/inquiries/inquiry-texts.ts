import type { Language } from '@brug/contracts/http';

type Texts = Readonly<Record<Language, string>>;

/** What an inquiry is about, in the words of the account manager who gets it: for the lead's title. */
export const SUBJECTS: Readonly<Record<string, Texts>> = {
  headquarters: { nl: 'hoofdzetel', en: 'headquarters', zh: '区域总部' },
  rd: { nl: 'onderzoek en ontwikkeling', en: 'research and development', zh: '研发' },
  production: { nl: 'productie', en: 'production', zh: '生产基地' },
  logistics: { nl: 'logistiek', en: 'logistics', zh: '物流仓储' },
  sales: { nl: 'verkoop', en: 'sales', zh: '销售' },
  services: { nl: 'diensten', en: 'services', zh: '服务' },
  sell: { nl: 'verkopen in Zhejiang', en: 'sell in Zhejiang', zh: '在浙江销售' },
  source: { nl: 'inkopen in Zhejiang', en: 'buy in Zhejiang', zh: '在浙江采购' },
  distributor: { nl: 'verdeler gezocht', en: 'distributor sought', zh: '寻找经销商' },
  entity: { nl: 'eigen vestiging in Zhejiang', en: 'own entity in Zhejiang', zh: '在浙江设立公司' },
  'joint-venture': { nl: 'joint venture', en: 'joint venture', zh: '合资' },
  licence: { nl: 'licentie', en: 'licence', zh: '技术许可' },
  investment: { nl: 'investering in West-Vlaanderen', en: 'investment in West Flanders', zh: '到西弗兰德省投资' },
  export: { nl: 'zakendoen in Zhejiang', en: 'business in Zhejiang', zh: '在浙江开展业务' },
};

/** Where the sender would like to be called. */
export const CALL_WISH: Readonly<Record<Language, (time: string, zone: string) => string>> = {
  nl: (time, zone) => `Belt liefst om ${time} (${zone}).`,
  en: (time, zone) => `Prefers a call at ${time} (${zone}).`,
  zh: (time, zone) => `希望在 ${time} 通话（${zone}）。`,
};

export const MAIL_FIRST: Texts = {
  nl: 'Wil liefst eerst een mail.',
  en: 'Prefers an e-mail first.',
  zh: '希望先发邮件。',
};
export const REACHED_BY: Texts = { nl: 'WeChat of gsm', en: 'WeChat or mobile', zh: '微信或手机' };
