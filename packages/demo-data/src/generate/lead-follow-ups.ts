import type { Region } from '@brug/domain/calendars';
import { messageIdOf, nextStepOf, type StepCandidate } from '@brug/domain/follow-ups';
import type { Random } from '../random/random.js';
import { iso } from './contacts.js';
import { filled, type Contact, type Context } from './context.js';
import { afterWorkingMinutes, DAY, dayNumberAt, HOUR, instantOn, isWorked, MINUTE, workedDay } from './days.js';
import { valuesOf } from './lead-activities.js';
import type { LeadDraft } from './lead-draft.js';
import type { DemoRow, Row } from './rows.js';
import { UNCERTAIN } from './showcase/jinlan.js';
import { ACKNOWLEDGEMENT, FIRST_ANSWER, MESSAGES, TASKS } from './words/task-texts.js';

/** Domain of the Message-IDs of mails that were sent. */
const MAIL_DOMAIN = 'brug.example';

/** A follow-up that is still to happen, as its lead names it. */
export interface OpenFollowUp extends StepCandidate {
  readonly taskKind: string | null;
  readonly title: string;
}

export interface MadeFollowUps {
  readonly rows: readonly DemoRow[];
  /** The first that is still to happen. */
  readonly next: OpenFollowUp | null;
}

/** Days from today on which open tasks of the invented leads are due, with how often: a few are late, most are near. */
const DUE: readonly (readonly [readonly [from: number, to: number], number])[] = [
  [[-5, -1], 8],
  [[0, 0], 7],
  [[1, 3], 26],
  [[4, 10], 36],
  [[11, 30], 23],
];
/** Working minutes within which a new lead is to be answered. */
const RESPONSE_TARGET = 240;
const WITHOUT_NEXT_STEP = 0.08;
const SECOND_TASK = 0.15;
const MESSAGES_AMONG_THEM = 0.12;

/** The follow-ups of a lead: those that ended, and what is to come while it is open or asleep. */
export function followUpsOf(
  context: Context,
  random: Random,
  lead: LeadDraft,
  firstResponseAt: number | null,
): MadeFollowUps {
  const maker = new FollowUpMaker(context, lead);
  if (lead.source.startsWith('inquiry-') && lead.contact?.writable) maker.sentAcknowledgement(random);
  if (firstResponseAt !== null) maker.doneTask(firstResponseAt);
  const current = lead.visits.at(-1);
  if (current?.stage.category === 'dormant') maker.wakeUp(current.wakeUpOn ?? '');
  if (current?.stage.category === 'open') planOpen(maker, context, random, lead, current.stage.key);
  return maker.made();
}

function planOpen(maker: FollowUpMaker, context: Context, random: Random, lead: LeadDraft, stageKey: string): void {
  if (lead.shown) {
    const { next } = lead.shown;
    const [, second] = lead.firm.contacts;
    if (lead.shown.firmKey === 'jinlan' && second) maker.uncertainMessage(second, UNCERTAIN);
    if (next?.kind === 'message') maker.plannedMessage(random, next.workedDays);
    else if (next) maker.plannedTask(random, stageKey, dueIn(context, random, next.workedDays), next.title);
    return;
  }
  if (random.chance(WITHOUT_NEXT_STEP)) return;
  const count = random.chance(SECOND_TASK) ? 2 : 1;
  for (let index = 0; index < count; index++) {
    const [from, to] = random.weighted(DUE);
    const days = random.between(from, to);
    if (days > 0 && lead.contact?.writable && random.chance(MESSAGES_AMONG_THEM)) maker.plannedMessage(random, days);
    else maker.plannedTask(random, stageKey, dueIn(context, random, days));
  }
}

/** A moment of the agency's day, so many worked days from today; what is due today is due by its end. */
function dueIn(context: Context, random: Random, workedDays: number): number {
  const today = dayNumberAt(context.now, 'BE');
  const day = workedDays === 0 ? today : workedDay(today, workedDays, 'BE');
  if (workedDays !== 0)
    return instantOn(day, random.pick([9 * 60 + 20, 10 * 60, 11 * 60, 14 * 60, 15 * 60 + 30]), 'BE');
  // Whoever starts the demo in the evening still has something to do.
  const closing = instantOn(day, 17 * 60, 'BE');
  return Math.min(Math.max(closing, context.now + 2 * HOUR), instantOn(day, 24 * 60 - 1, 'BE'));
}

const BY_HAND = {
  timing: 'by-hand',
  calendar: null,
  workingDays: null,
  workingMinutes: null,
  provisional: false,
} as const;

