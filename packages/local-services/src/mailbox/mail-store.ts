import { randomBytes } from 'node:crypto';
import { appendFile, mkdir, open, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MailPage, MailQuery, MailSummary } from './mail.js';
import { parseMail, summaryOf } from './parse-mail.js';
import type { ParsedStoredMail } from './parse-mail.js';
import { splitDelivery, withDelivery } from './stored-mail.js';
import type { Delivery } from './stored-mail.js';

const ID = /^\d{8}T\d{9}Z-\d{6}-[0-9a-f]{8}$/;
const DEFAULT_PAGE = 50;
const LARGEST_PAGE = 500;

/**
 * Mails in a folder: `<id>.eml` each, and `index.jsonl` with what the list shows of them. The files are the truth; the index
 * only spares parsing them all at the next start and is put right then where it lags behind.
 */
export class MailStore {
  /** Oldest first. */
  private summaries: MailSummary[] = [];
  private arrivals = 0;

  private constructor(private readonly folder: string) {}

  static async open(folder: string): Promise<MailStore> {
    await mkdir(folder, { recursive: true });
    const store = new MailStore(folder);
    await store.load();
    return store;
  }

  /** Keeps a mail. When it resolves, the mail is on disk and survives a power cut. */
  async add(delivery: Delivery, content: Buffer): Promise<MailSummary> {
    const id = this.nextId(delivery.receivedAt);
    const stored = withDelivery(delivery, content);
    await this.writeDurably(id, stored);
    const { mail } = await parseMail(id, stored);
    const summary = summaryOf(mail);
    this.insert(summary);
    // Not worth a flush, nor failing a mail that is safe: the next start reads what is missing here from the mails.
    await appendFile(this.indexFile, `${JSON.stringify(summary)}\n`).catch(() => undefined);
    return summary;
  }

  /** A page of mails, newest first. */
  list({ to, limit = DEFAULT_PAGE, before }: MailQuery = {}): MailPage {
    const wanted = to?.trim().toLowerCase();
    const matching = wanted ? this.summaries.filter((each) => wentTo(each, wanted)) : this.summaries;
    const size = Math.min(Math.max(limit, 1), LARGEST_PAGE);
    const end = before === undefined ? matching.length : positionOf(matching, before);
    const begin = Math.max(end - size, 0);
    const items = matching.slice(begin, end).toReversed();
    return { total: matching.length, items, next: begin > 0 ? (items.at(-1)?.id ?? null) : null };
  }

  /** One mail, parsed, or `undefined` when there is none with this id. */
  async get(id: string): Promise<ParsedStoredMail | undefined> {
    const stored = await this.read(id);
    return stored === undefined ? undefined : parseMail(id, stored);
  }

  /** One mail, byte for byte as it was sent. */
  async raw(id: string): Promise<Buffer | undefined> {
    const stored = await this.read(id);
    return stored === undefined ? undefined : splitDelivery(stored).content;
  }

  /** Removes every mail there is now. */
  async clear(): Promise<void> {
    const gone = this.summaries;
    this.summaries = [];
    await Promise.all(gone.map(({ id }) => rm(this.fileOf(id), { force: true })));
    await this.writeIndex();
  }

  private get indexFile(): string {
    return join(this.folder, 'index.jsonl');
  }

  private fileOf(id: string): string {
    return join(this.folder, `${id}.eml`);
  }

  private nextId(receivedAt: string): string {
    this.arrivals += 1;
    const instant = receivedAt.replaceAll(/[-:.]/g, '');
    const turn = String(this.arrivals % 1_000_000).padStart(6, '0');
    return `${instant}-${turn}-${randomBytes(4).toString('hex')}`;
  }

  /** By id, since two mails may finish in another order than they began. */
  private insert(summary: MailSummary): void {
    let at = this.summaries.length;
    while (at > 0 && (this.summaries[at - 1]?.id ?? '') > summary.id) at -= 1;
    this.summaries.splice(at, 0, summary);
  }

  /** Content first, then the name, then the folder: at no moment is there half a mail under its name. */
  private async writeDurably(id: string, stored: Buffer): Promise<void> {
    const unfinished = join(this.folder, `${id}.part`);
    try {
      const file = await open(unfinished, 'wx', 0o600);
      try {
        await file.writeFile(stored);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, this.fileOf(id));
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    const directory = await open(this.folder, 'r');
    try {
      await directory.sync();
    } finally {
      await directory.close();
    }
  }

  private async read(id: string): Promise<Buffer | undefined> {
    // The id comes from an address bar; nothing but our own ids becomes a file name.
    if (!ID.test(id)) return undefined;
    return readFile(this.fileOf(id)).catch(() => undefined);
  }

  private async load(): Promise<void> {
    const indexed = await this.readIndex();
    const names = await readdir(this.folder);
    await Promise.all(names.filter((name) => name.endsWith('.part')).map((name) => rm(join(this.folder, name))));
    const ids = names
      .filter((name) => name.endsWith('.eml'))
      .map((name) => name.slice(0, -'.eml'.length))
      .filter((id) => ID.test(id))
      .toSorted();
    let lagging = indexed.size !== ids.length;
    for (const id of ids) {
      let summary = indexed.get(id);
      if (summary === undefined) {
        lagging = true;
        summary = summaryOf((await parseMail(id, await readFile(this.fileOf(id)))).mail);
      }
      this.summaries.push(summary);
    }
    if (lagging) await this.writeIndex();
  }

  private async readIndex(): Promise<Map<string, MailSummary>> {
    const lines = (await readFile(this.indexFile, 'utf8').catch(() => '')).split('\n');
    const found = new Map<string, MailSummary>();
    for (const line of lines) {
      try {
        const summary = JSON.parse(line) as MailSummary;
        found.set(summary.id, summary);
      } catch {
        // An empty last line, or one that a crash cut short.
      }
    }
    return found;
  }

  private async writeIndex(): Promise<void> {
    const lines = this.summaries.map((each) => `${JSON.stringify(each)}\n`).join('');
    await writeFile(`${this.indexFile}.new`, lines);
    await rename(`${this.indexFile}.new`, this.indexFile);
  }
}

function wentTo(mail: MailSummary, address: string): boolean {
  return (
    mail.envelope.to.some((each) => each.toLowerCase() === address) ||
    [...mail.to, ...mail.cc].some((each) => each.address.toLowerCase() === address)
  );
}

/** How many of the (sorted) mails are older than `id`, which need not be among them any more. */
function positionOf(mails: MailSummary[], id: string): number {
  let low = 0;
  let high = mails.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mails[middle]?.id ?? '') < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
