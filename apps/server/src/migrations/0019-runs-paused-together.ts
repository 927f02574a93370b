import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which runs were paused with all of their sequence: resuming all of them leaves alone those that somebody paused by hand. */
export class RunsPausedTogether1700000000019 implements MigrationInterface {
  readonly name = 'RunsPausedTogether1700000000019';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE enrolments
        ADD COLUMN paused_together boolean NOT NULL DEFAULT false,
        ADD CONSTRAINT enrolments_paused_together_check CHECK (state = 'paused' OR NOT paused_together);
      CREATE INDEX enrolments_under_way ON enrolments (sequence_id, state, id) WHERE state IN ('running', 'paused');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX enrolments_under_way;
      ALTER TABLE enrolments DROP COLUMN paused_together;
    `);
  }
}
