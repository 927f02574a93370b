import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sequences, their versions and runs; templates with versions; what a follow-up knows of the step it was planned from. */
export class Sequences1700000000010 implements MigrationInterface {
  readonly name = 'Sequences1700000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE message_templates
        ADD COLUMN version integer NOT NULL DEFAULT 1,
        ADD COLUMN number integer NOT NULL DEFAULT 1,
        ADD COLUMN names jsonb,
        ADD COLUMN updated_at timestamptz(3) NOT NULL DEFAULT now();

      -- The texts of a template are never edited: a change is the next version, and what was planned with an older one is sent with it.
      CREATE TABLE message_template_versions (
        template_key text NOT NULL REFERENCES message_templates,
        number integer NOT NULL,
        subjects jsonb NOT NULL,
        bodies jsonb NOT NULL,
        created_at timestamptz(3) NOT NULL,
        created_by uuid REFERENCES people,
        PRIMARY KEY (template_key, number)
      );
      CREATE TRIGGER message_template_versions_append_only BEFORE UPDATE OR DELETE ON message_template_versions
        FOR EACH ROW EXECUTE FUNCTION refuse_to_edit_history();

      CREATE TABLE sequences (
        id uuid PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        key text UNIQUE,
        names jsonb NOT NULL,
        active boolean NOT NULL DEFAULT false,
        number integer NOT NULL DEFAULT 1,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL
      );

      CREATE TABLE sequence_versions (
        sequence_id uuid NOT NULL REFERENCES sequences,
        number integer NOT NULL,
        definition jsonb NOT NULL,
        created_at timestamptz(3) NOT NULL,
        created_by uuid REFERENCES people,
        PRIMARY KEY (sequence_id, number)
      );
      CREATE TRIGGER sequence_versions_append_only BEFORE UPDATE OR DELETE ON sequence_versions
        FOR EACH ROW EXECUTE FUNCTION refuse_to_edit_history();

      CREATE TABLE enrolments (
        id uuid PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        sequence_id uuid NOT NULL,
        number integer NOT NULL,
        lead_id uuid NOT NULL REFERENCES leads,
        contact_id uuid REFERENCES contacts,
        counterpart_contact_id uuid REFERENCES contacts,
        stage_id uuid NOT NULL REFERENCES stages,
        activity_id uuid REFERENCES activities,
        state text NOT NULL CHECK (state IN ('running', 'paused', 'finished', 'stopped')),
        stop_conditions text[] NOT NULL,
        given_values jsonb NOT NULL DEFAULT '{}',
        missing text[] NOT NULL DEFAULT '{}',
        pauses jsonb NOT NULL DEFAULT '[]',
        trigger_at timestamptz(3) NOT NULL,
        started_at timestamptz(3) NOT NULL,
        started_by uuid REFERENCES people,
        paused_at timestamptz(3),
        replied_at timestamptz(3),
        meeting_booked_at timestamptz(3),
        outcome_at timestamptz(3),
        ended_at timestamptz(3),
        ended_by uuid REFERENCES people,
        end_reason text,
        FOREIGN KEY (sequence_id, number) REFERENCES sequence_versions
      );
      CREATE UNIQUE INDEX enrolments_one_run ON enrolments (lead_id, sequence_id) WHERE state IN ('running', 'paused');
      CREATE INDEX enrolments_of_lead ON enrolments (lead_id, started_at DESC, id DESC);
      CREATE INDEX enrolments_of_sequence ON enrolments (sequence_id, started_at DESC, id DESC);
      CREATE INDEX enrolments_open_of_contact ON enrolments (contact_id) WHERE state IN ('running', 'paused');

      -- What a trigger has set off and is still to begin: a run of its own transaction, found again when its wake-up is lost.
      CREATE TABLE sequence_starts (
        id uuid PRIMARY KEY,
        sequence_id uuid NOT NULL REFERENCES sequences,
        -- Names the occurrence, so that it begins one run however often it is told.
        trigger_key text NOT NULL,
        lead_id uuid NOT NULL REFERENCES leads DEFERRABLE INITIALLY DEFERRED,
        -- The run begins only while the lead is in this stage.
        stage_id uuid REFERENCES stages,
        activity_id uuid,
        trigger_at timestamptz(3) NOT NULL,
        begins_at timestamptz(3) NOT NULL,
        done_at timestamptz(3),
        result text,
        UNIQUE (sequence_id, trigger_key)
      );
      CREATE INDEX sequence_starts_pending ON sequence_starts (begins_at, id) WHERE done_at IS NULL;
      CREATE INDEX sequence_starts_of_lead ON sequence_starts (lead_id);

      ALTER TABLE follow_ups
        ADD COLUMN enrolment_id uuid REFERENCES enrolments,
        ADD COLUMN step_key text,
        ADD COLUMN template_number integer,
        ADD COLUMN condition jsonb,
        -- Waits although its time may come: its run holds still, or what it depends on has not happened.
        ADD COLUMN held boolean NOT NULL DEFAULT false,
        ADD COLUMN hint text,
        -- Templates and their versions are never deleted, and whoever plans has looked them up: a check for each row only costs.
        DROP CONSTRAINT follow_ups_template_key_fkey;
      CREATE INDEX follow_ups_of_enrolment ON follow_ups (enrolment_id) WHERE enrolment_id IS NOT NULL;
      CREATE INDEX follow_ups_waiting_for_a_fact ON follow_ups (due_at)
        WHERE held AND condition IS NOT NULL AND state = 'planned';
      DROP INDEX follow_ups_due;
      CREATE INDEX follow_ups_due ON follow_ups (due_at, id)
        WHERE kind = 'message' AND state IN ('planned', 'failed') AND NOT held;

      ALTER TABLE people
        ADD COLUMN signatures jsonb NOT NULL DEFAULT '{}',
        ADD COLUMN signature_version integer NOT NULL DEFAULT 1;

      -- Whoever changes a setting says which one they have seen.
      ALTER TABLE settings ADD COLUMN version integer NOT NULL DEFAULT 1;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE settings DROP COLUMN version;
      ALTER TABLE people DROP COLUMN signatures, DROP COLUMN signature_version;
      DROP INDEX follow_ups_due;
      CREATE INDEX follow_ups_due ON follow_ups (due_at, id) WHERE kind = 'message' AND state IN ('planned', 'failed');
      ALTER TABLE follow_ups
        ADD CONSTRAINT follow_ups_template_key_fkey FOREIGN KEY (template_key) REFERENCES message_templates,
        DROP COLUMN enrolment_id, DROP COLUMN step_key,
        DROP COLUMN template_number, DROP COLUMN condition, DROP COLUMN held, DROP COLUMN hint;
      DROP TABLE sequence_starts, enrolments, sequence_versions, sequences, message_template_versions;
      ALTER TABLE message_templates DROP COLUMN version, DROP COLUMN number, DROP COLUMN names, DROP COLUMN updated_at;
    `);
  }
}
