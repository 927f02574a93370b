import type { Context } from '../context.js';
import { DAY, instantOn, dayNumberAt, workedDay } from '../days.js';
import type { Happening } from '../lead-activities.js';
import type { LeadDraft } from '../lead-draft.js';
import type { Match } from '../lead-outcome.js';
import type { FirmRegister } from '../context.js';

/** Days it spent in its first three stages. */
export const JINLAN_STAYS = [9, 41, 88] as const;

/** The message of which nobody knows whether it left. */
export const UNCERTAIN = {
  title: 'Site visit: programme',
  subject: '实地考察日程安排',
  body: '尊敬的陆女士：\n\n您好！\n\n下个月初实地考察的日程草案已拟好：第一天参观科特赖克的两块用地，第二天拜访瓦勒海姆市政府和当地染整企业。请确认来访人员名单。\n\n顺颂商祺！\n陈怡然 代 Lore Vandecasteele',
} as const;

/** What happened on the lead that the mock-up of the lead page shows. */
export function jinlanHappenings(context: Context, lead: LeadDraft): Happening[] {
  const today = dayNumberAt(context.now, 'BE');
  const at = (workedDays: number, minutes: number): number =>
    instantOn(workedDay(today, workedDays, 'BE'), minutes, 'BE');
  const [, lu] = lead.firm.contacts;
  const yiran = context.people.find(({ initials }) => initials === 'CY');
  const first = lead.receivedAt + DAY / 24;
  return [
    {
      kind: 'meeting',
      at: first,
      body: 'Table 4 at the business day in Shaoxing, with Leie Weaving Systems. Mr Shen looks for a finishing plant close to his loom supplier.',
      minutes: 20,
    },
    {
      kind: 'wechat',
      at: at(-22, 10 * 60 + 5),
      body: '沈总问电价和废水标准。\nAsks for power price and waste-water limits.',
      authorId: yiran?.id ?? null,
    },
    {
      kind: 'mail-out',
      at: at(-9, 15 * 60 + 30),
      subject: 'Proposal: two plots on the Leie',
      body: 'Two plots, 24,000 m², with prices per square metre and the grants that apply.',
    },
    {
      kind: 'mail-in',
      at: at(-7, 9 * 60 + 41),
      subject: '回复：两块用地方案',
      body: '下个月初沈总会带设备总监过来，想看莱厄河边的两块地。请先发行程。',
      fromOutside: true,
      contactId: lu?.id ?? null,
    },
    {
      kind: 'call',
      at: at(-2, 10 * 60 + 20),
      body: 'No answer; to be tried again the same day.',
      outcome: 'no-answer',
      minutes: 0,
    },
  ];
}

/** The firms of this side that are linked to it. */
export function jinlanMatches(context: Context, register: FirmRegister, lead: LeadDraft): Match[] {
  const match = (key: string, state: Match['state'], reason: string, daysAgo: number): Match => ({
    firm: register.byKey(key),
    state,
    reason,
    at: Math.max(lead.receivedAt, context.now - daysAgo * DAY),
  });
  return [
    match('leie', 'introduced', 'Met at table 4, Shaoxing; supplies Jinlan’s looms since 2019', 160),
    match('vezel', 'accepted', 'Seeks a coating partner, same NACE 13.96', 60),
    match('heulebeek', 'suggested', 'Technical fabrics, 9 km from the Kortrijk plot', 20),
    match('mandeldye', 'suggested', 'Twin clusters: Shaoxing textile, Kortrijk textile', 20),
    match('ypra', 'rejected', 'No capacity for two years', 50),
    match('poelberg', 'rejected', 'Another trade', 50),
  ];
}
