import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Teams and the people of the agency. A person's id is their sign-in id. */
export class Identity1700000000002 implements MigrationInterface {
  readonly name = 'Identity1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE teams (
        id uuid PRIMARY KEY,
        key text NOT NULL UNIQUE,
        name text NOT NULL
      );

      CREATE TABLE people (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        initials text NOT NULL,
        email text NOT NULL,
        role text NOT NULL CHECK (role IN ('viewer', 'account-manager', 'manager', 'administrator')),
        team_id uuid NOT NULL REFERENCES teams,
        job_titles jsonb NOT NULL DEFAULT '{"nl": "", "en": "", "zh": ""}',
        phone text,
        language text NOT NULL DEFAULT 'nl' CHECK (language IN ('nl', 'en', 'zh')),
        time_zone text NOT NULL DEFAULT 'Europe/Brussels',
        colour_scheme text NOT NULL DEFAULT 'auto' CHECK (colour_scheme IN ('light', 'dark', 'auto')),
        active boolean NOT NULL DEFAULT true,
        created_at timestamptz(3) NOT NULL
      );
      CREATE UNIQUE INDEX people_email ON people (lower(email));
      CREATE INDEX people_team ON people (team_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE people, teams');
  }
}
