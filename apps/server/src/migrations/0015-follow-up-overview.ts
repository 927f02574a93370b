import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the overview of follow-ups counts, the pause of sending, and the alarms with the mails that tell of them. */
export class FollowUpOverview1700000000015 implements MigrationInterface {
  readonly name = 'FollowUpOverview1700000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Messages that have not ended, with all that their figures are told by: counting reads this index and no row.
      CREATE INDEX follow_ups_open_messages ON follow_ups (state, due_at, id) INCLUDE (owner_id, template_key, acknowledgement, held)
        WHERE kind = 'message' AND state IN ('planned', 'claimed', 'sending', 'failed', 'dead', 'uncertain');
      CREATE INDEX follow_ups_sent ON follow_ups (ended_at DESC, id DESC) INCLUDE (owner_id, template_key) WHERE state = 'sent';

      -- One row: a claim looks at it in its own statement, so that nothing leaves after a pause was committed.
      CREATE TABLE sending_pause (
        id smallint PRIMARY KEY CHECK (id = 1),
        version integer NOT NULL DEFAULT 1,
        level text CHECK (level IN ('all-but-acknowledgements', 'everything')),
        reason text,
        paused_by uuid REFERENCES people,
        paused_at timestamptz(3),
        -- When messages were last let go: what was held is not late before that.
        resumed_at timestamptz(3),
        CONSTRAINT sending_pause_whole CHECK (num_nonnulls(level, reason, paused_by, paused_at) IN (0, 4))
      );
      INSERT INTO sending_pause (id) VALUES (1);

      CREATE TABLE alarms (
        id uuid PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        kind text NOT NULL CHECK (kind IN ('due-unsent')),
        raised_at timestamptz(3) NOT NULL,
        -- How many messages waited at most, and since when the first of them was due.
        most integer NOT NULL,
        oldest_due_at timestamptz(3) NOT NULL,
        tellings integer NOT NULL DEFAULT 1,
        told_at timestamptz(3) NOT NULL,
        cleared_at timestamptz(3),
        cleared_because text CHECK (cleared_because IN ('sent', 'paused')),
        acknowledged_at timestamptz(3),
        acknowledged_by uuid REFERENCES people
      );
      CREATE UNIQUE INDEX alarms_standing ON alarms (kind) WHERE cleared_at IS NULL;
      CREATE INDEX alarms_newest ON alarms (raised_at DESC, id DESC);

      CREATE TABLE alarm_mails (
        id uuid PRIMARY KEY,
        alarm_id uuid NOT NULL REFERENCES alarms,
        telling integer NOT NULL,
        person_id uuid NOT NULL REFERENCES people,
        state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'sending', 'sent', 'failed', 'uncertain')),
        attempts integer NOT NULL DEFAULT 0,
        due_at timestamptz(3) NOT NULL,
        handed_over_at timestamptz(3),
        ended_at timestamptz(3),
        response text,
        UNIQUE (alarm_id, telling, person_id)
      );
      CREATE INDEX alarm_mails_open ON alarm_mails (due_at, id) WHERE state IN ('planned', 'sending');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE alarm_mails, alarms, sending_pause;
      DROP INDEX follow_ups_sent, follow_ups_open_messages;
    `);
  }
}
