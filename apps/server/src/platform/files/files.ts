import { hash, randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Injectable, Logger } from '@nestjs/common';
import { asSystem, personIdOf } from '../actors/caller.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { newId } from '../database/new-id.js';
import { Transactions } from '../database/transactions.js';
import type { Tx } from '../database/tx.js';
import { found, refuse } from '../errors/domain-error.js';
import { HandlesJob } from '../queue/job-handlers.js';
import { fileName } from './content-disposition.js';
import { FileOwners } from './file-owners.js';
import { FileStore } from './file-store.js';

/** Bytes a file has at most. */
export const LARGEST_FILE = 25 * 1024 * 1024;

/** How far back it is looked for contents that no row knows: a transaction that was undone has left them. */
const TIDY_DAYS = 7;
const TIDY_BATCH = 500;
const TIDIER = asSystem('files.tidy');

/** The kind of owner of files that nobody keeps: no slice registers it, so nobody sees them and nothing can take them up any more. */
const DISCARDED = 'discarded';

/** The record a file belongs to: who may see it may see the file (see `FileOwners`). */
export interface FileOwner {
  /** As its slice registered it, e.g. `activity`. */
  readonly kind: string;
  readonly id: string;
}

export interface NewFile {
  readonly owner: FileOwner;
  /** As somebody gave it. */
  readonly name: string | null | undefined;
  readonly contentType: string;
  readonly content: Buffer;
}

/** What is known of a file. */
export interface StoredFile {
  readonly id: string;
  readonly owner: FileOwner;
  readonly name: string;
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly createdAt: string;
}

interface Row extends Omit<StoredFile, 'owner' | 'size'> {
  readonly ownerKind: string;
  readonly ownerId: string;
  readonly size: bigint;
  readonly key: string;
}

interface Discarded {
  readonly id: string;
  readonly key: string;
}

const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** Files: a row each, with its owner, and a content under a random key that nobody outside can know. */
@Injectable()
export class Files {
  readonly #logger = new Logger(Files.name);

  constructor(
    private readonly contents: FileStore,
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly owners: FileOwners,
  ) {}

  /**
   * Stores a file; its row is committed with the transaction. Refuses with `request.too-large`. The content of a transaction that is
   * undone is removed by night.
   */
  async store(tx: Tx, { owner, name, contentType, content }: NewFile): Promise<StoredFile> {
    if (content.length > LARGEST_FILE)
      refuse('request.too-large', { detail: `A file has at most ${LARGEST_FILE} bytes.` });
    const key = `${folderOf(tx.now)}/${randomUUID()}`;
    const file: StoredFile = {
      id: newId(),
      owner,
      name: fileName(name),
      contentType: contentType.toLowerCase().slice(0, 200),
      size: content.length,
      sha256: hash('sha256', content),
      createdAt: tx.at,
    };
    await this.contents.write(key, content);
    tx.write(INSERT, [
      file.id,
      owner.kind,
      owner.id,
      file.name,
      file.contentType,
      file.size,
      file.sha256,
      key,
      personIdOf(tx.actor),
      tx.at,
    ]);
    return file;
  }

  /** Gives all files of one record to another, e.g. those of a mail to the activity it became. */
  async handOver(tx: Tx, from: FileOwner, to: FileOwner): Promise<void> {
    await tx.execute(HAND_OVER, [from.kind, from.id, to.kind, to.id]);
  }

  /** Gives single files to another record. Whoever calls has made sure that they may be given. */
  async give(tx: Tx, ids: readonly string[], to: FileOwner): Promise<void> {
    await tx.execute(GIVE, [ids, to.kind, to.id]);
  }

  /** A file and its content. Refuses with `resource.not-found`. Whoever calls has made sure of the rights. */
  async read(id: string): Promise<StoredFile & { readonly content: Buffer }> {
    const { file, open } = await this.open(id);
    return { ...file, content: await buffer(await open()) };
  }

  /** As `read`, for a content that is passed on as it comes. */
  async open(id: string): Promise<{ readonly file: StoredFile; readonly open: () => Promise<Readable> }> {
    const row = found(await this.database.readOne<Row>(READ, [id]), 'file');
    const { key, ownerKind, ownerId, size, ...rest } = row;
    const file = { ...rest, size: Number(size), owner: { kind: ownerKind, id: ownerId } };
    return { file, open: () => this.contents.open(key) };
  }

