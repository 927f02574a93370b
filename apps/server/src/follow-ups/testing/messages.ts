import { asSystem } from '../../platform/actors/caller.js';
import { newId } from '../../platform/database/new-id.js';
import { Settings, type SettingValue } from '../../platform/settings/settings.js';
import { MailTransport } from '../../platform/mail/mail-transport.js';
import { Claims, type Attempt, type HandOver } from '../claims.js';
import { Deliveries } from '../deliveries.js';
import { Departures } from '../departures.js';
import { FollowUpMetrics } from '../follow-up-metrics.js';
import { writePlan } from '../follow-up-writes.js';
import type { MessageContext } from '../message-context.js';
import { MessageDecisions } from '../message-decisions.js';
import { Outcomes, type Delivered } from '../outcomes.js';
import { FollowUpSender } from '../sender.js';
import type { FollowUpRow, Scene } from './scene.js';

/** What of a message a test decides; the rest is that of the scene. */
export interface GivenMessage {
  readonly leadId: string;
  readonly contactId?: string;
  readonly dueAt?: Temporal.Instant;
  readonly acknowledgement?: boolean;
}

/** Plans a message that is no answer to an inquiry; resolves with its id. */
export async function planMessage(scene: Scene, given: GivenMessage): Promise<string> {
  const id = newId();
  const now = scene.app.clock.now();
  await scene.app.transactions.run(asSystem('test'), (tx) =>
    writePlan(tx, given.leadId, [
      {
        id,
        kind: 'message',
        taskKind: null,
        leadId: given.leadId,
        contactId: given.contactId ?? scene.cast.contact,
        ownerId: scene.cast.lore.personId,
        ruleId: null,
        templateKey: 'acknowledgement-investment',
        language: null,
        title: 'How are you getting on?',
        body: null,
        triggerAt: now,
        dueAt: given.dueAt ?? now,
        dueReason: { timing: 'by-hand', calendar: null, workingDays: null, workingMinutes: null, provisional: false },
        plannedForStageId: null,
        acknowledgement: given.acknowledgement ?? false,
      },
    ]),
  );
  return id;
}

/** So many messages, due one second after the other until now; resolves with their ids, the one due longest first. */
export async function planDue(scene: Scene, count: number, given: Omit<GivenMessage, 'dueAt'>): Promise<string[]> {
  const ids: string[] = [];
  for (let number = count; number > 0; number -= 1) {
    ids.push(await planMessage(scene, { ...given, dueAt: scene.app.clock.now().subtract({ seconds: number }) }));
  }
  return ids;
}

/** Adds a contact of the scene's organisation. */
export async function addContact(scene: Scene, email: string, language = 'en'): Promise<string> {
  const id = newId();
  await scene.set(
    `INSERT INTO contacts (id, organisation_id, family_name, display_name, language, time_zone, email, lawful_basis, search_tokens,
       folded_latin, created_at, updated_at)
     SELECT $1, organisation_id, family_name, display_name, $3, time_zone, $2, 'request', '', '', created_at, updated_at
     FROM contacts WHERE id = $4`,
    [id, email, language, scene.cast.contact],
  );
  return id;
}

/** Claims what is due, as a worker does; the message of this id is to be among it. */
export async function claimed(scene: Scene, id: string, worker = 'a worker'): Promise<MessageContext> {
  const order = { worker, sender: 'noreply@brug.example', now: scene.app.clock.now(), limit: 100 };
  const context = (await scene.app.get(Claims).claimDue(order)).find((message) => message.id === id);
  if (!context) throw new Error(`${id} could not be claimed`);
  return context;
}

/** A claimed message as it could be handed over. */
export function handOverOf(context: MessageContext, takes: HandOver['takes'] = []): HandOver {
  const messageId = `<followup.${context.id}@brug.example>`;
  return { context, language: 'en', subject: 'Subject', body: 'Body', messageId, takes };
}

/** What `delivered` is given when the server has given this answer to the first attempt. */
export function deliveredWith(context: MessageContext, result: Delivered['result'], attempt?: Attempt): Delivered {
  return { handOver: handOverOf(context), attempt: attempt ?? { number: 1, lease: '2026-03-09T09:05:00Z' }, result };
}

/** A sender as in another process: nothing is shared but the database and the mail server. */
export function anotherSender({ app }: Scene): FollowUpSender {
  return new FollowUpSender(
    new Claims(app.database),
    app.get(MessageDecisions),
    new Deliveries(app.get(MailTransport), app.get(Outcomes), app.get(FollowUpMetrics)),
    app.get(Outcomes),
    app.get(Departures),
    app.clock,
  );
}

/** The row of a follow-up, with what sending adds to it. */
export interface MessageRow extends Pick<FollowUpRow, 'state' | 'dueAt' | 'revision' | 'attempts' | 'endReason'> {
  readonly putOff: string | null;
  readonly recipient: string | null;
  readonly messageId: string | null;
  readonly bounceKind: string | null;
  readonly bounceStatus: string | null;
  readonly bounceText: string | null;
  readonly bouncedAt: string | null;
}

export async function messageRow(scene: Scene, id: string): Promise<MessageRow> {
  const row = await scene.app.database.readOne<MessageRow>(ROW, [id]);
  if (!row) throw new Error(`There is no follow-up ${id}`);
  return row;
}

export async function setLimits(scene: Scene, limits: Partial<SettingValue<'sendingLimits'>>): Promise<void> {
  const settings = scene.app.get(Settings);
  const none = { domainPerMinute: null, domainAtOnce: null, senderPerHour: null, senderPerDay: null };
  await scene.app.transactions.run(asSystem('test'), (tx) => settings.set(tx, 'sendingLimits', { ...none, ...limits }));
  settings.forget();
}

const ROW = `SELECT state, due_at AS "dueAt", plan_revision AS revision, attempts, end_reason AS "endReason", put_off AS "putOff", recipient,
    message_id AS "messageId", bounce_kind AS "bounceKind", bounce_status AS "bounceStatus", bounce_text AS "bounceText",
    bounced_at AS "bouncedAt"
  FROM follow_ups WHERE id = $1`;
