import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Leads of both tracks, their pipelines, history, activities, signatures and projects, and the totals kept for the board. */
export class Leads1700000000004 implements MigrationInterface {
  readonly name = 'Leads1700000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE exchange_rates (
        currency char(3) NOT NULL CHECK (currency IN ('CNY', 'USD')),
        date date NOT NULL,
        units_per_euro numeric(18, 6) NOT NULL CHECK (units_per_euro > 0),
        PRIMARY KEY (currency, date)
      );

      CREATE TABLE stages (
        id uuid PRIMARY KEY,
        track text NOT NULL CHECK (track IN ('investment', 'export')),
        key text NOT NULL,
        names jsonb NOT NULL,
        category text NOT NULL CHECK (category IN ('open', 'signed', 'lost', 'dormant')),
        position integer NOT NULL,
        probability_bp integer NOT NULL CHECK (probability_bp BETWEEN 0 AND 10000),
        gate jsonb NOT NULL DEFAULT '[]',
        retired_at timestamptz(3),
        UNIQUE (track, key),
        UNIQUE (track, position)
      );

      CREATE TABLE lead_counters (
        track text NOT NULL,
        year integer NOT NULL,
        last integer NOT NULL,
        PRIMARY KEY (track, year)
      );

      CREATE TABLE leads (
        id uuid PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        number text COLLATE "C" NOT NULL UNIQUE,
        track text NOT NULL CHECK (track IN ('investment', 'export')),
        title text NOT NULL,
        organisation_id uuid NOT NULL REFERENCES organisations,
        primary_contact_id uuid REFERENCES contacts,
        owner_id uuid NOT NULL REFERENCES people,
        team_id uuid NOT NULL REFERENCES teams,
        stage_id uuid NOT NULL REFERENCES stages,
        source text NOT NULL,
        nace_codes text[] NOT NULL DEFAULT '{}',
        value_minor bigint,
        value_currency char(3),
        probability_bp integer CHECK (probability_bp BETWEEN 0 AND 10000),
        expected_decision_on date,
        priority text NOT NULL DEFAULT 'normal' CHECK (priority IN ('low', 'normal', 'high')),
        confidentiality text NOT NULL DEFAULT 'normal' CHECK (confidentiality IN ('normal', 'restricted')),
        tags text[] NOT NULL DEFAULT '{}',
        description text,
        received_at timestamptz(3) NOT NULL,
        first_response_at timestamptz(3),
        stage_entered_at timestamptz(3) NOT NULL,
        last_activity_at timestamptz(3),
        lost_reason text,
        winning_location text,
        wake_up_on date,
        next_follow_up_id uuid,
        next_follow_up_at timestamptz(3),
        next_follow_up_kind text,
        next_follow_up_task_kind text,
        next_follow_up_title text,
        search_tokens tsvector NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        archived_at timestamptz(3),
        CONSTRAINT leads_value_has_a_currency CHECK (num_nonnulls(value_minor, value_currency) IN (0, 2))
      ) WITH (fillfactor = 85); -- room for the next step and the last activity, which no index holds
      CREATE INDEX leads_board ON leads (stage_id, stage_entered_at DESC, id DESC) WHERE archived_at IS NULL;
      CREATE INDEX leads_by_receipt ON leads (received_at DESC, id DESC) WHERE archived_at IS NULL;
      CREATE INDEX leads_by_value ON leads (coalesce(value_minor, -1) DESC, id DESC) WHERE archived_at IS NULL;
      CREATE INDEX leads_of_owner ON leads (owner_id, stage_id, stage_entered_at DESC, id DESC) WHERE archived_at IS NULL;
      CREATE INDEX leads_of_organisation ON leads (organisation_id);
      CREATE INDEX leads_of_contact ON leads (primary_contact_id) WHERE primary_contact_id IS NOT NULL;
      CREATE INDEX leads_search ON leads USING gin (search_tokens);

      CREATE TABLE investment_details (
        lead_id uuid PRIMARY KEY REFERENCES leads,
        mode text,
        activity text[],
        capex_minor bigint,
        capex_currency char(3),
        jobs_new integer,
        jobs_safeguarded integer,
        timeframe text,
        land_m2 integer,
        building_m2 integer,
        electricity_kw integer,
        water_m3_per_hour integer,
        preferred_municipalities text[],
        competing_locations text[],
        site_visit_on date,
        site_visitors text[],
        permits text,
        screening_need text,
        screening_filed_on date,
        screening_phase text,
        screening_deadline date,
        screening_outcome text,
        CONSTRAINT investment_capex_has_a_currency CHECK (num_nonnulls(capex_minor, capex_currency) IN (0, 2))
      );

      CREATE TABLE export_details (
        lead_id uuid PRIMARY KEY REFERENCES leads,
        goal text,
        products text,
        hs_codes text[],
        target_contract_value_minor bigint,
        target_contract_value_currency char(3),
        target_cities text[],
        target_clusters text[],
        partner_sought text,
        readiness_checklist text[],
        readiness_score integer,
        revenue_minor bigint,
        revenue_currency char(3),
        export_share_bp integer,
        support_asked text[],
        CONSTRAINT export_target_has_a_currency
          CHECK (num_nonnulls(target_contract_value_minor, target_contract_value_currency) IN (0, 2)),
        CONSTRAINT export_revenue_has_a_currency CHECK (num_nonnulls(revenue_minor, revenue_currency) IN (0, 2))
      );

      CREATE TABLE stage_changes (
        id uuid PRIMARY KEY,
        lead_id uuid NOT NULL REFERENCES leads,
        at timestamptz(3) NOT NULL,
        from_stage_id uuid REFERENCES stages,
        to_stage_id uuid NOT NULL REFERENCES stages,
        direction text NOT NULL,
        author_id uuid REFERENCES people,
        reason text,
        lost_reason text,
        winning_location text,
        wake_up_on date,
        seconds_in_stage_left bigint,
        lead_version integer NOT NULL,
        CONSTRAINT stage_changes_one_per_version UNIQUE (lead_id, lead_version)
      );
      CREATE INDEX stage_changes_of_lead ON stage_changes (lead_id, at DESC, id DESC);
      CREATE INDEX stage_changes_into_stage ON stage_changes (to_stage_id, at);

      CREATE FUNCTION refuse_to_edit_history() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION 'history is append-only: % on %', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
        END
      $$;
      CREATE TRIGGER stage_changes_append_only BEFORE UPDATE OR DELETE ON stage_changes
        FOR EACH ROW EXECUTE FUNCTION refuse_to_edit_history();

      CREATE TABLE counterparts (
        id uuid PRIMARY KEY,
        lead_id uuid NOT NULL REFERENCES leads,
        organisation_id uuid NOT NULL REFERENCES organisations,
        state text NOT NULL CHECK (state IN ('suggested', 'accepted', 'introduced', 'rejected')),
        reason text,
        changed_at timestamptz(3) NOT NULL,
        changed_by uuid REFERENCES people,
        UNIQUE (lead_id, organisation_id)
      );
      CREATE INDEX counterparts_of_organisation ON counterparts (organisation_id);

      CREATE TABLE activities (
        id uuid PRIMARY KEY,
        lead_id uuid REFERENCES leads,
        organisation_id uuid REFERENCES organisations,
        contact_id uuid REFERENCES contacts,
        kind text NOT NULL,
        at timestamptz(3) NOT NULL,
        author_id uuid REFERENCES people,
        subject text,
        body text NOT NULL DEFAULT '',
        outcome text,
        minutes integer,
        follow_up_id uuid,
        created_at timestamptz(3) NOT NULL
      );
      CREATE INDEX activities_of_lead ON activities (lead_id, at DESC, id DESC) WHERE lead_id IS NOT NULL;
      CREATE INDEX activities_of_organisation ON activities (organisation_id, at DESC, id DESC) WHERE organisation_id IS NOT NULL;

      CREATE TABLE signatures (
        id uuid PRIMARY KEY,
        lead_id uuid NOT NULL REFERENCES leads,
        stage_change_id uuid NOT NULL UNIQUE REFERENCES stage_changes,
        title text NOT NULL,
        kind text NOT NULL,
        value_minor bigint NOT NULL,
        value_currency char(3) NOT NULL,
        capex_minor bigint,
        capex_currency char(3),
        jobs integer,
        signed_on date NOT NULL,
        counterpart_organisation_id uuid REFERENCES organisations,
        annulled_at timestamptz(3),
        CONSTRAINT signatures_capex_has_a_currency CHECK (num_nonnulls(capex_minor, capex_currency) IN (0, 2))
      );
      CREATE UNIQUE INDEX signatures_in_force ON signatures (lead_id) WHERE annulled_at IS NULL;
      CREATE INDEX signatures_by_day ON signatures (signed_on) WHERE annulled_at IS NULL;

      CREATE TABLE projects (
        id uuid PRIMARY KEY,
        lead_id uuid NOT NULL REFERENCES leads,
        signature_id uuid NOT NULL UNIQUE REFERENCES signatures,
        title text NOT NULL,
        kind text NOT NULL,
        signed_on date NOT NULL,
        counterpart_organisation_id uuid REFERENCES organisations,
        created_at timestamptz(3) NOT NULL,
        annulled_at timestamptz(3)
      );
      CREATE INDEX projects_of_lead ON projects (lead_id);

      CREATE TABLE commitments (
        id uuid PRIMARY KEY,
        project_id uuid NOT NULL REFERENCES projects,
        measure text NOT NULL CHECK (measure IN ('contract-value', 'capex', 'jobs')),
        status text NOT NULL CHECK (status IN ('announced', 'amended', 'verified')),
        amount_minor bigint,
        currency char(3),
        jobs integer,
        effective_on date NOT NULL,
        source text NOT NULL,
        recorded_by uuid REFERENCES people,
        recorded_at timestamptz(3) NOT NULL,
        CONSTRAINT commitments_measure_something CHECK (
          CASE WHEN measure = 'jobs' THEN jobs IS NOT NULL AND num_nonnulls(amount_minor, currency) = 0
               ELSE jobs IS NULL AND num_nonnulls(amount_minor, currency) = 2 END)
      );
      CREATE INDEX commitments_of_project ON commitments (project_id, effective_on, id);
      CREATE TRIGGER commitments_append_only BEFORE UPDATE OR DELETE ON commitments
        FOR EACH ROW EXECUTE FUNCTION refuse_to_edit_history();

      CREATE TABLE board_totals (
        stage_id uuid NOT NULL REFERENCES stages,
        currency text NOT NULL,
        owner_id uuid NOT NULL,
        team_id uuid NOT NULL,
        confidentiality text NOT NULL,
        priority text NOT NULL,
        lead_count integer NOT NULL,
        amount_minor numeric(30, 0) NOT NULL,
        weighted_bp numeric(38, 0) NOT NULL,
        PRIMARY KEY (stage_id, currency, owner_id, team_id, confidentiality, priority)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE board_totals, commitments, projects, signatures, activities, counterparts, stage_changes, export_details,
        investment_details, leads, lead_counters, stages, exchange_rates;
      DROP FUNCTION refuse_to_edit_history();
    `);
  }
}
