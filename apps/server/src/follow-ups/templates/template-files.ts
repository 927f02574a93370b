import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { FileRef } from '@brug/contracts/files';
import type { BodyOf, FieldError } from '@brug/contracts/http';
import type { templateEndpoints } from '@brug/contracts/sequences';
import { holds } from '@brug/domain/permissions';
import { LARGEST_ATTACHMENTS } from '@brug/domain/templates';
import { type PersonActor, personIdOf } from '../../platform/actors/caller.js';
import { Database } from '../../platform/database/database.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Tx } from '../../platform/database/tx.js';
import { refuse } from '../../platform/errors/domain-error.js';
import { FileOwners } from '../../platform/files/file-owners.js';
import { Files } from '../../platform/files/files.js';

/** Files that versions of a template send; the owner is the template. */
const TEMPLATE_FILES = 'template';
/** Files that no template sends yet; the owner is who uploaded them. */
const UPLOADED_FILES = 'template-upload';
/** A draft that its writer has not saved waits in their browser and names its uploads: longer than a holiday. */
const KEPT_UPLOADS = { keptDays: 30 };

type Upload = BodyOf<typeof templateEndpoints.uploadFile>;

interface Usable {
  readonly id: string;
  readonly size: number;
}

/** The files of templates: uploaded by somebody, and a template's own once a version of it sends them. */
@Injectable()
export class TemplateFiles implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly database: Database,
    private readonly files: Files,
    private readonly owners: FileOwners,
  ) {}

  onModuleInit(): void {
    this.owners.register(TEMPLATE_FILES, async (actor) => holds(actor, 'sequence.read'));
    this.owners.register(UPLOADED_FILES, async (actor, personId) => actor.personId === personId, KEPT_UPLOADS);
  }

  async upload(actor: PersonActor, { name, contentType, contentBase64 }: Upload): Promise<FileRef> {
    const content = Buffer.from(contentBase64, 'base64');
    if (content.length > LARGEST_ATTACHMENTS) refuse('template.faulty', { errors: [tooLarge('body.contentBase64')] });
    const owner = { kind: UPLOADED_FILES, id: actor.personId };
    const file = await this.transactions.run(actor, (tx) =>
      this.files.store(tx, { owner, name, contentType, content }),
    );
    return { id: file.id, name: file.name, contentType: file.contentType, size: file.size };
  }

  /**
   * Has a version of a template send these files, in this order. Refuses, under `body.attachmentIds`, those that are neither the template's
   * nor uploaded by the actor, and too many bytes.
   */
  async attach(tx: Tx, key: string, number: number, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const usable = await tx.query<Usable & { templateId: string }>(USABLE_BY, [ids, personIdOf(tx.actor), key]);
    refuseUnusable(ids, usable);
    const [{ templateId } = { templateId: '' }] = usable;
    await this.files.give(tx, ids, { kind: TEMPLATE_FILES, id: templateId });
    await tx.execute(ATTACH, [key, number, ids]);
  }

  /** The files as a draft names them: those of any template, and what the actor uploaded. Refuses as `attach` does. */
  async ofDraft(actor: PersonActor, ids: readonly string[]): Promise<readonly FileRef[]> {
    if (ids.length === 0) return [];
    const usable = await this.database.read<FileRef>(USABLE_IN_DRAFT, [ids, actor.personId]);
    refuseUnusable(ids, usable);
    return usable;
  }
}

/** SQL: the files of a version of a template as JSON, in their order. */
export function attachmentsSql(key: string, number: string): string {
  return `coalesce((SELECT json_agg(json_build_object('id', af.id, 'name', af.name, 'contentType', af.content_type, 'size', af.size)
      ORDER BY a.position)
    FROM message_template_attachments a JOIN files af ON af.id = a.file_id
    WHERE a.template_key = ${key} AND a.number = ${number}), '[]')`;
}

function refuseUnusable(ids: readonly string[], usable: readonly Usable[]): void {
  const errors = ids.flatMap((id, index): FieldError[] => {
    const path = `body.attachmentIds.${index}`;
    if (!usable.some((file) => file.id === id)) return [{ path, code: 'unknown', message: 'no such file' }];
    return ids.indexOf(id) < index ? [{ path, code: 'duplicate', message: 'each file once' }] : [];
  });
  const bytes = usable.reduce((sum, { size }) => sum + size, 0);
  if (bytes > LARGEST_ATTACHMENTS) errors.push(tooLarge('body.attachmentIds'));
  if (errors.length > 0) refuse('template.faulty', { errors });
}

function tooLarge(path: string): FieldError {
  return { path, code: 'too-large', message: `at most ${LARGEST_ATTACHMENTS} bytes in all` };
}

/** Locked, so that an upload becomes the file of one template only. */
const USABLE_BY = `SELECT f.id, f.size::int AS size, t.id AS "templateId" FROM files f JOIN message_templates t ON t.key = $3
  WHERE f.id = ANY($1::uuid[]) AND ((f.owner_kind = '${TEMPLATE_FILES}' AND f.owner_id = t.id)
    OR (f.owner_kind = '${UPLOADED_FILES}' AND f.owner_id = $2))
  ORDER BY f.id FOR UPDATE OF f`;
const USABLE_IN_DRAFT = `SELECT f.id, f.name, f.content_type AS "contentType", f.size::int AS size FROM files f
  WHERE f.id = ANY($1::uuid[])
    AND (f.owner_kind = '${TEMPLATE_FILES}' OR (f.owner_kind = '${UPLOADED_FILES}' AND f.owner_id = $2))
  ORDER BY array_position($1::uuid[], f.id)`;
const ATTACH = `INSERT INTO message_template_attachments (template_key, number, position, file_id)
  SELECT $1, $2, position, id FROM unnest($3::uuid[]) WITH ORDINALITY AS given(id, position)`;
