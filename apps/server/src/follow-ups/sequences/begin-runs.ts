import { Injectable } from '@nestjs/common';
import type { LocalisedText } from '@brug/contracts/http';
import { nextMomentAtWork, workingDaysBetween, TIME_ZONES } from '@brug/domain/calendars';
import { AGENCY_REGION, regionOfTimeZone } from '@brug/domain/follow-ups';
import { asSystem } from '../../platform/actors/caller.js';
import { WorkingTime } from '../../platform/calendars/working-time.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/database/new-id.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Tx } from '../../platform/database/tx.js';
import { writePlan } from '../follow-up-writes.js';
import { refreshNextStepOf } from '../next-step.js';
import { FailingStarts, type FailedStart } from './failing-starts.js';
import { prepareRun, type Preparation, type PreparedRun } from './prepare-run.js';
import { Preparations } from './preparations.js';
import { lockRunLeads, readRunLeads, type RunLead } from './run-leads.js';
import { CURRENT, SequenceCatalogue, type StoredSequence } from './sequence-catalogue.js';
import { writeRuns } from './write-runs.js';

const BEGINNER = asSystem('sequences.begin');

interface Start extends FailedStart {
  readonly stageId: string | null;
  readonly triggerAt: string;
  readonly activityId: string | null;
  readonly meetingAt: string | null;
  readonly notes: string | null;
}

/** What runs of a version of a sequence are prepared with, gathered once for all that begin together. */
type Prepared = Map<string, Promise<Preparation>>;

/** Begins the runs that triggers have set off. What is to begin is read from its rows: a lost wake-up is made good by the sweep. */
@Injectable()
export class BeginRuns {
  constructor(
    private readonly transactions: Transactions,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly catalogue: SequenceCatalogue,
    private readonly preparations: Preparations,
    private readonly workingTime: WorkingTime,
    private readonly failing: FailingStarts,
  ) {}

  /**
   * Begins what is due by now and resolves with how many were decided on. Each begins in a transaction of its own: no lead waits for another's
   * run, nor for one that cannot begin.
   */
  async run(): Promise<number> {
    const until = this.clock.now().toString();
    const prepared: Prepared = new Map();
    for (let total = 0; ;) {
      const outcome = await this.#beginNext(until, prepared);
      if (outcome === 'none-left') return total;
      if (outcome === 'decided') total += 1;
    }
  }

