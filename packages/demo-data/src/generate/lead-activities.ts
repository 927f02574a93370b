import type { Region } from '@brug/domain/calendars';
import { countsAsResponse } from '@brug/domain/leads';
import { cityOf, placeByKey } from '@brug/domain/places';
import type { Random } from '../random/random.js';
import { iso } from './contacts.js';
import { filled, shortName, type Context } from './context.js';
import { afterWorkingMinutes, workingMoment } from './days.js';
import type { LeadDraft } from './lead-draft.js';
import type { Row } from './rows.js';
import {
  CALLS,
  CALLS_WITHOUT_ANSWER,
  MAILS_IN,
  MAILS_OUT,
  MEETINGS,
  NOTES,
  SITE_VISITS,
  WECHAT,
} from './words/activity-texts.js';
import type { Texts } from './words/industries.js';

/** Something that happened on a lead. */
export interface Happening {
  readonly kind: 'note' | 'call' | 'meeting' | 'wechat' | 'site-visit' | 'mail-in' | 'mail-out';
  readonly at: number;
  readonly subject?: string | null;
  readonly body: string;
  readonly outcome?: string | null;
  readonly minutes?: number | null;
  /** The contact's, and nobody's of ours. */
  readonly fromOutside?: boolean;
  /** Where it is not the lead's own contact or owner. */
  readonly contactId?: string | null;
  readonly authorId?: string | null;
}

/** Activities per stage, on average. */
const A_STAGE = 1.5;

/** Working minutes until a lead is answered: half are sooner. */
const USUAL_ANSWER = 205;

/** What happened on a lead, in order; the first answer to it among them, unless nobody answered yet. */
export function happeningsOf(context: Context, random: Random, lead: LeadDraft): Happening[] {
  const region: Region = lead.owner.language === 'zh' ? 'CN' : 'BE';
  const happenings: Happening[] = [];
  const answeredAt = afterWorkingMinutes(lead.receivedAt, random.logNormal(USUAL_ANSWER, 0.8), region);
  if (answeredAt < context.now && random.chance(0.94)) {
    happenings.push(
      random.chance(0.75) ? call(random, lead, answeredAt, true) : wechatOrMeeting(random, lead, answeredAt),
    );
  }
  for (const visit of lead.visits) {
    if (visit.stage.category !== 'open') continue;
    const until = Math.min(visit.leftAt ?? context.now, context.now);
    const count = Math.min(6, Math.floor(random.logNormal(A_STAGE, 0.6)));
    for (let index = 0; index < count; index++) {
      const at = workingMoment(random, visit.enteredAt + random.next() * (until - visit.enteredAt), region);
      if (at > visit.enteredAt && at < until) happenings.push(happening(random, lead, at, visit.stage.key));
    }
  }
  return happenings.toSorted((a, b) => a.at - b.at);
}

/** When a person of ours first answered; null when nobody did yet. */
export function firstResponse(happenings: readonly Happening[]): number | null {
  const answers = happenings.filter(({ kind, outcome }) => countsAsResponse({ kind, outcome: outcome ?? null }));
  return answers[0]?.at ?? null;
}

export function activityRow(context: Context, lead: LeadDraft, what: Happening): Row {
  return {
    id: context.nextId('activities', what.at),
    lead_id: lead.id,
    organisation_id: lead.firm.id,
    contact_id: what.kind === 'note' ? null : (what.contactId ?? lead.contact?.id ?? null),
    kind: what.kind,
    at: iso(what.at),
    author_id: what.fromOutside ? null : (what.authorId ?? lead.owner.id),
    subject: what.subject ?? null,
    body: what.body,
    outcome: what.outcome ?? null,
    minutes: what.minutes ?? null,
    follow_up_id: null,
    created_at: iso(what.at),
  };
}

function happening(random: Random, lead: LeadDraft, at: number, stageKey: string): Happening {
  if (stageKey === 'site-visit' && random.chance(0.4))
    return { kind: 'site-visit', at, body: say(random, lead, SITE_VISITS), minutes: 180 };
  const kind = random.weighted<Happening['kind']>([
    ['note', 24],
    ['call', 28],
    ['mail-out', 18],
    ['mail-in', 12],
    ['meeting', 8],
    ['wechat', lead.track === 'investment' ? 12 : 3],
  ]);
  switch (kind) {
    case 'call':
      return call(random, lead, at, random.chance(0.72));
    case 'mail-out':
    case 'mail-in':
      return mail(random, lead, at, kind);
    case 'meeting':
      return { kind, at, body: say(random, lead, MEETINGS), minutes: random.pick([30, 45, 60, 90]) };
    case 'wechat':
      return { kind, at, body: say(random, lead, WECHAT) };
    default:
      return { kind: 'note', at, body: say(random, lead, NOTES) };
  }
}

function wechatOrMeeting(random: Random, lead: LeadDraft, at: number): Happening {
  if (lead.track === 'investment' && random.chance(0.6)) return { kind: 'wechat', at, body: say(random, lead, WECHAT) };
  return { kind: 'meeting', at, body: say(random, lead, MEETINGS), minutes: 45 };
}

function call(random: Random, lead: LeadDraft, at: number, reached: boolean): Happening {
  if (!reached) {
    const which = random.below(CALLS_WITHOUT_ANSWER.length);
    const texts = CALLS_WITHOUT_ANSWER[which];
    return {
      kind: 'call',
      at,
      body: texts?.[lead.owner.language] ?? '',
      outcome: which === 0 ? 'no-answer' : 'left-message',
      minutes: 0,
    };
  }
  return { kind: 'call', at, body: say(random, lead, CALLS), outcome: 'reached', minutes: random.between(4, 35) };
}

function mail(random: Random, lead: LeadDraft, at: number, kind: 'mail-in' | 'mail-out'): Happening {
  const language = lead.contact?.language ?? lead.owner.language;
  const texts = random.pick(kind === 'mail-in' ? MAILS_IN : MAILS_OUT);
  const values = valuesOf(lead, language);
  return {
    kind,
    at,
    subject: filled(texts.subject[language], values),
    body: filled(texts.body[language], values),
    fromOutside: kind === 'mail-in',
  };
}

function say(random: Random, lead: LeadDraft, texts: readonly Texts[]): string {
  const { language } = lead.owner;
  return filled(random.pick(texts)[language], valuesOf(lead, language));
}

/** What the texts about a lead are filled in with. */
export function valuesOf(lead: LeadDraft, language: 'nl' | 'en' | 'zh'): Record<string, string> {
  const [target] = lead.targets;
  const place = target ? shortName(target, language) : '';
  const home = placeByKey(lead.firm.placeKey);
  const person = lead.contact ?? lead.firm;
  return {
    person: (language === 'zh' ? person.chineseName : null) ?? person.name,
    goods: lead.goods[language],
    place,
    city: lead.track === 'export' || !home ? place : shortName(cityOf(home) ?? home, language),
    salutation: lead.contact?.salutation ?? '',
  };
}
