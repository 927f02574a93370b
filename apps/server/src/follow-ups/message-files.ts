import { hash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { FileRef } from '@brug/contracts/files';
import { Files } from '../platform/files/files.js';
import type { OutgoingAttachment } from '../platform/mail/mail-transport.js';

/** Bytes of contents that a process keeps at hand: the same few files go with many messages. */
const KEPT_BYTES = 20_000_000;

/** All files of a message, or the name of one that cannot be read: nobody gets a part of what was meant for them. */
export type ReadFiles =
  | { readonly attachments: readonly OutgoingAttachment[]; readonly unreadable: null }
  | { readonly unreadable: string };

/** Reads what goes with messages. */
@Injectable()
export class MessageFiles {
  readonly #logger = new Logger(MessageFiles.name);
  /** By id, what was used last at the end. A file never changes. */
  readonly #kept = new Map<string, Buffer>();
  #bytes = 0;

  constructor(private readonly files: Files) {}

  async read(files: readonly FileRef[]): Promise<ReadFiles> {
    const attachments: OutgoingAttachment[] = [];
    for (const { id, name, contentType } of files) {
      try {
        attachments.push({ filename: name, contentType, content: await this.#contentOf(id) });
      } catch (error) {
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
    if (hash('sha256', content) !== sha256) throw new Error('The content is not the one that was stored');
    return content;
  }
}
