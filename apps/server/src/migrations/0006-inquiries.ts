import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What came in over the public form. A submission's id is its key, so one sent twice is found again. */
export class Inquiries1700000000006 implements MigrationInterface {
  readonly name = 'Inquiries1700000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE inquiries (
        id uuid PRIMARY KEY,
        reference text NOT NULL UNIQUE,
        track text NOT NULL,
        language text NOT NULL,
        lead_id uuid NOT NULL UNIQUE REFERENCES leads,
        organisation_id uuid NOT NULL REFERENCES organisations,
        contact_id uuid NOT NULL REFERENCES contacts,
        linked_by text CHECK (linked_by IN ('enterprise-number', 'credit-code')),
        received_at timestamptz(3) NOT NULL
      );

      CREATE TABLE organisation_suggestions (
        inquiry_id uuid NOT NULL REFERENCES inquiries,
        organisation_id uuid NOT NULL REFERENCES organisations,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'dismissed')),
        PRIMARY KEY (inquiry_id, organisation_id)
      );
      CREATE INDEX organisation_suggestions_of_organisation ON organisation_suggestions (organisation_id);

      CREATE TABLE proof_spent (
        challenge_hash bytea PRIMARY KEY,
        expires_at timestamptz(3) NOT NULL
      );
      CREATE INDEX proof_spent_age ON proof_spent (expires_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE proof_spent, organisation_suggestions, inquiries');
  }
}
