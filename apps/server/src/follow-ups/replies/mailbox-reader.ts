import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { asSystem } from '../../platform/actors/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { Transactions } from '../../platform/database/transactions.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { HealthChecks } from '../../platform/health/health-checks.js';
import { HandlesJob } from '../../platform/queue/job-handlers.js';
import { type ImapSession, openImap } from './imap-session.js';
import { InboundMail } from './inbound-mail.js';
import { LARGEST_MAIL } from './inbound-message.js';

/** Mails that are taken in one go; the rest is for the next. */
const BATCH = 200;
/** Longer than a batch takes: a reader that died is followed by another after that. */
const LEASE_SECONDS = 600;
const FIRST_RETRY_SECONDS = 30;
const LONGEST_RETRY_SECONDS = 900;

const READER = asSystem('inbound-mail.poll');

interface Position {
  readonly uidValidity: bigint | null;
  readonly lastUid: bigint;
}

/**
 * Reads the mailbox that answers come to. Where it has come to is kept in PostgreSQL, and a mail is marked as read only when it is kept there: a
 * reader that dies in between meets the mail again, and it is recognised.
 */
@Injectable()
export class MailboxReader implements OnModuleInit {
  readonly #logger = new Logger(MailboxReader.name);

  constructor(
    private readonly inbound: InboundMail,
    private readonly transactions: Transactions,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly health: HealthChecks,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    if (this.config.imapUrl === undefined) return;
    // For how long answers may have been waiting in the mailbox unseen.
    this.health.addFigure('mailboxUnreadableSeconds', async () => {
      const row = await this.database.readOne<{ seconds: number }>(FAILING, [this.clock.now().toString()]);
      return row?.seconds ?? 0;
    });
  }

  @HandlesJob('inbound-mail.poll')
  async pollNow(): Promise<void> {
    await this.poll();
  }

  /**
   * Takes what came since the last time. What cannot be had now is tried again, later each time. Resolves with whether it looked: not while
   * another reads, nor before it is time to try again.
   */
  async poll(largestMail = LARGEST_MAIL): Promise<boolean> {
    const { imapUrl } = this.config;
    if (imapUrl === undefined) return false;
    const key = keyOf(imapUrl, this.config.imapMailbox);
    const position = await this.#lease(key);
    if (!position) return false;
    let session: ImapSession | undefined;
    try {
      session = await openImap(imapUrl, this.config);
      await this.#read(key, session, position, largestMail);
      await this.#write(SUCCEEDED, [key, this.clock.now().toString()]);
    } catch (error) {
      await this.#failed(key, error);
    } finally {
      await session?.close();
    }
    return true;
  }

  async #read(
    key: string,
    session: ImapSession,
    { uidValidity, lastUid }: Position,
    largestMail: number,
  ): Promise<void> {
    const known = uidValidity === session.uidValidity;
    // At first, and when UIDs mean something else than before, what nobody has read is what is new.
    const uids = await session.newer(known ? Number(lastUid) : null);
    for (const uid of uids.slice(0, BATCH)) {
      await this.#take(key, session, uid, largestMail);
      if (known) await this.#write(ADVANCE, [key, uid]);
      await session.markRead(uid);
    }
    if (!known && uids.length <= BATCH) await this.#write(BEGIN, [key, session.uidValidity, session.lastUid]);
  }

  async #take(key: string, session: ImapSession, uid: number, largestMail: number): Promise<void> {
    const mail = await session.look(uid);
    if (!mail) return;
    const headOnly = mail.size > largestMail;
    const raw = await session.download(uid, headOnly ? 'head' : 'whole');
    if (!raw) return;
    try {
      await this.inbound.take(raw, { kind: 'imap', headOnly });
    } catch (error) {
      // What is no mail stays in the mailbox and holds up nobody; everything else is tried again.
      if (!(error instanceof DomainError) || error.code !== 'request.invalid') throw error;
      this.#logger.warn({ msg: 'a mail in the mailbox cannot be read', uid });
      await this.#write(REFUSED, [key]);
    }
  }

  /** The position, or null while another reads or it is too early to try again. */
  async #lease(key: string): Promise<Position | null> {
    return this.transactions.run(READER, async (tx) => {
      await tx.execute('INSERT INTO imap_mailboxes (key) VALUES ($1) ON CONFLICT DO NOTHING', [key]);
      const until = tx.now.add({ seconds: LEASE_SECONDS }).toString();
      const [position] = await tx.query<Position>(LEASE, [key, tx.at, until]);
      return position ?? null;
    });
  }

  async #failed(key: string, error: unknown): Promise<void> {
    const reason = error instanceof Error ? error.message : 'unknown';
    this.#logger.warn({ msg: 'the mailbox for answers could not be read', reason });
    await this.#write(FAILED, [key, this.clock.now().toString()]);
  }

  async #write(sql: string, params: readonly unknown[]): Promise<void> {
    await this.transactions.run(READER, (tx) => tx.execute(sql, params));
  }
}

/** Which mailbox it is, without the password. */
function keyOf(url: string, mailbox: string): string {
  const { host, username } = new URL(url);
  return `${username}@${host}/${mailbox}`;
}

const LEASE = `UPDATE imap_mailboxes SET lease_until = $3::timestamptz
  WHERE key = $1 AND coalesce(lease_until, '-infinity') <= $2::timestamptz AND coalesce(retry_at, '-infinity') <= $2::timestamptz
  RETURNING uid_validity AS "uidValidity", last_uid AS "lastUid"`;
const BEGIN = 'UPDATE imap_mailboxes SET uid_validity = $2, last_uid = $3 WHERE key = $1';
const ADVANCE = 'UPDATE imap_mailboxes SET last_uid = $2 WHERE key = $1';
const REFUSED = 'UPDATE imap_mailboxes SET refused = refused + 1 WHERE key = $1';
const SUCCEEDED = `UPDATE imap_mailboxes SET lease_until = NULL, read_at = $2::timestamptz, failures = 0, failing_since = NULL, retry_at = NULL
  WHERE key = $1`;
const FAILED = `UPDATE imap_mailboxes SET lease_until = NULL, failures = failures + 1, failing_since = coalesce(failing_since, $2::timestamptz),
    retry_at = $2::timestamptz + make_interval(secs => least(${FIRST_RETRY_SECONDS} * power(2, least(failures, 10)), ${LONGEST_RETRY_SECONDS}))
  WHERE key = $1`;
const FAILING = `SELECT extract(epoch FROM $1::timestamptz - failing_since)::int AS seconds FROM imap_mailboxes
  WHERE failing_since IS NOT NULL ORDER BY failing_since LIMIT 1`;
