import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A run that cannot begin for an error is put off, and lets those behind it pass. */
export class StartsThatFail1700000000018 implements MigrationInterface {
  readonly name = 'StartsThatFail1700000000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE sequence_starts
        ADD COLUMN failures integer NOT NULL DEFAULT 0 CHECK (failures >= 0),
        ADD COLUMN failing_since timestamptz(3),
        ADD COLUMN retry_at timestamptz(3);
      DROP INDEX sequence_starts_pending;
      CREATE INDEX sequence_starts_pending ON sequence_starts (coalesce(retry_at, begins_at), id) WHERE done_at IS NULL;
      CREATE INDEX sequence_starts_failing ON sequence_starts (failing_since) WHERE done_at IS NULL AND failures > 0;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX sequence_starts_failing;
      DROP INDEX sequence_starts_pending;
      CREATE INDEX sequence_starts_pending ON sequence_starts (begins_at, id) WHERE done_at IS NULL;
      ALTER TABLE sequence_starts DROP COLUMN retry_at, DROP COLUMN failing_since, DROP COLUMN failures;
    `);
  }
}
