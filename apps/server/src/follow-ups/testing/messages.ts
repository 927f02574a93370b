import { asSystem } from '../../platform/actors/caller.js';
import { newId } from '../../platform/database/new-id.js';
import { Settings, type SettingValue } from '../../platform/settings/settings.js';
import { writePlan } from '../follow-up-writes.js';
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
