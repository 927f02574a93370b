import { hash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { FileRef } from '@brug/contracts/files';
import { ContentMissing } from '../platform/files/file-store.js';
import { Files } from '../platform/files/files.js';
import type { OutgoingAttachment } from '../platform/mail/mail-transport.js';

/** Bytes of contents that a process keeps at hand: the same few files go with many messages. */
const KEPT_BYTES = 20_000_000;

/** All files of a message, or the name of one that cannot be read: nobody gets a part of what was meant for them. */
export type ReadFiles =
  | { readonly attachments: readonly OutgoingAttachment[]; readonly unreadable: null }
  | { readonly unreadable: string };

/** What is kept is not what was stored. */
class ContentForged extends Error {}

/** Reads what goes with messages. */
@Injectable()
export class MessageFiles {
  readonly #logger = new Logger(MessageFiles.name);
  /** By id, what was used last at the end. A file never changes. */
  readonly #kept = new Map<string, Buffer>();
  #bytes = 0;

  constructor(private readonly files: Files) {}

  /** Rejects when the store does not answer at the moment: that is no reason to give a message up. */
  async read(files: readonly FileRef[]): Promise<ReadFiles> {
    const attachments: OutgoingAttachment[] = [];
    for (const { id, name, contentType } of files) {
      try {
        attachments.push({ filename: name, contentType, content: await this.#contentOf(id) });
      } catch (error) {
        if (!(error instanceof ContentMissing || error instanceof ContentForged)) throw error;
        this.#logger.error({ msg: 'a file that goes with a message cannot be read', fileId: id, err: error });
        return { unreadable: name };
      }
    }
    return { attachments, unreadable: null };
  }

  async #contentOf(id: string): Promise<Buffer> {
    const content = this.#kept.get(id) ?? (await this.#load(id));
    if (this.#kept.delete(id)) this.#bytes -= content.length;
    this.#kept.set(id, content);
    this.#bytes += content.length;
    for (const [oldest, { length }] of this.#kept) {
      if (this.#bytes <= KEPT_BYTES) break;
      this.#kept.delete(oldest);
      this.#bytes -= length;
    }
    return content;
  }

  async #load(id: string): Promise<Buffer> {
    const { content, sha256 } = await this.files.read(id);
    if (hash('sha256', content) !== sha256) throw new ContentForged('The content is not the one that was stored.');
    return content;
  }
}
