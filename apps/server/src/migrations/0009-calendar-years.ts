import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Years and office hours that administrators enter and correct, with their versions; and from when a task that was put off counts. */
export class CalendarYears1700000000009 implements MigrationInterface {
  readonly name = 'CalendarYears1700000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE calendar_years
        ADD COLUMN version integer NOT NULL DEFAULT 1,
        -- China: whether the official calendar is out. What is entered of a year before that is used, and marked.
        ADD COLUMN published boolean NOT NULL DEFAULT true,
        ADD COLUMN updated_at timestamptz(3);

      ALTER TABLE office_hours ADD COLUMN weekday smallint CHECK (weekday BETWEEN 1 AND 7);

      -- All office hours of a side are changed together.
      CREATE TABLE office_hours_versions (
        region text PRIMARY KEY CHECK (region IN ('BE', 'CN')),
        version integer NOT NULL,
        updated_at timestamptz(3)
      );
      INSERT INTO office_hours_versions (region, version) VALUES ('BE', 1), ('CN', 1);

      UPDATE follow_ups f
      SET due_reason = f.due_reason || jsonb_build_object('countedFrom',
        to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
      FROM (
        SELECT DISTINCT ON (entity_id) entity_id, at FROM audit_entries
        WHERE entity = 'follow-up' AND action = 'snooze' ORDER BY entity_id, at DESC
      ) a
      WHERE f.id = a.entity_id AND f.ended_at IS NULL AND f.due_reason ->> 'timing' = 'snoozed';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE follow_ups SET due_reason = due_reason - 'countedFrom' - 'actingRegion'
        WHERE due_reason ?| ARRAY['countedFrom', 'actingRegion'];
      DROP TABLE office_hours_versions;
      -- Hours of one weekday, and years that are not published, were not known before.
      DELETE FROM office_hours WHERE weekday IS NOT NULL;
      DELETE FROM calendar_years WHERE NOT published;
      ALTER TABLE office_hours DROP COLUMN weekday;
      ALTER TABLE calendar_years DROP COLUMN updated_at, DROP COLUMN published, DROP COLUMN version;
    `);
  }
}
