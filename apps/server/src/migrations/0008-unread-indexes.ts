import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Takes away what every write keeps up and nothing reads. */
export class UnreadIndexes1700000000008 implements MigrationInterface {
  readonly name = 'UnreadIndexes1700000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Events are taken by their sequence; their ids are made unique.
      ALTER TABLE outbox DROP CONSTRAINT outbox_id_key;
      DROP INDEX audit_entries_of_actor;
      -- Keys are removed once a day, and most of them are due then.
      DROP INDEX idempotency_keys_age;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);
      CREATE INDEX audit_entries_of_actor ON audit_entries (actor_id, at DESC, id DESC);
      ALTER TABLE outbox ADD CONSTRAINT outbox_id_key UNIQUE (id);
    `);
  }
}