  /** Removes the contents of the last days, today's left out, that no row knows. Resolves with how many. */
  async removeUnknown(): Promise<number> {
    let removed = 0;
    for (let days = 1; days <= TIDY_DAYS; days += 1) {
      const folder = folderOf(this.clock.now().subtract({ hours: 24 * days }));
      let batch: string[] = [];
      for await (const key of this.contents.keysIn(folder)) {
        batch.push(key);
        if (batch.length < TIDY_BATCH) continue;
        removed += await this.#removeUnknownOf(batch);
        batch = [];
      }
      removed += await this.#removeUnknownOf(batch);
    }
    return removed;
  }

  /**
   * Removes files that were given to no record within the time of their kind (see `FileOwners`), row and content; resolves with how many. They
   * are discarded first, in a transaction that passes over whatever is just being given away. From then on nobody can take them up, and
   * their content goes before their row, so that an interruption leaves nothing that the next night does not find.
   */
  async removeExpired(): Promise<number> {
    for (const [kind, { keptDays }] of this.owners.transient()) {
      const before = this.clock
        .now()
        .subtract({ hours: 24 * keptDays })
        .toString();
      let discarded = TIDY_BATCH;
      while (discarded === TIDY_BATCH) {
        const params = [kind, before, DISCARDED, TIDY_BATCH];
        discarded = await this.transactions.run(TIDIER, (tx) => tx.execute(DISCARD, params));
      }
    }
    return this.#removeDiscarded();
  }

  @HandlesJob('files.tidy')
  async tidy(): Promise<void> {
    const expired = await this.removeExpired();
    const unknown = await this.removeUnknown();
    this.#logger.log({ msg: 'files were tidied', expired, unknown });
  }

  async #removeDiscarded(): Promise<number> {
    let removed = 0;
    for (let after = FIRST_ID; ;) {
      const params = [DISCARDED, after, TIDY_BATCH];
      const rows = await this.transactions.run(TIDIER, (tx) => tx.query<Discarded>(READ_DISCARDED, params));
      const gone: string[] = [];
      for (const row of rows) if (await this.#removeContent(row)) gone.push(row.id);
      await this.transactions.run(TIDIER, (tx) => tx.execute(DELETE_DISCARDED, [DISCARDED, gone]));
      removed += gone.length;
      const last = rows.at(-1);
      if (!last || rows.length < TIDY_BATCH) return removed;
      after = last.id;
    }
  }

  /** Whether it is removed: one that cannot be now stays for the next night and holds up no other. */
  async #removeContent({ id, key }: Discarded): Promise<boolean> {
    try {
      await this.contents.remove(key);
      return true;
    } catch (error) {
      this.#logger.warn({ msg: 'a file could not be removed', fileId: id, err: error });
      return false;
    }
  }

  async #removeUnknownOf(keys: readonly string[]): Promise<number> {
    if (keys.length === 0) return 0;
    // In a transaction of its own, so that it is asked of the primary and not of a copy that lags behind.
    const rows = await this.transactions.run(TIDIER, (tx) => tx.query<{ key: string }>(KNOWN, [keys]));
    const known = new Set(rows.map(({ key }) => key));
    const unknown = keys.filter((key) => !known.has(key));
    for (const key of unknown) await this.contents.remove(key);
    return unknown.length;
  }
}

/** One folder a day, so that what is to be looked at by night is few. */
function folderOf(now: Temporal.Instant): string {
  return now.toString().slice(0, 'YYYY-MM-DD'.length).replaceAll('-', '/');
}

const INSERT = `INSERT INTO files (id, owner_kind, owner_id, name, content_type, size, sha256, storage_key, created_by, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;
const HAND_OVER = 'UPDATE files SET owner_kind = $3, owner_id = $4 WHERE owner_kind = $1 AND owner_id = $2';
const GIVE = 'UPDATE files SET owner_kind = $2, owner_id = $3 WHERE id = ANY($1::uuid[])';
const READ = `SELECT id, owner_kind AS "ownerKind", owner_id AS "ownerId", name, content_type AS "contentType", size, sha256,
    storage_key AS key, created_at AS "createdAt" FROM files WHERE id = $1`;
const KNOWN = 'SELECT storage_key AS key FROM files WHERE storage_key = ANY($1::text[])';
const DISCARD = `UPDATE files SET owner_kind = $3
  WHERE id IN (SELECT id FROM files WHERE owner_kind = $1 AND created_at < $2::timestamptz LIMIT $4 FOR UPDATE SKIP LOCKED)`;
const READ_DISCARDED = `SELECT id, storage_key AS key FROM files WHERE owner_kind = $1 AND id > $2::uuid ORDER BY id LIMIT $3`;
const DELETE_DISCARDED = 'DELETE FROM files WHERE owner_kind = $1 AND id = ANY($2::uuid[])';
