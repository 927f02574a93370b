import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { secondsToListenAgain } from '@brug/domain/replies';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { listenToImap } from './imap-session.js';
import { MailboxReader } from './mailbox-reader.js';

/** A connection that held for so long was no failure, whatever ended it: servers are started anew, and lines are cut. */
const STEADY_MILLISECONDS = 60_000;
/** A connection that is lost once is nothing to tell. */
const FAILURES_TOLD = 2;
/** How often it is looked again while another reads, who may have looked before the mail was there. After that the schedule does. */
const LOOKS_WHILE_BUSY = 5;

export interface WatchPauses {
  /** Milliseconds until the mailbox is listened to again, after the n-th failure in a row. */
  readonly toListenAgain: (failures: number) => number;
  readonly toLookWhileBusy: number;
}

const PAUSES: WatchPauses = {
  toListenAgain: (failures) => 1000 * secondsToListenAgain(failures),
  toLookWhileBusy: 2000,
};

/**
 * Listens to the mailbox that answers come to, so that they are taken when they come. Only a hint: that the mailbox is read at all is for the
 * schedule of `inbound-mail.poll` to guarantee, and one reads at a time, however many workers listen.
 */
@Injectable()
export class MailboxWatch implements BeforeApplicationShutdown {
  readonly #logger = new Logger(MailboxWatch.name);
  readonly #stopped = new AbortController();
  #pauses = PAUSES;
  #failures = 0;
  #listening: Promise<void> | undefined;
  #listenTimer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #lookTimer: NodeJS.Timeout | undefined;
  #again = false;

  constructor(
    private readonly reader: MailboxReader,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Listens until it is stopped; does nothing without a mailbox. */
  start(pauses = PAUSES): void {
    const { imapUrl } = this.config;
    if (imapUrl === undefined) return;
    this.#pauses = pauses;
    this.#listening = this.#listen(imapUrl);
  }

  /** Lets go of the mailbox for good, and waits for what is being read. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    clearTimeout(this.#listenTimer);
    clearTimeout(this.#lookTimer);
    await Promise.all([this.#listening, this.#looking]);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  async #listen(url: string): Promise<void> {
    const began = performance.now();
    const ear = {
      onMail: () => this.#look(),
      onEnd: () => {
        if (performance.now() - began >= STEADY_MILLISECONDS) this.#failures = 0;
        this.#listenAgain(url, 'the connection was closed');
      },
    };
    try {
      await listenToImap(url, this.config, ear, this.#stopped.signal);
      // What came before it listened.
      this.#look();
    } catch (error) {
      this.#listenAgain(url, error instanceof Error ? error.message : 'unknown');
    }
  }

  /** Told once for all failures in a row: for how long the mailbox cannot be read stands on the health page. */
  #listenAgain(url: string, reason: string): void {
    if (this.#stopped.signal.aborted) return;
    this.#failures += 1;
    if (this.#failures === FAILURES_TOLD) {
      this.#logger.warn({ msg: 'the mailbox for answers cannot be listened to; it is read by schedule', reason });
    }
    this.#listenTimer = setTimeout(() => {
      this.#listening = this.#listen(url);
    }, this.#pauses.toListenAgain(this.#failures));
  }

  /** Looks now, or once more when a look is under way: it may have begun before the mail was there. */
  #look(looksWhileBusy = LOOKS_WHILE_BUSY): void {
    if (this.#stopped.signal.aborted) return;
    clearTimeout(this.#lookTimer);
    if (this.#looking) {
      this.#again = true;
      return;
    }
    this.#looking = this.#read().then((done) => {
      this.#looking = undefined;
      if (this.#again) {
        this.#again = false;
        this.#look();
      } else if (!done && looksWhileBusy > 0 && !this.#stopped.signal.aborted) {
        this.#lookTimer = setTimeout(() => this.#look(looksWhileBusy - 1), this.#pauses.toLookWhileBusy);
      }
    });
  }

  /** Whether it need not be looked again. */
  async #read(): Promise<boolean> {
    try {
      return await this.reader.poll();
    } catch (error) {
      // The mail is still there; the schedule's next look finds it.
      this.#logger.warn({ msg: 'the mailbox for answers could not be looked at', err: error });
      return true;
    }
  }
}
