import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Teams and the people of the agency, and in the schema `auth` what the sign-in library keeps: its tables as it generates
 * them (better-auth 1.7, `compileMigrations()`), without defaults for ids, because the application makes them. A person's
 * id is their sign-in id.
 */
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

      CREATE SCHEMA auth;
      CREATE TABLE auth."user" (
        id uuid PRIMARY KEY REFERENCES people ON DELETE CASCADE,
        name text NOT NULL,
        email text NOT NULL UNIQUE,
        "emailVerified" boolean NOT NULL,
        image text,
        "createdAt" timestamptz NOT NULL DEFAULT current_timestamp,
        "updatedAt" timestamptz NOT NULL DEFAULT current_timestamp
      );
      CREATE TABLE auth.session (
        id uuid PRIMARY KEY,
        "expiresAt" timestamptz NOT NULL,
        token text NOT NULL UNIQUE,
        "createdAt" timestamptz NOT NULL DEFAULT current_timestamp,
        "updatedAt" timestamptz NOT NULL,
        "ipAddress" text,
        "userAgent" text,
        "userId" uuid NOT NULL REFERENCES auth."user" ON DELETE CASCADE
      );
      CREATE INDEX "session_userId_idx" ON auth.session ("userId");
      CREATE INDEX session_expiry ON auth.session ("expiresAt");
      CREATE TABLE auth.account (
        id uuid PRIMARY KEY,
        "accountId" text NOT NULL,
        "providerId" text NOT NULL,
        "userId" uuid NOT NULL REFERENCES auth."user" ON DELETE CASCADE,
        "accessToken" text,
        "refreshToken" text,
        "idToken" text,
        "accessTokenExpiresAt" timestamptz,
        "refreshTokenExpiresAt" timestamptz,
        scope text,
        password text,
        "createdAt" timestamptz NOT NULL DEFAULT current_timestamp,
        "updatedAt" timestamptz NOT NULL
      );
      CREATE INDEX "account_userId_idx" ON auth.account ("userId");
      CREATE TABLE auth.verification (
        id uuid PRIMARY KEY,
        identifier text NOT NULL,
        value text NOT NULL,
        "expiresAt" timestamptz NOT NULL,
        "createdAt" timestamptz NOT NULL DEFAULT current_timestamp,
        "updatedAt" timestamptz NOT NULL DEFAULT current_timestamp
      );
      CREATE INDEX verification_identifier_idx ON auth.verification (identifier);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA auth CASCADE; DROP TABLE people, teams');
  }
}
