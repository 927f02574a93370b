import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What sending within limits needs, and what comes back of it: bounces, complaints and those who unsubscribe. */
export class Sending1700000000011 implements MigrationInterface {
  readonly name = 'Sending1700000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One row for each mail domain that was ever written to, and for each sender.
      CREATE TABLE sending_quotas (
        kind text NOT NULL CHECK (kind IN ('domain', 'sender')),
        key text NOT NULL,
        short_from timestamptz(3) NOT NULL,
        short_taken integer NOT NULL,
        long_from timestamptz(3) NOT NULL,
        long_taken integer NOT NULL,
        -- Of each message that is being handed over the end of its lease: what a dead worker had under way ends by itself.
        under_way timestamptz(3)[] NOT NULL DEFAULT '{}',
        next_turn_at timestamptz(3),
        PRIMARY KEY (kind, key)
      ) WITH (fillfactor = 50);

      ALTER TABLE follow_ups
        ADD COLUMN recipient text,
        -- Why due_at is later than due_reason says.
        ADD COLUMN put_off text CHECK (put_off IN ('limit', 'quiet-hours', 'retry')),
        ADD COLUMN bounced_at timestamptz(3),
        ADD COLUMN bounce_kind text CHECK (bounce_kind IN ('hard', 'soft')),
        ADD COLUMN bounce_status text,
        ADD COLUMN bounce_text text,
        ADD CONSTRAINT follow_ups_bounce CHECK ((bounced_at IS NULL) = (bounce_kind IS NULL));

      ALTER TABLE contacts
        ADD COLUMN opt_out_reason text CHECK (opt_out_reason IN ('unsubscribed', 'complaint', 'by-hand')),
        ADD COLUMN email_bounced_at timestamptz(3);
      UPDATE contacts SET opt_out_reason = 'by-hand' WHERE opted_out_at IS NOT NULL;
      ALTER TABLE contacts ADD CONSTRAINT contacts_opt_out CHECK (opted_out_at IS NOT NULL OR opt_out_reason IS NULL);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE contacts DROP CONSTRAINT contacts_opt_out, DROP COLUMN opt_out_reason, DROP COLUMN email_bounced_at;
      ALTER TABLE follow_ups DROP CONSTRAINT follow_ups_bounce, DROP COLUMN recipient, DROP COLUMN put_off, DROP COLUMN bounced_at,
        DROP COLUMN bounce_kind, DROP COLUMN bounce_status, DROP COLUMN bounce_text;
      DROP TABLE sending_quotas;
    `);
  }
}
