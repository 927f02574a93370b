import { hostname } from 'node:os';
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { afterDelivery, digestDay, digestMessageId } from '@brug/domain/follow-ups';
import type { Calendars } from '@brug/domain/calendars';
import { WorkingTime } from '../platform/calendars/working-time.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { newId } from '../platform/database/new-id.js';
import { MailTransport } from '../platform/mail/mail-transport.js';
import { Settings } from '../platform/settings/settings.js';
import { Metrics } from '../platform/telemetry/metrics.js';
import { DigestClaims, type HeldDigest } from './digest-claims.js';
import { DigestContents, type DigestPerson } from './digest-content.js';
import { digestMail, saysNothing } from './digest-mail.js';

/**
 * Sends everybody their digest on the mornings of their working days: once a person and day, however many workers look. One that may have
 * left already is not sent again; the next day's comes anyway.
 */
@Injectable()
export class Digests implements OnModuleDestroy {
  readonly #logger = new Logger(Digests.name);
  readonly #worker = `${hostname()}-${process.pid}-${newId().slice(-6)}`;
  readonly #ended: ReturnType<Metrics['counter']>;
  #underWay: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(
    private readonly contents: DigestContents,
    private readonly claims: DigestClaims,
    private readonly workingTime: WorkingTime,
    private readonly transport: MailTransport,
    private readonly settings: Settings,
    private readonly clock: Clock,
    metrics: Metrics,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.#ended = metrics.counter('brug_digests_total', 'Digests by what became of them', ['state']);
  }

  /** Sends what is due at this moment. What fails for one person does not keep the others from theirs. */
  async run(): Promise<void> {
    const run = this.#run();
    this.#underWay = run.catch(() => undefined);
    await run;
  }

  async #run(): Promise<void> {
    const expired = await this.claims.settleExpired(this.clock.now());
    if (expired > 0) this.#count('uncertain', expired);
    const { calendars } = await this.workingTime.current();
    const everybody = await this.contents.people(this.clock.now());
    const failures: unknown[] = [];
    for (const person of everybody.filter(({ wanted }) => wanted)) {
      if (this.#stopped) break;
      await this.#sendTo(person, everybody, calendars).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} digests failed`);
  }

  async #sendTo(person: DigestPerson, everybody: readonly DigestPerson[], calendars: Calendars): Promise<void> {
    const now = this.clock.now();
    const day = digestDay(now, person.timeZone, calendars);
    if (day === null || person.settledDays.includes(day)) return;
    const digest = await this.claims.claim(person.personId, day, this.#worker, now);
    if (!digest) return;
    const content = await this.contents.of(person, everybody, now, calendars);
    if (saysNothing(content)) {
      await this.claims.skipped(digest);
      return this.#count('skipped');
    }
    await this.#handOver(digest, person, digestMail(content, person, { day, publicUrl: this.config.publicUrl }));
  }

  async #handOver(digest: HeldDigest, person: DigestPerson, mail: ReturnType<typeof digestMail>): Promise<void> {
    const at = this.clock.now();
    const messageId = digestMessageId(digest.personId, digest.day, this.transport.domain);
    const { mailFrom } = await this.settings.get();
    const attempt = await this.claims.beginSending(digest, messageId, at);
    if (attempt === null) return;
    const result = await this.transport.deliver({
      from: mailFrom ?? this.config.mailFrom,
      to: person.email,
      replyTo: null,
      messageId,
      at,
      ...mail,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    const after = afterDelivery(result, attempt);
    await this.claims.delivered(digest, after, result.response, this.clock.now());
    if (after.state !== 'sent') {
      const { personId, day } = digest;
      this.#logger.warn({ msg: 'a digest was not delivered', personId, day, state: after.state });
    }
    this.#count(after.state);
  }

  #count(state: string, by = 1): void {
    this.#ended.inc({ state }, by);
  }

  /** Begins none any more and waits for the one under way. */
  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    await this.#underWay;
  }
}
