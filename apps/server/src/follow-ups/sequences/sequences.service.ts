import { Injectable } from '@nestjs/common';
import type { BodyOf, LocalisedText, QueryOf } from '@brug/contracts/http';
import type { Sequence, sequenceEndpoints, SequenceSummary } from '@brug/contracts/sequences';
import { holds } from '@brug/domain/permissions';
import { problemsOfDefinition, type SequenceDefinition } from '@brug/domain/sequences';
import { faultsOf, type TemplateProblem } from '@brug/domain/templates';
import { personRefSql } from '../../identity/identity.public.js';
import type { PersonActor } from '../../platform/actors/caller.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/database/new-id.js';
import type { Reader } from '../../platform/database/reader.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Tx } from '../../platform/database/tx.js';
import { found, refuse } from '../../platform/errors/domain-error.js';
import { Cursors, keysetOrder, keysetWhere, type SortColumn } from '../../platform/http/cursors.js';
import { attachmentsSql } from '../templates/template-files.js';
import { keepTemplateVersions } from '../templates/template-versions.js';
import { SequenceCatalogue } from './sequence-catalogue.js';
import { addSequenceVersion, insertVersion, lockSequences, type SequenceBefore } from './sequence-versions.js';

interface SummaryRow {
  readonly id: string;
  readonly version: number;
  readonly names: LocalisedText;
  readonly active: boolean;
  readonly number: number;
  readonly definition: Sequence['definition'];
  readonly runs: SequenceSummary['runs'];
  readonly createdAt: string;
  readonly updatedAt: string;
}

const ORDER: readonly SortColumn[] = [{ sql: 's.created_at', direction: 'asc', type: 'timestamptz' }];

/** Sequences and their versions. */
@Injectable()
export class Sequences {
  constructor(
    private readonly transactions: Transactions,
    private readonly database: Database,
    private readonly cursors: Cursors,
    private readonly catalogue: SequenceCatalogue,
  ) {}

  async list({
    cursor,
    limit,
  }: QueryOf<typeof sequenceEndpoints.list>): Promise<{ items: SequenceSummary[]; nextCursor: string | null }> {
    const view = { list: 'sequences' };
    const after = keysetWhere(ORDER, { sql: 's.id' }, this.cursors.read(view, cursor), 2);
    const sql = `${SUMMARY} WHERE ${after.sql} ORDER BY ${keysetOrder(ORDER, { sql: 's.id' })} LIMIT $1`;
    const rows = await this.database.read<SummaryRow>(sql, [limit + 1, ...after.params]);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(summaryOf),
      nextCursor: rows.length > limit && last ? this.cursors.make(view, { keys: [last.createdAt], id: last.id }) : null,
    };
  }

  read(actor: PersonActor, id: string, number?: number): Promise<Sequence> {
    return readSequence(this.database, actor, id, number);
  }

  async create(actor: PersonActor, body: BodyOf<typeof sequenceEndpoints.create>): Promise<Sequence> {
    return this.transactions.run(actor, async (tx) => {
      await checkDefinition(tx, body.definition);
      const id = newId();
      await tx.execute(INSERT, [id, JSON.stringify(body.names), tx.at]);
      await insertVersion(tx, id, 1, body.definition);
      tx.audit.record({ entity: 'sequence', entityId: id, action: 'create', after: { ...body } });
      await tx.events.record('sequence.changed.v1', { sequenceId: id }, { aggregate: id });
      return readSequence({ read: tx.query }, actor, id);
    });
  }

  /** The next version. Runs under way keep theirs: a version is never edited. */
  async change(actor: PersonActor, id: string, body: BodyOf<typeof sequenceEndpoints.change>): Promise<Sequence> {
    const { version, names, definition } = body;
    const changed = await this.transactions.run(actor, async (tx) => {
      const before = await lock(tx, actor, id, version, body);
      await checkDefinition(tx, definition);
      await addSequenceVersion(tx, before, { names, definition });
      return readSequence({ read: tx.query }, actor, id);
    });
    this.catalogue.forget();
    return changed;
  }

  async activate(
    actor: PersonActor,
    id: string,
    body: { readonly version: number; readonly active: boolean },
  ): Promise<Sequence> {
    const changed = await this.transactions.run(actor, async (tx) => {
      const before = await lock(tx, actor, id, body.version, body);
      await tx.execute(ACTIVATE, [id, body.active, tx.at]);
      const after = { active: body.active };
      tx.audit.record({
        entity: 'sequence',
        entityId: id,
        action: 'activate',
        before: { active: before.active },
        after,
      });
      await tx.events.record('sequence.changed.v1', { sequenceId: id }, { aggregate: id });
      return readSequence({ read: tx.query }, actor, id);
    });
    this.catalogue.forget();
    return changed;
  }
}

