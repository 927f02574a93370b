import { Injectable } from '@nestjs/common';
import { WorkingTime } from '../../platform/calendars/working-time.js';
import { Database } from '../../platform/database/database.js';
import { Settings } from '../../platform/settings/settings.js';
import { proposedSlots, type Preparation, type TemplateTexts } from './prepare-run.js';
import type { StoredSequence } from './sequence-catalogue.js';

/** Gathers what runs of a sequence are prepared with. */
@Injectable()
export class Preparations {
  constructor(
    private readonly database: Database,
    private readonly workingTime: WorkingTime,
    private readonly settings: Settings,
  ) {}

  async for(sequence: StoredSequence, now: Temporal.Instant): Promise<Preparation> {
    const messages = sequence.definition.steps.filter((step) => step.kind === 'message');
    const keys = messages.map(({ templateKey }) => templateKey);
    const numbers = messages.map(({ templateNumber }) => templateNumber);
    const [{ calendars }, settings, templates] = await Promise.all([
      this.workingTime.current(),
      this.settings.get(),
      this.database.read<TemplateTexts>(TEMPLATES, [keys, numbers]),
    ]);
    return {
      sequence,
      templates: new Map(templates.map((texts) => [`${texts.key} ${texts.number}`, texts])),
      calendars,
      settings,
      slots: proposedSlots(now, calendars),
      memory: new Map(),
    };
  }
}

const TEMPLATES = `SELECT v.template_key AS key, v.number, v.subjects, v.bodies
  FROM message_template_versions v JOIN unnest($1::text[], $2::int[]) AS w(key, number)
    ON w.key = v.template_key AND w.number = v.number`;