  async #beginNext(until: string, prepared: Prepared): Promise<'decided' | 'put-off' | 'none-left'> {
    const taken: { start?: Start } = {};
    try {
      return await this.transactions.run(BEGINNER, async (tx) => {
        const [start] = await tx.query<Start>(NEXT, [until]);
        if (!start) return 'none-left';
        taken.start = start;
        const result = await this.#begin(tx, start, prepared);
        tx.write(DONE, [start.id, tx.at, result]);
        return 'decided';
      });
    } catch (error) {
      if (!taken.start) throw error;
      // What failed may be what the others would be prepared with: they read it anew.
      prepared.clear();
      await this.failing.putOff(taken.start, error);
      return 'put-off';
    }
  }

  async #begin(tx: Tx, start: Start, prepared: Prepared): Promise<string> {
    const [sequence] = await tx.query<StoredSequence>(`${CURRENT} WHERE s.id = $1 AND s.active`, [start.sequenceId]);
    if (!sequence) return 'inactive';
    await lockRunLeads(tx, [start.leadId]);
    const [lead] = await tx.query<RunLead>(readRunLeads('true'), [[start.leadId]]);
    if (!lead) return 'lead-gone';
    if (start.stageId !== null && start.stageId !== lead.stageId) return 'stage-left';
    const version = `${sequence.id} ${sequence.number}`;
    const preparing = prepared.get(version) ?? this.preparations.for(sequence, tx.now);
    prepared.set(version, preparing);
    const preparation = await preparing;
    const { activityId, meetingAt, notes } = start;
    const run = prepareRun(preparation, lead, {
      triggerAt: Temporal.Instant.from(start.triggerAt),
      meeting:
        activityId !== null && meetingAt !== null
          ? { id: activityId, at: Temporal.Instant.from(meetingAt), notes: notes ?? '' }
          : null,
      given: {},
    });
    if (run.refusals.length > 0) return run.refusals.join(' ');
    await writeRuns(tx, sequence, [run]);
    if (run.missing.length > 0) await this.#askForMissing(tx, sequence, run, preparation.calendars);
    return run.missing.length > 0 ? 'on-hold' : 'begun';
  }

  /** Nobody stood by who could have given what is missing, so the lead's owner is asked. */
  async #askForMissing(
    tx: Tx,
    { names }: StoredSequence,
    { lead, missing }: PreparedRun,
    calendars: Parameters<typeof nextMomentAtWork>[2],
  ): Promise<void> {
    const { language, timeZone } = lead.owner;
    const { at } = nextMomentAtWork(tx.now, regionOfTimeZone(timeZone), calendars);
    await writePlan(tx, lead.id, [
      {
        id: newId(),
        kind: 'task',
        taskKind: 'to-do',
        leadId: lead.id,
        contactId: null,
        ownerId: lead.ownerId,
        ruleId: null,
        templateKey: null,
        language: null,
        title: `${ASK[language]}${names[language]}`.slice(0, 300),
        body: missing.join(', '),
        triggerAt: tx.now,
        dueAt: at,
        dueReason: {
          timing: 'immediate',
          calendar: null,
          workingDays: null,
          workingMinutes: null,
          provisional: false,
        },
        plannedForStageId: null,
        acknowledgement: false,
      },
    ]);
    await refreshNextStepOf(tx, lead.id);
  }

  /**
   * Sets off runs of sequences that wait for silence; once for every time a lead falls silent. One for which that fails keeps no other from it;
   * rejects with the first failure when all have been looked at.
   */
  async findSilent(): Promise<number> {
    const waiting = (await this.catalogue.active()).filter(({ definition }) => definition.trigger.type === 'silence');
    let found = 0;
    const failures: unknown[] = [];
    for (const sequence of waiting) {
      try {
        found += await this.#findSilent(sequence);
      } catch (error) {
        failures.push(error);
      }
    }
    if (found > 0) await this.run();
    if (failures.length > 0) throw failures[0];
    return found;
  }

  async #findSilent(sequence: StoredSequence): Promise<number> {
    const { track, trigger } = sequence.definition;
    const silentDays = trigger.silentDays ?? 0;
    // So many working days are at least as many days.
    const before = this.clock.now().subtract({ hours: 24 * silentDays });
    const { calendars } = await this.workingTime.current();
    const today = this.clock.now().toZonedDateTimeISO(TIME_ZONES[AGENCY_REGION]).toPlainDate();
    let found = 0;
    for (let after = FIRST_ID; ;) {
      const rows = await this.database.read<Silent>(SILENT, [
        after,
        before.toString(),
        track,
        sequence.id,
        SILENT_BATCH,
      ]);
      const silent = rows.filter(({ since }) => {
        const from = Temporal.Instant.from(since).toZonedDateTimeISO(TIME_ZONES[AGENCY_REGION]).toPlainDate();
        return workingDaysBetween(from, today, AGENCY_REGION, calendars).days >= silentDays;
      });
      await this.#setOff(sequence, silent);
      found += silent.length;
      const last = rows.at(-1);
      if (!last || rows.length < SILENT_BATCH) return found;
      after = last.id;
    }
  }

  async #setOff({ id: sequenceId }: StoredSequence, leads: readonly Silent[]): Promise<void> {
    if (leads.length === 0) return;
    await this.transactions.run(BEGINNER, async (tx) => {
      const rows = leads.map(({ id, since }) => ({ id: newId(), lead_id: id, trigger_key: `silence-${id}-${since}` }));
      await tx.execute(SET_OFF, [JSON.stringify(rows), sequenceId, tx.at]);
    });
  }
}

const ASK: LocalisedText = {
  nl: 'Vul aan wat ontbreekt voor de opvolgreeks: ',
  en: 'Fill in what is missing for the sequence: ',
  zh: '请补充跟进计划所缺信息：',
};

const NEXT = `SELECT t.id, t.sequence_id AS "sequenceId", t.lead_id AS "leadId", t.stage_id AS "stageId", t.trigger_at AS "triggerAt",
    t.activity_id AS "activityId", a.at AS "meetingAt", a.body AS notes, t.failures
  FROM sequence_starts t LEFT JOIN activities a ON a.id = t.activity_id
  WHERE t.done_at IS NULL AND coalesce(t.retry_at, t.begins_at) <= $1::timestamptz
  ORDER BY coalesce(t.retry_at, t.begins_at), t.id LIMIT 1 FOR UPDATE OF t SKIP LOCKED`;
const DONE = 'UPDATE sequence_starts SET done_at = $2, result = $3 WHERE id = $1';

const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const SILENT_BATCH = 1000;

interface Silent {
  readonly id: string;
  readonly since: string;
}

/** Open leads that have been silent since before `$2`, by id after `$1`, without those that were set off for this silence already. */
const SILENT = `SELECT l.id, coalesce(l.last_activity_at, l.received_at) AS since
  FROM leads l JOIN stages s ON s.id = l.stage_id AND s.category = 'open'
  WHERE l.id > $1::uuid AND l.archived_at IS NULL AND coalesce(l.last_activity_at, l.received_at) <= $2::timestamptz
    AND ($3::text IS NULL OR l.track = $3)
    AND NOT EXISTS (SELECT FROM sequence_starts t WHERE t.sequence_id = $4::uuid AND t.lead_id = l.id
      AND t.trigger_at >= coalesce(l.last_activity_at, l.received_at))
  ORDER BY l.id LIMIT $5`;

const SET_OFF = `INSERT INTO sequence_starts (id, sequence_id, trigger_key, lead_id, trigger_at, begins_at)
  SELECT r.id, $2::uuid, r.trigger_key, r.lead_id, $3::timestamptz, $3::timestamptz
  FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, lead_id uuid, trigger_key text)
  ON CONFLICT (sequence_id, trigger_key) DO NOTHING`;