async function lock(tx: Tx, actor: PersonActor, id: string, version: number, yours: unknown): Promise<SequenceBefore> {
  const [row] = await lockSequences(tx, 's.id = $1', [id]);
  const before = found(row, 'sequence');
  if (before.version !== version) {
    refuse('version.conflict', { current: await readSequence({ read: tx.query }, actor, id), yours });
  }
  return before;
}

/** Refuses what could not be run: its own faults, templates and stages there are none of, and texts that no value could fill in. */
async function checkDefinition(tx: Tx, definition: SequenceDefinition): Promise<void> {
  const problems = problemsOfDefinition(definition).map((problem) => ({
    ...problem,
    path: `body.definition.${problem.path}`,
  }));
  const faults = definition.steps.flatMap((step, index) => {
    if (step.kind === 'message') return [];
    const texts: (readonly [field: string, text: string])[] = [];
    texts.push(...Object.entries(step.titles).map(([language, text]) => [`titles.${language}`, text] as const));
    texts.push(...Object.entries(step.hints ?? {}).map(([language, text]) => [`hints.${language}`, text] as const));
    if (step.copyText !== null) texts.push(['copyText', step.copyText]);
    return texts.flatMap(([field, text]) =>
      faultsOf({ subject: '', body: text }).map((fault) => faultAt(`body.definition.steps.${index}.${field}`, fault)),
    );
  });
  if (problems.length + faults.length > 0) refuse('sequence.faulty', { errors: [...problems, ...faults] });
  await refuseUnknown(tx, definition);
}

export function faultAt(path: string, { kind, name }: TemplateProblem) {
  const message = kind === 'unknown' ? `no variable ${name}` : `cannot be read at ${name}`;
  return { path, code: `template.${kind}`, message };
}

async function refuseUnknown(tx: Tx, { steps, trigger, track }: SequenceDefinition): Promise<void> {
  const messages = steps.flatMap((step, index) => (step.kind === 'message' ? [{ ...step, index }] : []));
  await keepTemplateVersions(
    tx,
    messages.map(({ templateKey }) => templateKey),
  );
  const known = await tx.query<{ id: string }>(KNOWN_TEMPLATES, [messages.map(({ templateKey }) => templateKey)]);
  const ids = new Set(known.map(({ id }) => id));
  const errors = messages
    .filter(({ templateKey, templateNumber }) => !ids.has(`${templateKey} ${templateNumber}`))
    .map(({ index }) => ({
      path: `body.definition.steps.${index}.templateKey`,
      code: 'unknown',
      message: 'no such template',
    }));
  if (trigger.type === 'stage-entered') {
    const [stage] = await tx.query(STAGE, [trigger.stageKey, track]);
    if (!stage) errors.push({ path: 'body.definition.trigger.stageKey', code: 'unknown', message: 'no such stage' });
  }
  if (errors.length > 0) refuse('reference.unknown', { errors });
}

function summaryOf(row: SummaryRow): SequenceSummary {
  const { id, version, names, active, number, definition, runs, updatedAt } = row;
  const { track, trigger, steps } = definition;
  return { id, version, names, active, number, track, trigger: trigger.type, stepCount: steps.length, runs, updatedAt };
}

