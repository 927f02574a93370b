import { Inject, Injectable } from '@nestjs/common';
import type { Language } from '@brug/contracts/http';
import { afterDelivery, type AfterDelivery, type DeliveryResult } from '@brug/domain/follow-ups';
import { renderMessage } from '@brug/domain/templates';
import { asSystem } from '../platform/actors/caller.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { newId } from '../platform/database/new-id.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/tx.js';
import { MailTransport } from '../platform/mail/mail-transport.js';
import { Settings } from '../platform/settings/settings.js';
import { alarmText } from './alarm-texts.js';

const MAILER = asSystem('alarms.mail');

/** Longer than everything the mail server is given time for. */
const SENDING_LEASE = { minutes: 5 };

interface AlarmMail {
  readonly id: string;
  readonly attempts: number;
  readonly to: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly telling: number;
  readonly most: number;
  readonly raisedAt: string;
  readonly oldestDueAt: string;
}

/**
 * The mails that tell of an alarm: one a telling and person, planned with the alarm and handed to the mail server as follow-ups are, so that
 * none is sent twice: what may have left when a process died is not sent again. They wait on no queue.
 */
@Injectable()
export class AlarmMails {
  constructor(
    private readonly transactions: Transactions,
    private readonly transport: MailTransport,
    private readonly settings: Settings,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Plans the mails of one telling, in the transaction of the alarm. */
  async plan(tx: Tx, alarmId: string, telling: number): Promise<void> {
    const { alarmRecipients } = await this.settings.get();
    const named = await tx.query<{ id: string }>(NAMED, [alarmRecipients]);
    const people = named.length > 0 ? named : await tx.query<{ id: string }>(ADMINISTRATORS);
    const rows = people.map(({ id }) => ({ id: newId(), personId: id }));
    await tx.execute(PLAN, [alarmId, telling, tx.at, JSON.stringify(rows)]);
  }

  /** Sends what is planned and due, one after the other; several processes may do so at once. */
  async send(): Promise<void> {
    await this.transactions.run(MAILER, (tx) =>
      tx.execute(GIVE_UP, [tx.now.subtract(SENDING_LEASE).toString(), tx.at]),
    );
    for (let mail = await this.#begin(); mail; mail = await this.#begin()) {
      const result = await this.#deliver(mail);
      await this.#end(mail, result);
    }
  }

  #begin(): Promise<AlarmMail | undefined> {
    return this.transactions.run(MAILER, async (tx) => (await tx.query<AlarmMail>(BEGIN, [tx.at]))[0]);
  }

  async #deliver(mail: AlarmMail): Promise<DeliveryResult> {
    const { mailFrom } = await this.settings.get();
    const page = new URL('/administration/follow-ups', this.config.publicUrl).href;
    const rendered = renderMessage(alarmText(mail, page), {}, mail.language);
    if (!rendered.ok) throw new Error('The text of an alarm is no template and has no gaps.');
    return this.transport.deliver({
      from: mailFrom ?? this.config.mailFrom,
      to: mail.to,
      replyTo: null,
      messageId: `<alarm.${mail.id}@${this.transport.domain}>`,
      at: this.clock.now(),
      ...rendered.message,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  }

  async #end({ id, attempts }: AlarmMail, result: DeliveryResult): Promise<void> {
    const after = afterDelivery(result, attempts);
    await this.transactions.run(MAILER, async (tx) => {
      const again = after.state === 'failed' ? tx.now.add({ minutes: after.retryInMinutes }).toString() : null;
      await tx.execute(END, [id, STATES[after.state], result.response, tx.at, again]);
    });
  }
}

/** What was refused for now waits for its next attempt; what was refused for good has failed. */
const STATES: Readonly<Record<AfterDelivery['state'], string>> = {
  sent: 'sent',
  uncertain: 'uncertain',
  failed: 'planned',
  dead: 'failed',
};

const NAMED = 'SELECT id FROM people WHERE active AND id = ANY($1::uuid[]) ORDER BY id';
const ADMINISTRATORS = `SELECT id FROM people WHERE active AND role = 'administrator' ORDER BY id`;

const PLAN = `INSERT INTO alarm_mails (id, alarm_id, telling, person_id, due_at)
  SELECT m.id, $1, $2, m."personId", $3 FROM jsonb_to_recordset($4::jsonb) AS m(id uuid, "personId" uuid)`;

const GIVE_UP = `UPDATE alarm_mails SET state = 'uncertain', ended_at = $2 WHERE state = 'sending' AND handed_over_at < $1`;

/** Committed before the mail server is spoken to. */
const BEGIN = `UPDATE alarm_mails m SET state = 'sending', attempts = m.attempts + 1, handed_over_at = $1
  FROM people p, alarms a
  WHERE p.id = m.person_id AND a.id = m.alarm_id AND m.id = (
    SELECT id FROM alarm_mails WHERE state = 'planned' AND due_at <= $1 ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING m.id, m.attempts, m.telling, p.email AS "to", p.language, p.time_zone AS "timeZone", a.most, a.raised_at AS "raisedAt",
    a.oldest_due_at AS "oldestDueAt"`;

const END = `UPDATE alarm_mails SET state = $2, response = $3, due_at = coalesce($5, due_at),
    ended_at = CASE WHEN $2 = 'planned' THEN NULL ELSE $4::timestamptz END
  WHERE id = $1 AND state = 'sending'`;
