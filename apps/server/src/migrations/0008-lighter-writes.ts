import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Takes away what every write keeps up and nothing needs; gives counterparts a version. */
export class LighterWrites1700000000008 implements MigrationInterface {
  readonly name = 'LighterWrites1700000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Events are taken by their sequence; their ids are made unique.
      ALTER TABLE outbox DROP CONSTRAINT outbox_id_key;
      DROP INDEX audit_entries_of_actor;
      -- Keys are removed once a day, and most of them are due then.
      DROP INDEX idempotency_keys_age;
      -- A lead has few moves: those of one are put into their order when they are read, found by the index of their versions.
      DROP INDEX stage_changes_of_lead;
      -- The next step on a lead's row is a copy of what follow_ups says, and follow-ups are never deleted.
      ALTER TABLE leads DROP CONSTRAINT leads_next_follow_up;
      -- Whoever changes a counterpart says which one they have seen.
      ALTER TABLE counterparts ADD COLUMN version integer NOT NULL DEFAULT 1;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE counterparts DROP COLUMN version;
      ALTER TABLE leads ADD CONSTRAINT leads_next_follow_up FOREIGN KEY (next_follow_up_id) REFERENCES follow_ups;
      CREATE INDEX stage_changes_of_lead ON stage_changes (lead_id, at DESC, id DESC);
      CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);
      CREATE INDEX audit_entries_of_actor ON audit_entries (actor_id, at DESC, id DESC);
      ALTER TABLE outbox ADD CONSTRAINT outbox_id_key UNIQUE (id);
    `);
  }
}