async function readSequence(reader: Reader, actor: PersonActor, id: string, number?: number): Promise<Sequence> {
  const [row] = await reader.read<SummaryRow>(`${SUMMARY} WHERE s.id = $1`, [id]);
  const current = found(row, 'sequence');
  const shown = number ?? current.number;
  const [chosen] = await reader.read<{ definition: Sequence['definition'] }>(VERSION, [id, shown]);
  const { definition } = found(chosen, 'version');
  const messages = definition.steps.filter((step) => step.kind === 'message');
  const pinned = [messages.map(({ templateKey }) => templateKey), messages.map(({ templateNumber }) => templateNumber)];
  const [templates, history, reached] = await Promise.all([
    reader.read<Sequence['templates'][number]>(TEMPLATES, pinned),
    reader.read<Sequence['history'][number]>(HISTORY, [id]),
    reader.read<Sequence['reached'][number]>(REACHED, [id]),
  ]);
  return {
    ...summaryOf({ ...current, definition }),
    number: shown,
    definition,
    templates,
    history,
    reached,
    may: { update: holds(actor, 'sequence.update'), enrol: holds(actor, 'follow-up.create') },
  };
}

const SUMMARY = `SELECT s.id, s.version, s.names, s.active, s.number, v.definition, s.created_at AS "createdAt",
    s.updated_at AS "updatedAt",
    (SELECT json_build_object('running', count(*) FILTER (WHERE e.state = 'running'), 'paused', count(*) FILTER (WHERE e.state = 'paused'),
      'pausedTogether', count(*) FILTER (WHERE e.paused_together),
      'finished', count(*) FILTER (WHERE e.state = 'finished'), 'stopped', count(*) FILTER (WHERE e.state = 'stopped'),
      'replied', count(e.replied_at)) FROM enrolments e WHERE e.sequence_id = s.id) AS runs
  FROM sequences s JOIN sequence_versions v ON v.sequence_id = s.id AND v.number = s.number`;

const VERSION = 'SELECT definition FROM sequence_versions WHERE sequence_id = $1 AND number = $2';

const TEMPLATES = `SELECT v.template_key AS key, v.number, t.number AS latest, coalesce(t.names, t.subjects) AS names, v.subjects, v.bodies,
    ${attachmentsSql('v.template_key', 'v.number')} AS attachments
  FROM message_template_versions v JOIN message_templates t ON t.key = v.template_key
  JOIN (SELECT DISTINCT key, number FROM unnest($1::text[], $2::int[]) AS u(key, number)) w
    ON w.key = v.template_key AND w.number = v.number
  ORDER BY v.template_key, v.number`;

/** The latest hundred: who needs an older one asks for it by its number. */
const HISTORY = `SELECT v.number, v.created_at AS at, CASE WHEN p.id IS NOT NULL THEN ${personRefSql('p')} END AS author,
    (SELECT count(*)::int FROM enrolments e WHERE e.sequence_id = v.sequence_id AND e.number = v.number) AS runs
  FROM sequence_versions v LEFT JOIN people p ON p.id = v.created_by
  WHERE v.sequence_id = $1 ORDER BY v.number DESC LIMIT 100`;

const REACHED = `SELECT f.step_key AS "stepKey", count(*) FILTER (WHERE f.state IN ('sent', 'done', 'uncertain', 'dead'))::int AS reached,
    count(*) FILTER (WHERE f.state = 'sent')::int AS sent, count(*) FILTER (WHERE f.state = 'skipped')::int AS skipped
  FROM follow_ups f JOIN enrolments e ON e.id = f.enrolment_id
  WHERE e.sequence_id = $1 GROUP BY f.step_key ORDER BY f.step_key`;

const INSERT = `INSERT INTO sequences (id, names, created_at, updated_at) VALUES ($1, $2::jsonb, $3, $3)`;
const ACTIVATE = 'UPDATE sequences SET active = $2, version = version + 1, updated_at = $3 WHERE id = $1';
const KNOWN_TEMPLATES = `SELECT template_key || ' ' || number AS id FROM message_template_versions WHERE template_key = ANY($1::text[])`;
const STAGE = 'SELECT 1 FROM stages WHERE key = $1 AND ($2::text IS NULL OR track = $2) AND retired_at IS NULL LIMIT 1';
