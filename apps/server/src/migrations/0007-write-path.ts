import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What lets a write be sent as a few statements together. */
export class WritePath1700000000007 implements MigrationInterface {
  readonly name = 'WritePath1700000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A lead's row is written last, behind the follow-ups that are planned with it: it takes the number.
      ALTER TABLE follow_ups ALTER CONSTRAINT follow_ups_lead_id_fkey DEFERRABLE INITIALLY DEFERRED;
      -- An answer is written once, after its key: a row of its own spares the key a new version in every index. It lives for a day, so
      -- packing it costs more than the room it takes.
      CREATE TABLE idempotency_answers (
        token uuid PRIMARY KEY,
        status smallint NOT NULL,
        body text NOT NULL
      ) WITH (toast_tuple_target = 8160);
      INSERT INTO idempotency_answers (token, status, body)
        SELECT token, status, coalesce(response, '') FROM idempotency_keys WHERE status IS NOT NULL;
      ALTER TABLE idempotency_keys DROP COLUMN status, DROP COLUMN response;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE idempotency_keys ADD COLUMN status smallint, ADD COLUMN response text;
      UPDATE idempotency_keys k SET status = a.status, response = a.body FROM idempotency_answers a WHERE a.token = k.token;
      DROP TABLE idempotency_answers;
      ALTER TABLE follow_ups ALTER CONSTRAINT follow_ups_lead_id_fkey NOT DEFERRABLE;
    `);
  }
}
