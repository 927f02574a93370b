import { Injectable } from '@nestjs/common';
import type { BodyOf, LocalisedText, QueryOf } from '@brug/contracts/http';
import type { MessageTemplateDto, templateEndpoints, TemplateSummary } from '@brug/contracts/sequences';
import { holds } from '@brug/domain/permissions';
import type { SequenceDefinition } from '@brug/domain/sequences';
import { faultsOf, MESSAGE_LANGUAGES, variablesIn } from '@brug/domain/templates';
import { personRefSql } from '../../identity/identity.public.js';
import { type PersonActor, personIdOf } from '../../platform/actors/caller.js';
import { Database } from '../../platform/database/database.js';
import { breaksConstraint } from '../../platform/database/sql-state.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Tx } from '../../platform/database/tx.js';
import { found, refuse } from '../../platform/errors/domain-error.js';
import { Cursors } from '../../platform/http/cursors.js';
import { SequenceCatalogue } from '../sequences/sequence-catalogue.js';
import { addSequenceVersion, faultAt, type SequenceBefore } from '../sequences/sequences.service.js';
import { attachmentsSql, TemplateFiles } from './template-files.js';
import { keepTemplateVersions } from './template-versions.js';

type Reader = { read: Tx['query'] } | Pick<Database, 'read'>;
type Texts = { readonly names: LocalisedText; readonly subjects: LocalisedText; readonly bodies: LocalisedText };

/** The texts messages are made from, with their versions. */
@Injectable()
export class Templates {
  constructor(
    private readonly transactions: Transactions,
    private readonly database: Database,
    private readonly cursors: Cursors,
    private readonly catalogue: SequenceCatalogue,
    private readonly files: TemplateFiles,
  ) {}

  async list({
    cursor,
    limit,
  }: QueryOf<typeof templateEndpoints.list>): Promise<{ items: TemplateSummary[]; nextCursor: string | null }> {
    const view = { list: 'templates' };
    const position = this.cursors.read(view, cursor);
    const rows = await this.database.read<TemplateSummary>(`${SUMMARY} WHERE t.key > $2 ORDER BY t.key LIMIT $1`, [
      limit + 1,
      position?.id ?? '',
    ]);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items,
      nextCursor: rows.length > limit && last ? this.cursors.make(view, { keys: [], id: last.key }) : null,
    };
  }

  read(actor: PersonActor, key: string): Promise<MessageTemplateDto> {
    return readTemplate(this.database, actor, key);
  }

  async create(actor: PersonActor, body: BodyOf<typeof templateEndpoints.create>): Promise<MessageTemplateDto> {
    refuseFaults(body);
    try {
      return await this.transactions.run(actor, async (tx) => {
        const { key, names, subjects, bodies, attachmentIds } = body;
        await tx.execute(INSERT, [key, JSON.stringify(names), JSON.stringify(subjects), JSON.stringify(bodies), tx.at]);
        await keepTemplateVersions(tx, [key]);
        await this.files.attach(tx, key, 1, attachmentIds);
        tx.audit.record({ entity: 'template', entityId: TEMPLATES_ID, action: 'create', after: { ...body } });
        return readTemplate({ read: tx.query }, actor, key);
      });
    } catch (error) {
      if (!breaksConstraint(error, 'message_templates_pkey')) throw error;
      refuse('template.key-taken', {
        errors: [{ path: 'body.key', code: 'taken', message: 'another template has it' }],
      });
    }
  }

  /**
   * The next version of its texts, with the files of the one before unless others are named; if wanted, the sequences that use it get a
   * next version with it.
   */
  async change(
    actor: PersonActor,
    key: string,
    body: BodyOf<typeof templateEndpoints.change>,
  ): Promise<MessageTemplateDto> {
    refuseFaults(body);
    const { version, names, subjects, bodies, updateSequences } = body;
    const changed = await this.transactions.run(actor, async (tx) => {
      const [row] = await tx.query<Before>(LOCK, [key]);
      const before = found(row, 'template');
      if (before.version !== version) {
        refuse('version.conflict', { current: await readTemplate({ read: tx.query }, actor, key), yours: body });
      }
      await keepTemplateVersions(tx, [key]);
      const texts = [JSON.stringify(names), JSON.stringify(subjects), JSON.stringify(bodies)];
      await tx.execute(CHANGE, [key, ...texts, tx.at]);
      const number = before.number + 1;
      await tx.execute(INSERT_VERSION, [key, number, texts[1], texts[2], tx.at, personIdOf(tx.actor)]);
      const attachmentIds = body.attachmentIds ?? before.attachmentIds;
      await this.files.attach(tx, key, number, attachmentIds);
      const after = { key, number, names, subjects, bodies, attachmentIds };
      tx.audit.record({
        entity: 'template',
        entityId: TEMPLATES_ID,
        action: 'new-version',
        before: { ...before },
        after,
      });
      if (updateSequences) await useInSequences(tx, key, number);
      return readTemplate({ read: tx.query }, actor, key);
    });
    this.catalogue.forget();
    return changed;
  }
}

interface Before extends Texts {
  readonly key: string;
  readonly version: number;
  readonly number: number;
  readonly attachmentIds: readonly string[];
}

