import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files; mails that come in, and where the mailbox they come to was last read. */
export class Replies1700000000012 implements MigrationInterface {
  readonly name = 'Replies1700000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE files (
        id uuid PRIMARY KEY,
        owner_kind text NOT NULL,
        owner_id uuid NOT NULL,
        name text NOT NULL CHECK (name <> ''),
        content_type text NOT NULL,
        size bigint NOT NULL CHECK (size >= 0),
        sha256 text NOT NULL,
        storage_key text NOT NULL UNIQUE,
        created_by uuid REFERENCES people,
        created_at timestamptz(3) NOT NULL
      );
      CREATE INDEX files_of_owner ON files (owner_kind, owner_id, id);

      -- Of a mail: who wrote it, as it says; whether no person did; its text with what it quotes, when the body is without that.
      ALTER TABLE activities ADD COLUMN sender text, ADD COLUMN automatic boolean NOT NULL DEFAULT false,
        ADD COLUMN full_body text, ADD COLUMN message_id text;
      CREATE INDEX activities_of_message ON activities (message_id) WHERE message_id IS NOT NULL;

      CREATE TABLE inbound_mails (
        id uuid PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        message_id text NOT NULL,
        content_hash text NOT NULL,
        source text NOT NULL CHECK (source IN ('imap', 'webhook')),
        origin text NOT NULL CHECK (origin IN ('person', 'automatic', 'report')),
        origin_sign text,
        state text NOT NULL CHECK (state IN ('matched', 'waiting', 'set-aside', 'reported')),
        received_at timestamptz(3) NOT NULL,
        sent_at timestamptz(3) NOT NULL,
        from_address text NOT NULL,
        from_name text NOT NULL,
        subject text NOT NULL,
        body text NOT NULL,
        full_body text,
        incomplete boolean NOT NULL,
        matched_by text CHECK (matched_by IN ('thread', 'address', 'hand')),
        lead_id uuid REFERENCES leads,
        contact_id uuid REFERENCES contacts,
        follow_up_id uuid REFERENCES follow_ups,
        activity_id uuid UNIQUE REFERENCES activities,
        ended_at timestamptz(3),
        ended_by uuid REFERENCES people,
        CONSTRAINT inbound_mails_matched CHECK ((state = 'matched') = (activity_id IS NOT NULL)),
        CONSTRAINT inbound_mails_lead CHECK ((activity_id IS NULL) = (lead_id IS NULL)),
        -- The same mail may be handed over more than once, and by more than one way.
        CONSTRAINT inbound_mails_once UNIQUE (message_id, content_hash)
      );
      CREATE INDEX inbound_mails_waiting ON inbound_mails (received_at DESC, id DESC) WHERE state = 'waiting';
      CREATE INDEX inbound_mails_set_aside ON inbound_mails (received_at DESC, id DESC) WHERE state = 'set-aside';
      CREATE INDEX inbound_mails_unanswered ON inbound_mails (lead_id, received_at DESC, id DESC)
        WHERE state = 'matched' AND origin = 'person' AND ended_at IS NULL;
      CREATE INDEX inbound_mails_of_follow_up ON inbound_mails (follow_up_id) WHERE follow_up_id IS NOT NULL;

      CREATE TABLE imap_mailboxes (
        key text PRIMARY KEY,
        uid_validity bigint,
        last_uid bigint NOT NULL DEFAULT 0,
        lease_until timestamptz(3),
        read_at timestamptz(3),
        failures integer NOT NULL DEFAULT 0,
        failing_since timestamptz(3),
        retry_at timestamptz(3),
        refused integer NOT NULL DEFAULT 0
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE imap_mailboxes, inbound_mails;
      DROP INDEX activities_of_message;
      ALTER TABLE activities DROP COLUMN sender, DROP COLUMN automatic, DROP COLUMN full_body, DROP COLUMN message_id;
      DROP TABLE files;
    `);
  }
}
