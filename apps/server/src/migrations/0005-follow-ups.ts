import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calendars and settings, and the follow-ups with the rules and templates they are planned from. */
export class FollowUps1700000000005 implements MigrationInterface {
  readonly name = 'FollowUps1700000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE settings (
        key text PRIMARY KEY,
        value jsonb NOT NULL
      );

      CREATE TABLE calendar_years (
        region text NOT NULL CHECK (region IN ('BE', 'CN')),
        year integer NOT NULL,
        PRIMARY KEY (region, year)
      );
      CREATE TABLE calendar_days (
        region text NOT NULL CHECK (region IN ('BE', 'CN')),
        date date NOT NULL,
        kind text NOT NULL CHECK (kind IN ('holiday', 'workday')),
        names jsonb NOT NULL,
        PRIMARY KEY (region, date)
      );
      CREATE TABLE office_hours (
        id uuid PRIMARY KEY,
        region text NOT NULL CHECK (region IN ('BE', 'CN')),
        opens time NOT NULL,
        closes time NOT NULL CHECK (closes > opens)
      );

      CREATE TABLE message_templates (
        key text PRIMARY KEY,
        subjects jsonb NOT NULL,
        bodies jsonb NOT NULL
      );

      CREATE TABLE follow_up_rules (
        id uuid PRIMARY KEY,
        position integer NOT NULL UNIQUE,
        trigger text NOT NULL CHECK (trigger IN ('lead-created', 'stage-entered', 'inquiry-received', 'dormant-until')),
        track text CHECK (track IN ('investment', 'export')),
        stage_key text,
        sources text[],
        kind text NOT NULL CHECK (kind IN ('message', 'task')),
        task_kind text,
        template_key text REFERENCES message_templates,
        titles jsonb NOT NULL,
        timing jsonb NOT NULL,
        acknowledgement boolean NOT NULL DEFAULT false,
        active boolean NOT NULL DEFAULT true,
        CONSTRAINT follow_up_rules_kind CHECK ((kind = 'message') = (template_key IS NOT NULL) AND (kind = 'task') = (task_kind IS NOT NULL))
      );

      CREATE TABLE follow_ups (
        id uuid PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        kind text NOT NULL CHECK (kind IN ('message', 'task')),
        task_kind text,
        state text NOT NULL DEFAULT 'planned' CHECK (state IN
          ('planned', 'claimed', 'sending', 'sent', 'failed', 'dead', 'uncertain', 'done', 'cancelled', 'skipped')),
        lead_id uuid REFERENCES leads,
        contact_id uuid REFERENCES contacts,
        owner_id uuid NOT NULL REFERENCES people,
        rule_id uuid REFERENCES follow_up_rules,
        template_key text REFERENCES message_templates,
        language text,
        title text NOT NULL,
        subject text,
        body text,
        trigger_at timestamptz(3) NOT NULL,
        due_at timestamptz(3) NOT NULL,
        due_reason jsonb NOT NULL,
        plan_revision integer NOT NULL DEFAULT 1,
        planned_for_stage_id uuid REFERENCES stages,
        acknowledgement boolean NOT NULL DEFAULT false,
        fencing_token bigint NOT NULL DEFAULT 0,
        claimed_by text,
        lease_until timestamptz(3),
        attempts integer NOT NULL DEFAULT 0,
        handed_over_at timestamptz(3),
        message_id text,
        server_response text,
        ended_at timestamptz(3),
        ended_by uuid REFERENCES people,
        end_reason text,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL
      );
      CREATE INDEX follow_ups_due ON follow_ups (due_at, id) WHERE kind = 'message' AND state IN ('planned', 'failed');
      CREATE INDEX follow_ups_leased ON follow_ups (lease_until) WHERE state IN ('claimed', 'sending');
      CREATE INDEX follow_ups_undecided ON follow_ups (owner_id) WHERE state IN ('uncertain', 'dead');
      CREATE INDEX follow_ups_open_of_owner ON follow_ups (owner_id, due_at, id)
        WHERE state IN ('planned', 'claimed', 'sending', 'failed', 'dead', 'uncertain');
      CREATE INDEX follow_ups_of_lead ON follow_ups (lead_id, due_at, id);
      CREATE INDEX follow_ups_ended_of_lead ON follow_ups (lead_id, ended_at DESC, id DESC) WHERE ended_at IS NOT NULL;
      CREATE INDEX follow_ups_of_contact ON follow_ups (contact_id) WHERE contact_id IS NOT NULL;
      CREATE UNIQUE INDEX follow_ups_message_id ON follow_ups (message_id) WHERE message_id IS NOT NULL;

      ALTER TABLE leads ADD CONSTRAINT leads_next_follow_up FOREIGN KEY (next_follow_up_id) REFERENCES follow_ups;
      ALTER TABLE activities ADD CONSTRAINT activities_follow_up FOREIGN KEY (follow_up_id) REFERENCES follow_ups;

      CREATE TABLE follow_up_attempts (
        id uuid PRIMARY KEY,
        follow_up_id uuid NOT NULL REFERENCES follow_ups,
        attempt integer NOT NULL,
        fencing_token bigint NOT NULL,
        started_at timestamptz(3) NOT NULL,
        ended_at timestamptz(3),
        result text,
        response text,
        UNIQUE (follow_up_id, fencing_token)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE activities DROP CONSTRAINT activities_follow_up;
      ALTER TABLE leads DROP CONSTRAINT leads_next_follow_up;
      DROP TABLE follow_up_attempts, follow_ups, follow_up_rules, message_templates, office_hours, calendar_days,
        calendar_years, settings;
    `);
  }
}
