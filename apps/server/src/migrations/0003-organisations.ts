import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations and their contacts, with the keys they are found by. */
export class Organisations1700000000003 implements MigrationInterface {
  readonly name = 'Organisations1700000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS pg_trgm;

      CREATE TABLE organisations (
        id uuid PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        legal_name text,
        trade_name text,
        chinese_name text,
        pinyin text,
        display_name text NOT NULL,
        aliases text[] NOT NULL DEFAULT '{}',
        country char(2) NOT NULL,
        place_key text,
        city_key text,
        address text,
        enterprise_number text,
        vat_number text,
        credit_code text,
        nace_codes text[] NOT NULL DEFAULT '{}',
        ownership text,
        size text,
        employees integer,
        website text,
        parent_id uuid REFERENCES organisations,
        description text,
        search_tokens tsvector NOT NULL,
        folded_latin text NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        archived_at timestamptz(3),
        CONSTRAINT organisations_have_a_name CHECK (num_nonnulls(legal_name, trade_name, chinese_name) > 0)
      );
      CREATE UNIQUE INDEX organisations_enterprise_number ON organisations (enterprise_number) WHERE archived_at IS NULL;
      CREATE UNIQUE INDEX organisations_vat_number ON organisations (vat_number) WHERE archived_at IS NULL;
      CREATE UNIQUE INDEX organisations_credit_code ON organisations (credit_code) WHERE archived_at IS NULL;
      CREATE INDEX organisations_search ON organisations USING gin (search_tokens);
      CREATE INDEX organisations_latin ON organisations USING gin (folded_latin gin_trgm_ops);
      CREATE INDEX organisations_by_name_nl ON organisations (display_name COLLATE "nl-x-icu", id) WHERE archived_at IS NULL;
      CREATE INDEX organisations_by_name_en ON organisations (display_name COLLATE "en-x-icu", id) WHERE archived_at IS NULL;
      CREATE INDEX organisations_by_name_zh
        ON organisations (coalesce(chinese_name, display_name) COLLATE "zh-x-icu", id) WHERE archived_at IS NULL;
      CREATE INDEX organisations_by_change ON organisations (updated_at DESC, id DESC) WHERE archived_at IS NULL;
      CREATE INDEX organisations_place ON organisations (place_key);
      CREATE INDEX organisations_city ON organisations (city_key);
      CREATE INDEX organisations_parent ON organisations (parent_id) WHERE parent_id IS NOT NULL;

      CREATE TABLE contacts (
        id uuid PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        organisation_id uuid NOT NULL REFERENCES organisations,
        family_name text,
        given_name text,
        chinese_family_name text,
        chinese_given_name text,
        display_name text NOT NULL,
        job_title text,
        decision_role text NOT NULL DEFAULT 'unknown',
        email text,
        phone text,
        we_chat_id text,
        language text NOT NULL CHECK (language IN ('nl', 'en', 'zh')),
        time_zone text NOT NULL,
        salutation text,
        lawful_basis text,
        lawful_basis_on date,
        opted_out_at timestamptz(3),
        notes text,
        search_tokens tsvector NOT NULL,
        folded_latin text NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        archived_at timestamptz(3),
        CONSTRAINT contacts_have_a_name
          CHECK (num_nonnulls(family_name, given_name, chinese_family_name, chinese_given_name) > 0)
      );
      CREATE INDEX contacts_organisation ON contacts (organisation_id);
      CREATE INDEX contacts_email ON contacts (lower(email));
      CREATE INDEX contacts_search ON contacts USING gin (search_tokens);
      CREATE INDEX contacts_latin ON contacts USING gin (folded_latin gin_trgm_ops);
      CREATE INDEX contacts_by_name_nl ON contacts (display_name COLLATE "nl-x-icu", id) WHERE archived_at IS NULL;
      CREATE INDEX contacts_by_name_en ON contacts (display_name COLLATE "en-x-icu", id) WHERE archived_at IS NULL;
      CREATE INDEX contacts_by_name_zh
        ON contacts (coalesce(chinese_family_name || coalesce(chinese_given_name, ''), display_name) COLLATE "zh-x-icu", id)
        WHERE archived_at IS NULL;
      CREATE INDEX contacts_by_change ON contacts (updated_at DESC, id DESC) WHERE archived_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE contacts, organisations; DROP EXTENSION pg_trgm');
  }
}