/** Templates have a key and no id: in the audit trail they are one record, and each entry names its key. */
const TEMPLATES_ID = '01890000-0000-7000-8000-000000000003';

async function useInSequences(tx: Tx, key: string, number: number): Promise<void> {
  const sequences = await tx.query<SequenceBefore>(USING, [key]);
  for (const before of sequences) {
    const { definition, names } = before;
    const steps = definition.steps.map((step) =>
      step.kind === 'message' && step.templateKey === key ? { ...step, templateNumber: number } : step,
    );
    const next: SequenceDefinition = { ...definition, steps };
    await addSequenceVersion(tx, before, { names, definition: next });
  }
}

/** Refuses texts that no value could fill in, each under its field. */
function refuseFaults({ subjects, bodies }: Pick<Texts, 'subjects' | 'bodies'>): void {
  const errors = MESSAGE_LANGUAGES.flatMap((language) => [
    ...faultsOf({ subject: subjects[language], body: '' }).map((fault) => faultAt(`body.subjects.${language}`, fault)),
    ...faultsOf({ subject: '', body: bodies[language] }).map((fault) => faultAt(`body.bodies.${language}`, fault)),
  ]);
  if (errors.length > 0) refuse('template.faulty', { errors });
}

type WithTexts = TemplateSummary & Pick<MessageTemplateDto, 'bodies' | 'attachments'>;

async function readTemplate(reader: Reader, actor: PersonActor, key: string): Promise<MessageTemplateDto> {
  const [row] = await reader.read<WithTexts>(`${SUMMARY} WHERE t.key = $1`, [key]);
  const template = found(row, 'template');
  const [sequences, uses, history] = await Promise.all([
    reader.read<MessageTemplateDto['sequences'][number]>(USED_IN, [key]),
    reader.read<MessageTemplateDto['uses'][number]>(USES, [key]),
    reader.read<MessageTemplateDto['history'][number]>(HISTORY, [key]),
  ]);
  const variables = MESSAGE_LANGUAGES.flatMap((language) =>
    variablesIn({ subject: template.subjects[language], body: template.bodies[language] }),
  );
  return {
    ...template,
    variables: [...new Set(variables)],
    sequences,
    uses,
    history,
    may: { update: holds(actor, 'sequence.update') },
  };
}

/** Steps of the versions that new runs take. */
const STEPS = `FROM sequences s JOIN sequence_versions v ON v.sequence_id = s.id AND v.number = s.number,
    jsonb_array_elements(v.definition->'steps') step`;

const SUMMARY = `SELECT t.key, t.version, t.number, coalesce(t.names, t.subjects) AS names, t.subjects, t.bodies,
    ((SELECT count(DISTINCT s.id) ${STEPS} WHERE step->>'templateKey' = t.key)
      + (SELECT count(*) FROM follow_up_rules r WHERE r.template_key = t.key AND r.active))::int AS "usedBy",
    t.updated_at AS "updatedAt", ${attachmentsSql('t.key', 't.number')} AS attachments
  FROM message_templates t`;

const USED_IN = `SELECT DISTINCT s.id, s.names, s.number, (step->>'templateNumber')::int AS "templateNumber" ${STEPS}
  WHERE step->>'templateKey' = $1 ORDER BY s.id`;

/** Rules write to the contact who turned to us. */
const USES = `SELECT v.definition->>'track' AS track, step->>'recipient' AS recipient ${STEPS} WHERE step->>'templateKey' = $1
  UNION SELECT r.track, 'principal' FROM follow_up_rules r WHERE r.template_key = $1 AND r.active
  ORDER BY track, recipient`;

const HISTORY = `SELECT v.number, v.created_at AS at, CASE WHEN p.id IS NOT NULL THEN ${personRefSql('p')} END AS author
  FROM message_template_versions v LEFT JOIN people p ON p.id = v.created_by
  WHERE v.template_key = $1 ORDER BY v.number DESC LIMIT 100`;

const USING = `SELECT s.id, s.version, s.number, s.names, s.active, v.definition
  FROM sequences s JOIN sequence_versions v ON v.sequence_id = s.id AND v.number = s.number
  WHERE v.definition @> jsonb_build_object('steps', jsonb_build_array(jsonb_build_object('templateKey', $1::text)))
  ORDER BY s.id FOR UPDATE OF s`;

const LOCK = `SELECT key, version, number, coalesce(names, subjects) AS names, subjects, bodies,
    ARRAY(SELECT file_id FROM message_template_attachments WHERE template_key = t.key AND number = t.number ORDER BY position)
      AS "attachmentIds"
  FROM message_templates t WHERE key = $1 FOR UPDATE`;
const INSERT = `INSERT INTO message_templates (key, names, subjects, bodies, updated_at) VALUES ($1, $2::jsonb, $3::jsonb, $4::jsonb, $5)`;
const CHANGE = `UPDATE message_templates SET names = $2::jsonb, subjects = $3::jsonb, bodies = $4::jsonb, number = number + 1,
    version = version + 1, updated_at = $5 WHERE key = $1`;
const INSERT_VERSION = `INSERT INTO message_template_versions (template_key, number, subjects, bodies, created_at, created_by)
  VALUES ($1, $2, $3::jsonb, $4::jsonb, $5, $6)`;
