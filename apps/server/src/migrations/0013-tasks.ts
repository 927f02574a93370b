import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Agreed appointments, the digests of a day, and what a person wants of both: the morning mail and a calendar to subscribe to. */
export class Tasks1700000000013 implements MigrationInterface {
  readonly name = 'Tasks1700000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Its time was agreed with the other side.
      ALTER TABLE follow_ups ADD COLUMN agreed boolean NOT NULL DEFAULT false;

      -- Who has no row has changed nothing: version 1, with a digest and without a calendar feed.
      CREATE TABLE task_preferences (
        person_id uuid PRIMARY KEY REFERENCES people,
        version integer NOT NULL,
        digest boolean NOT NULL DEFAULT true,
        -- SHA-256 of the secret part of the feed's address; the address itself is shown once and kept nowhere.
        feed_token_hash bytea UNIQUE,
        feed_made_at timestamptz(3),
        CONSTRAINT task_preferences_feed CHECK ((feed_token_hash IS NULL) = (feed_made_at IS NULL))
      );

      -- One a person and day, whatever becomes of it: the key is what keeps a digest from being sent twice.
      CREATE TABLE digests (
        person_id uuid NOT NULL REFERENCES people,
        day date NOT NULL,
        state text NOT NULL CHECK (state IN ('claimed', 'sending', 'sent', 'failed', 'dead', 'uncertain', 'skipped')),
        fencing_token bigint NOT NULL,
        claimed_by text NOT NULL,
        lease_until timestamptz(3),
        attempts integer NOT NULL DEFAULT 0,
        retry_at timestamptz(3),
        handed_over_at timestamptz(3),
        message_id text,
        server_response text,
        created_at timestamptz(3) NOT NULL,
        PRIMARY KEY (person_id, day)
      );
      CREATE INDEX digests_leased ON digests (lease_until) WHERE state IN ('claimed', 'sending');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE digests, task_preferences;
      ALTER TABLE follow_ups DROP COLUMN agreed;
    `);
  }
}