/** What tells one planned follow-up from another; the rest are columns. */
interface Planned {
  readonly kind: 'message' | 'task';
  readonly taskKind: string | null;
  readonly title: string;
  readonly due_reason: Readonly<Record<string, unknown>>;
  readonly template_key?: string;
  readonly language?: string;
  readonly body?: string | null;
  readonly planned_for_stage_id?: string | null;
}

/** Makes the follow-ups of one lead. */
export class FollowUpMaker {
  readonly #rows: DemoRow[] = [];
  readonly #open: OpenFollowUp[] = [];

  constructor(
    private readonly context: Context,
    private readonly lead: LeadDraft,
  ) {}

  made(): MadeFollowUps {
    return { rows: this.#rows, next: nextStepOf(this.#open) };
  }

  /** The mail that told an inquirer that their question arrived. */
  sentAcknowledgement(random: Random): void {
    const { contact, receivedAt } = this.lead;
    const language = contact?.language ?? 'en';
    const sentAt = receivedAt + random.between(900, 4_000);
    const id = this.context.nextId('follow_ups', receivedAt);
    this.#add(id, receivedAt, {
      kind: 'message',
      state: 'sent',
      version: 4,
      language,
      template_key: `acknowledgement-${this.lead.track}`,
      title: ACKNOWLEDGEMENT.title[this.lead.owner.language],
      subject: filled(ACKNOWLEDGEMENT.subject[language], { number: this.lead.number }),
      body: filled(ACKNOWLEDGEMENT.body[language], { number: this.lead.number }),
      due_at: iso(receivedAt),
      due_reason: { ...BY_HAND, timing: 'immediate' },
      acknowledgement: true,
      fencing_token: 1,
      attempts: 1,
      handed_over_at: iso(sentAt),
      message_id: messageIdOf(id, MAIL_DOMAIN),
      server_response: '250 2.0.0 Ok: queued',
      ended_at: iso(sentAt + 400),
      updated_at: iso(sentAt + 400),
    });
    this.#attempt(id, sentAt, sentAt + 400, 'accepted', '250 2.0.0 Ok: queued');
  }

  /** The owner's task to answer a new lead, done when it was answered. */
  doneTask(doneAt: number): void {
    const { language } = this.lead.owner;
    this.#add(this.context.nextId('follow_ups', this.lead.receivedAt), this.lead.receivedAt, {
      kind: 'task',
      task_kind: FIRST_ANSWER.kind,
      state: 'done',
      version: 2,
      title: filled(FIRST_ANSWER.title[language], valuesOf(this.lead, language)),
      due_at: iso(afterWorkingMinutes(this.lead.receivedAt, RESPONSE_TARGET, 'BE')),
      due_reason: { ...BY_HAND, timing: 'response-target', calendar: 'BE', workingMinutes: RESPONSE_TARGET },
      ended_at: iso(doneAt),
      ended_by: this.lead.owner.id,
      updated_at: iso(doneAt),
    });
  }

  /** A task somebody still has to do. */
  plannedTask(random: Random, stageKey: string, dueAt: number, title?: string): void {
    const { language } = this.lead.owner;
    const text = random.pick(TASKS[stageKey] ?? [FIRST_ANSWER]);
    const said = title ?? filled(text.title[language], valuesOf(this.lead, language));
    const kind = title === undefined ? text.kind : kindOfTask(title);
    const plannedAt = this.#plannedAt(random, dueAt);
    const toCopy = title === undefined ? text.toCopy : undefined;
    const body = toCopy === undefined ? null : filled(toCopy, valuesOf(this.lead, 'zh'));
    this.#plan(plannedAt, dueAt, { kind: 'task', taskKind: kind, title: said, body, due_reason: BY_HAND });
  }

  /** A message that leaves on its own when its day comes, in the contact's working hours. */
  plannedMessage(random: Random, workedDays: number): void {
    const { contact } = this.lead;
    if (!contact) return;
    const region: Region = contact.region;
    const { language } = contact;
    const text = random.pick(MESSAGES);
    const today = dayNumberAt(this.context.now, region);
    const day = workedDay(today, Math.max(1, workedDays), region);
    const dueAt = instantOn(day, 9 * 60 + 30 + random.below(12) * 5, region);
    this.#plan(this.#plannedAt(random, dueAt), dueAt, {
      kind: 'message',
      taskKind: null,
      title: text.title[this.lead.owner.language],
      template_key: text.key,
      language,
      due_reason: { ...BY_HAND, timing: 'working-days', calendar: region, workingDays: 3 },
      planned_for_stage_id: this.lead.visits.at(-1)?.stage.id ?? null,
    });
  }

  /** What wakes a sleeping lead. */
  wakeUp(day: string): void {
    const { language } = this.lead.owner;
    const plannedAt = this.lead.visits.at(-1)?.enteredAt ?? this.context.now;
    const dayNumber = workedDay(Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY), 0, 'BE');
    const title = TASKS['dormant']?.[0]?.title[language] ?? '';
    this.#plan(plannedAt, instantOn(dayNumber, 9 * 60, 'BE'), {
      kind: 'task',
      taskKind: 'to-do',
      title,
      due_reason: { ...BY_HAND, timing: 'wake-up-day', calendar: 'BE' },
    });
  }

  /** A message of which nobody knows whether it left: its worker was stopped while it spoke to the mail server. */
  uncertainMessage(contact: Contact, message: typeof UNCERTAIN): void {
    const handedOverAt = this.#thisMorning();
    const plannedAt = handedOverAt - 2 * DAY;
    const id = this.context.nextId('follow_ups', plannedAt);
    const response = 'No answer after DATA: the worker was restarted 2 s later.';
    const row = {
      kind: 'message',
      state: 'uncertain',
      version: 4,
      contact_id: contact.id,
      language: contact.language,
      template_key: MESSAGES[0]?.key ?? null,
      ...message,
      due_at: iso(handedOverAt - 11_000),
      due_reason: { ...BY_HAND, timing: 'working-days', calendar: 'CN', workingDays: 2 },
      fencing_token: 1,
      attempts: 1,
      handed_over_at: iso(handedOverAt),
      message_id: messageIdOf(id, MAIL_DOMAIN),
      server_response: response,
      updated_at: iso(handedOverAt + 90_000),
    };
    this.#add(id, plannedAt, row);
    this.#attempt(id, handedOverAt - 1_000, null, null, response);
  }

  /** 08:02 of today at the agency, or of the last worked day while it is earlier than that. */
  #thisMorning(): number {
    let day = dayNumberAt(this.context.now, 'BE');
    while (!isWorked(day, 'BE') || instantOn(day, 8 * 60 + 10, 'BE') > this.context.now) day -= 1;
    return instantOn(day, 8 * 60 + 2, 'BE') + 11_000;
  }

  /** Some days ago and a day before it is due, but not before the lead was in its stage. */
  #plannedAt(random: Random, dueAt: number): number {
    const since = this.lead.visits.at(-1)?.enteredAt ?? this.lead.receivedAt;
    return Math.max(since, Math.min(this.context.now, dueAt - DAY) - random.between(1, 160) * HOUR);
  }

  #plan(plannedAt: number, dueAt: number, { kind, taskKind, title, ...columns }: Planned): void {
    const id = this.context.nextId('follow_ups', plannedAt);
    const due = iso(Math.max(dueAt, plannedAt + MINUTE));
    this.#add(id, plannedAt, {
      kind,
      task_kind: taskKind,
      title,
      ...columns,
      state: 'planned',
      version: 1,
      due_at: due,
      updated_at: iso(plannedAt),
    });
    this.#open.push({ id, dueAt: due, kind, taskKind, title, state: 'planned', acknowledgement: false });
  }

  #add(id: string, plannedAt: number, columns: Row): void {
    this.#rows.push({
      table: 'follow_ups',
      row: {
        id,
        lead_id: this.lead.id,
        contact_id: this.lead.contact?.id ?? null,
        owner_id: this.lead.owner.id,
        trigger_at: iso(plannedAt),
        plan_revision: 1,
        acknowledgement: false,
        fencing_token: 0,
        attempts: 0,
        created_at: iso(plannedAt),
        ...columns,
      },
    });
  }

  #attempt(
    followUpId: string,
    startedAt: number,
    endedAt: number | null,
    result: string | null,
    response: string,
  ): void {
    this.#rows.push({
      table: 'follow_up_attempts',
      row: {
        id: this.context.nextId('follow_up_attempts', startedAt),
        follow_up_id: followUpId,
        attempt: 1,
        fencing_token: 1,
        started_at: iso(startedAt),
        ended_at: endedAt === null ? null : iso(endedAt),
        result,
        response,
      },
    });
  }
}

function kindOfTask(title: string): string {
  if (/^(Call|Bel)/.test(title)) return 'call';
  if (title.startsWith('WeChat')) return 'wechat';
  return title.startsWith('Site visit') ? 'visit' : 'to-do';
}
