import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What lets a write be sent as a few statements together. */
export class WritePath1700000000007 implements MigrationInterface {
  readonly name = 'WritePath1700000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A lead's row is written last, behind the follow-ups that are planned with it: it takes the number.
      ALTER TABLE follow_ups ALTER CONSTRAINT follow_ups_lead_id_fkey DEFERRABLE INITIALLY DEFERRED;
      -- Answers live for a day: packing them costs more than the room they take.
      ALTER TABLE idempotency_keys SET (toast_tuple_target = 8160);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE idempotency_keys RESET (toast_tuple_target);
      ALTER TABLE follow_ups ALTER CONSTRAINT follow_ups_lead_id_fkey NOT DEFERRABLE;
    `);
  }
}
