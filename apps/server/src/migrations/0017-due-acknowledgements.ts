import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Acknowledgements are sought before all else that is due, without looking through it. */
export class DueAcknowledgements1700000000017 implements MigrationInterface {
  readonly name = 'DueAcknowledgements1700000000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX follow_ups_due_acknowledgements ON follow_ups (due_at, id)
        WHERE acknowledgement AND kind = 'message' AND state IN ('planned', 'failed') AND NOT held;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX follow_ups_due_acknowledgements');
  }
}
