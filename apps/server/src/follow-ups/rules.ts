import { Injectable } from '@nestjs/common';
import type { LocalisedText } from '@brug/contracts/http';
import type { FollowUpRule } from '@brug/domain/follow-ups';
import { Database } from '../platform/database/database.js';
import { Kept } from '../platform/database/kept.js';

/** A rule as it is kept: what the domain decides on, and what its follow-ups are called. */
export interface Rule extends FollowUpRule {
  readonly titles: LocalisedText;
  readonly acknowledgement: boolean;
}

/** The rules in force, kept in memory: every new lead and every move asks for them. */
@Injectable()
export class Rules {
  readonly #kept: Kept<readonly Rule[]>;

  constructor(database: Database) {
    this.#kept = new Kept(() => database.read<Rule>(READ));
  }

  active(): Promise<readonly Rule[]> {
    return this.#kept.get();
  }

  /** After rules were changed and committed. */
  forget(): void {
    this.#kept.forget();
  }
}

const READ = `SELECT id, trigger, track, stage_key AS "stageKey", sources, kind, task_kind AS "taskKind",
    template_key AS "templateKey", timing, active, titles, acknowledgement
  FROM follow_up_rules WHERE active ORDER BY position`;
