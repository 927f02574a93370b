import type { Lead } from '@brug/contracts/leads';
import type { Actor } from '@brug/domain/permissions';
import { asSystem } from '../../platform/actors/caller.js';
import { newId } from '../../platform/database/new-id.js';
import { startScriptedSmtpServer, type ScriptedSmtpServer } from '../../platform/mail/testing/scripted-smtp-server.js';
import { installDefaultSettings } from '../../platform/settings/settings.js';
import { addLead, createLeadsApp, newLead, type Cast } from '../../testing/lead-fixtures.js';
import type { TestApp, TestAppOptions } from '../../testing/test-app.js';
import { FollowUpsModule, installDefaultFollowUps } from '../follow-ups.public.js';

/** A follow-up as its row is. */
export interface FollowUpRow {
  readonly id: string;
  readonly version: number;
  readonly kind: string;
  readonly taskKind: string | null;
  readonly state: string;
  readonly title: string;
  readonly subject: string | null;
  readonly body: string | null;
  readonly language: string | null;
  readonly dueAt: string;
  readonly dueReason: { readonly timing: string; readonly calendar: string | null; readonly provisional: boolean };
  readonly revision: number;
  readonly attempts: number;
  readonly endReason: string | null;
  readonly endedAt: string | null;
  readonly serverResponse: string | null;
  readonly acknowledgement: boolean;
}

/** The server with follow-ups, its rules and a mail server that does what it is told. */
export class Scene {
  private constructor(
    readonly app: TestApp,
    readonly cast: Cast,
    readonly mailServer: ScriptedSmtpServer,
  ) {}

  static async create(options: TestAppOptions = {}): Promise<Scene> {
    const mailServer = await startScriptedSmtpServer();
    const env = { SMTP_URL: mailServer.url, ...options.env };
    const { app, cast } = await createLeadsApp([FollowUpsModule], { ...options, env });
    await app.transactions.run(asSystem('test'), async (tx) => {
      await installDefaultSettings(tx);
      await installDefaultFollowUps(tx);
      await tx.execute(`UPDATE contacts SET email = 'shen@jinlan.example', lawful_basis = 'request'`);
    });
    return new Scene(app, cast, mailServer);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.mailServer.close();
  }

  /** A lead that came in over the public form; its acknowledgement is planned and not yet sent. */
  async inquiry(actor: Actor = this.cast.lore): Promise<Lead> {
    const lead = await addLead(
      this.app,
      actor,
      newLead(this.cast, { source: 'inquiry-web', primaryContactId: this.cast.contact }),
    );
    await this.app.transactions.run(asSystem('public'), (tx) =>
      tx.events.record('inquiry.received.v1', { inquiryId: newId(), leadId: lead.id }, { aggregate: lead.id }),
    );
    return lead;
  }

  ofLead(leadId: string): Promise<FollowUpRow[]> {
    return this.app.database.read<FollowUpRow>(`${ROWS} WHERE lead_id = $1 ORDER BY due_at, id`, [leadId]);
  }

  /** The one acknowledgement of a lead. */
  async acknowledgement(leadId: string): Promise<FollowUpRow> {
    const rows = (await this.ofLead(leadId)).filter(({ acknowledgement }) => acknowledgement);
    const [row] = rows;
    if (!row || rows.length > 1) throw new Error(`${rows.length} acknowledgements`);
    return row;
  }

  /** Changes rows behind everybody's back. */
  async set(sql: string, params: readonly unknown[] = []): Promise<void> {
    await this.app.transactions.run(asSystem('test'), (tx) => tx.execute(sql, params));
  }

  async leadRow(leadId: string): Promise<Record<string, unknown>> {
    const row = await this.app.database.readOne<Record<string, unknown>>('SELECT * FROM leads WHERE id = $1', [leadId]);
    return row ?? {};
  }
}

const ROWS = `SELECT id, version, kind, task_kind AS "taskKind", state, title, subject, body, language, due_at AS "dueAt",
    due_reason AS "dueReason", plan_revision AS revision, attempts, end_reason AS "endReason", ended_at AS "endedAt",
    server_response AS "serverResponse", acknowledgement
  FROM follow_ups`;
