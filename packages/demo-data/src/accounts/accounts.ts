import type { Role } from '@brug/domain/permissions';

/** A team of the demo agency. */
export interface DemoTeam {
  readonly key: string;
  readonly name: string;
}

/** A person of the demo agency who can sign in. */
export interface DemoAccount {
  readonly name: string;
  /** In Chinese characters, for colleagues in Hangzhou. */
  readonly chineseName?: string;
  readonly initials: string;
  readonly email: string;
  readonly role: Role;
  /** Key of one of `DEMO_TEAMS`. */
  readonly teamKey: string;
  readonly language: 'nl' | 'en' | 'zh';
  readonly timeZone: string;
  readonly jobTitles: { readonly nl: string; readonly en: string; readonly zh: string };
  /** E.164. */
  readonly phone: string;
}

/** The password of every demo account: public, long enough for the rules, and refused outside the demo. */
export const DEMO_PASSWORD = 'bridge-of-silk';

export const DEMO_TEAMS: readonly DemoTeam[] = [
  { key: 'management', name: 'Management' },
  { key: 'investment', name: 'Investment' },
  { key: 'export', name: 'Export' },
];

const KORTRIJK = 'Europe/Brussels';
const HANGZHOU = 'Asia/Shanghai';
const INVESTMENT_TITLE = { nl: 'Accountmanager investeringen', en: 'Account manager, investment', zh: '投资项目经理' };
const EXPORT_TITLE = { nl: 'Accountmanager export', en: 'Account manager, export', zh: '出口项目经理' };

function account(
  person: Pick<DemoAccount, 'name' | 'initials' | 'role' | 'teamKey' | 'language' | 'jobTitles' | 'phone'> &
    Partial<Pick<DemoAccount, 'chineseName' | 'timeZone'>> & { readonly mailName: string },
): DemoAccount {
  const { mailName, ...rest } = person;
  return { timeZone: KORTRIJK, ...rest, email: `${mailName}@brug.example` };
}

/** Everybody in the demo: at least one account per role, and account managers in two teams. The first is the one screens show. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  account({
    name: 'Lore Vandecasteele',
    initials: 'LV',
    mailName: 'lore',
    role: 'account-manager',
    teamKey: 'investment',
    language: 'en',
    jobTitles: INVESTMENT_TITLE,
    phone: '+3256001201',
  }),
  account({
    name: 'Pieter Deknudt',
    initials: 'PD',
    mailName: 'pieter',
    role: 'account-manager',
    teamKey: 'investment',
    language: 'nl',
    jobTitles: INVESTMENT_TITLE,
    phone: '+3256001202',
  }),
  account({
    name: 'Chen Yiran',
    chineseName: '陈怡然',
    initials: 'CY',
    mailName: 'yiran',
    role: 'account-manager',
    teamKey: 'investment',
    language: 'zh',
    timeZone: HANGZHOU,
    jobTitles: INVESTMENT_TITLE,
    phone: '+8657100001203',
  }),
  account({
    name: 'Wietse Dobbelaere',
    initials: 'WD',
    mailName: 'wietse',
    role: 'account-manager',
    teamKey: 'investment',
    language: 'nl',
    jobTitles: INVESTMENT_TITLE,
    phone: '+3256001204',
  }),
  account({
    name: 'Hanne Verstraete',
    initials: 'HV',
    mailName: 'hanne',
    role: 'account-manager',
    teamKey: 'export',
    language: 'nl',
    jobTitles: EXPORT_TITLE,
    phone: '+3256001211',
  }),
  account({
    name: 'Joost Callewaert',
    initials: 'JC',
    mailName: 'joost',
    role: 'account-manager',
    teamKey: 'export',
    language: 'nl',
    jobTitles: EXPORT_TITLE,
    phone: '+3256001212',
  }),
  account({
    name: 'Xia Minghui',
    chineseName: '夏明慧',
    initials: 'XM',
    mailName: 'minghui',
    role: 'account-manager',
    teamKey: 'export',
    language: 'zh',
    timeZone: HANGZHOU,
    jobTitles: EXPORT_TITLE,
    phone: '+8657100001213',
  }),
  account({
    name: 'Marijke Vanhaverbeke',
    initials: 'MV',
    mailName: 'marijke',
    role: 'manager',
    teamKey: 'management',
    language: 'en',
    jobTitles: { nl: 'Directeur', en: 'Director', zh: '主任' },
    phone: '+3256001221',
  }),
  account({
    name: 'Stefaan Opsomer',
    initials: 'SO',
    mailName: 'stefaan',
    role: 'viewer',
    teamKey: 'management',
    language: 'nl',
    jobTitles: { nl: 'Lid van de stuurgroep', en: 'Member of the steering group', zh: '指导小组成员' },
    phone: '+3256001222',
  }),
  account({
    name: 'Tom Windels',
    initials: 'TW',
    mailName: 'tom',
    role: 'administrator',
    teamKey: 'management',
    language: 'nl',
    jobTitles: { nl: 'Applicatiebeheerder', en: 'Application administrator', zh: '系统管理员' },
    phone: '+3256001223',
  }),
];
