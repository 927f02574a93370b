import { Injectable } from '@nestjs/common';
import type { StageView } from '@brug/contracts/leads';
import { FIRST_STAGE, INQUIRY_STAGE, type StageCategory } from '@brug/domain/pipeline';
import type { Track } from '@brug/domain/tracks';
import { Database } from '../platform/database/database.js';
import { Kept } from '../platform/database/kept.js';
import { found } from '../platform/errors/domain-error.js';

/** The stages of both pipelines at one moment; retired ones are known by their id, but in no list. */
export class Stages {
  readonly #byId: ReadonlyMap<string, StageView>;
  readonly #inUse: readonly StageView[];

  constructor(rows: readonly (StageView & { readonly retired: boolean })[]) {
    const views = rows.map(({ retired, ...view }) => ({ retired, view }));
    this.#byId = new Map(views.map(({ view }) => [view.id, view]));
    this.#inUse = views.filter(({ retired }) => !retired).map(({ view }) => view);
  }

  find(id: string): StageView | undefined {
    return this.#byId.get(id);
  }

  /** In the order of the board; both pipelines, or one track's. */
  list(track?: Track): readonly StageView[] {
    return track ? this.#inUse.filter((stage) => stage.track === track) : this.#inUse;
  }

  /** Ids of the stages of a category, retired ones included: leads may still be in them. */
  idsOf(category: StageCategory | undefined, track?: Track): string[] {
    return [...this.#byId.values()]
      .filter((stage) => (!category || stage.category === category) && (!track || stage.track === track))
      .map(({ id }) => id);
  }

  /** Where a lead of the track begins: the stage of the default pipelines, else the first open one. */
  first(track: Track, from: 'staff' | 'inquiry' = 'staff'): StageView {
    const key = (from === 'inquiry' ? INQUIRY_STAGE : FIRST_STAGE)[track];
    const open = this.list(track).filter(({ category }) => category === 'open');
    return found(open.find((stage) => stage.key === key) ?? open[0], `open stage of the track ${track}`);
  }
}

/** The stages, kept in memory: every read and write of a lead needs them. */
@Injectable()
export class StageCatalogue {
  readonly #stages: Kept<Stages>;

  constructor(database: Database) {
    this.#stages = new Kept(async () => new Stages(await database.read(READ)));
  }

  /** The stages; read again when one of the ids that the caller needs is not among them. */
  async get(...needed: readonly string[]): Promise<Stages> {
    const stages = await this.#stages.get();
    const complete = stages.list().length > 0 && needed.every((id) => stages.find(id));
    if (complete) return stages;
    this.#stages.forget();
    return this.#stages.get();
  }
}

const READ = `SELECT id, track, key, names, category, position, probability_bp AS "probabilityBp", gate,
    retired_at IS NOT NULL AS retired
  FROM stages ORDER BY track DESC, position`;
