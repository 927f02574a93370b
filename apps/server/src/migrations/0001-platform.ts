import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the platform keeps: outbox, audit trail, idempotency keys, rate windows and the clock of tests. */
export class Platform1700000000001 implements MigrationInterface {
  readonly name = 'Platform1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE outbox (
        sequence bigserial PRIMARY KEY,
        id uuid NOT NULL UNIQUE,
        name text NOT NULL,
        payload jsonb NOT NULL,
        aggregate_id uuid NOT NULL,
        occurred_at timestamptz(3) NOT NULL,
        relayed_at timestamptz(3)
      );
      CREATE INDEX outbox_waiting ON outbox (sequence) WHERE relayed_at IS NULL;
      CREATE INDEX outbox_relayed ON outbox (relayed_at) WHERE relayed_at IS NOT NULL;

      CREATE TABLE audit_entries (
        id uuid PRIMARY KEY,
        at timestamptz(3) NOT NULL,
        entity text NOT NULL,
        entity_id uuid NOT NULL,
        action text NOT NULL,
        changes jsonb NOT NULL,
        actor_id uuid,
        actor_name text,
        request_id text,
        ip inet,
        CONSTRAINT audit_entries_somebody CHECK (num_nonnulls(actor_id, actor_name) = 1)
      );
      CREATE INDEX audit_entries_of_record ON audit_entries (entity, entity_id, at DESC, id DESC);
      CREATE INDEX audit_entries_of_actor ON audit_entries (actor_id, at DESC, id DESC);

      CREATE TABLE idempotency_keys (
        scope text NOT NULL,
        key text NOT NULL,
        route text NOT NULL,
        request_hash text NOT NULL,
        token uuid NOT NULL,
        status smallint,
        response text,
        created_at timestamptz(3) NOT NULL,
        PRIMARY KEY (scope, key)
      );
      CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);

      CREATE TABLE rate_windows (
        bucket text NOT NULL,
        key_hash bytea NOT NULL,
        window_start timestamptz(3) NOT NULL,
        hits integer NOT NULL,
        previous_hits integer NOT NULL,
        PRIMARY KEY (bucket, key_hash)
      );
      CREATE INDEX rate_windows_age ON rate_windows (window_start);

      CREATE TABLE platform_clock (
        singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
        fixed_at timestamptz(3),
        offset_ms bigint NOT NULL DEFAULT 0,
        revision bigint NOT NULL DEFAULT 0
      );
      INSERT INTO platform_clock DEFAULT VALUES;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE platform_clock, rate_windows, idempotency_keys, audit_entries, outbox');
  }
}
