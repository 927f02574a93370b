import { Inject, Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@brug/contracts/http';
import type { RenderedTemplate, templateEndpoints } from '@brug/contracts/sequences';
import {
  isTemplateVariable,
  renderMessage,
  sampleFacts,
  sampleTrackOf,
  templateValuesOf,
  variablesIn,
  type RenderResult,
  type TemplateValues,
} from '@brug/domain/templates';
import { visibleTo } from '../../leads/leads.public.js';
import type { PersonActor } from '../../platform/actors/caller.js';
import { WorkingTime } from '../../platform/calendars/working-time.js';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/database/new-id.js';
import { Params } from '../../platform/database/params.js';
import { found, refuse } from '../../platform/errors/domain-error.js';
import { MailTransport } from '../../platform/mail/mail-transport.js';
import { Settings } from '../../platform/settings/settings.js';
import { factsOf, proposedSlots } from '../sequences/prepare-run.js';
import { readRunLeads, regionOf, type RunLead } from '../sequences/run-leads.js';
import { faultAt } from '../sequences/sequences.service.js';
import { MessageFiles } from '../message-files.js';
import { TemplateFiles } from './template-files.js';

type Draft = BodyOf<typeof templateEndpoints.preview>;

/** Drafts of templates, filled in to be looked at. */
@Injectable()
export class TemplatePreviews {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly workingTime: WorkingTime,
    private readonly clock: Clock,
    private readonly transport: MailTransport,
    private readonly templateFiles: TemplateFiles,
    private readonly messageFiles: MessageFiles,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** What it would say; where something is missing, the rest is filled in and the gap shows its variable's name. */
  async preview(actor: PersonActor, draft: Draft): Promise<RenderedTemplate> {
    const values = await this.#valuesFor(actor, draft);
    const { subject, body, language } = draft;
    const result = renderMessage({ subject, body }, values, language);
    const names = variablesIn({ subject, body }).filter(isTemplateVariable);
    const shown = result.ok ? result : renderMessage({ subject, body }, withGaps(values, result), language);
    const message = shown.ok ? shown.message : { subject, text: body, html: '' };
    return {
      ...message,
      problems: result.ok ? [] : result.problems.map(({ kind, name }) => ({ kind, name })),
      values: names.map((name) => ({ name, value: values[name]?.trim() || null })),
    };
  }

  /** Sends the draft to the actor and to nobody else: as a test, and not for machines to answer. */
  async sendTest(
    actor: PersonActor,
    draft: BodyOf<typeof templateEndpoints.testMail>,
  ): Promise<ResponseOf<typeof templateEndpoints.testMail>> {
    const { subject, body, language } = draft;
    const result = renderMessage({ subject, body }, await this.#valuesFor(actor, draft), language);
    if (!result.ok)
      refuse('template.faulty', { errors: result.problems.map((problem) => faultAt('body.body', problem)) });
    const files = await this.messageFiles.read(await this.templateFiles.ofDraft(actor, draft.attachmentIds));
    if (files.unreadable !== null) {
      const message = `${files.unreadable} cannot be read`;
      refuse('template.faulty', { errors: [{ path: 'body.attachmentIds', code: 'unreadable', message }] });
    }
    const person = found(
      await this.database.readOne<{ email: string }>('SELECT email FROM people WHERE id = $1', [actor.personId]),
      'person',
    );
    const { mailFrom } = await this.settings.get();
    const delivered = await this.transport.deliver({
      from: mailFrom ?? this.config.mailFrom,
      to: person.email,
      replyTo: person.email,
      messageId: `<test.${newId()}@${this.transport.domain}>`,
      at: this.clock.now(),
      ...result.message,
      attachments: files.attachments,
      subject: `[Test] ${result.message.subject}`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    return { to: person.email, accepted: delivered.kind === 'accepted', response: delivered.response };
  }

  async #valuesFor(actor: PersonActor, { leadId, recipient, language, track }: Draft): Promise<TemplateValues> {
    const settings = await this.settings.get();
    if (leadId === null) {
      const reader = { track: track ?? sampleTrackOf([], recipient, language), recipient };
      return templateValuesOf(sampleFacts(reader, language, settings.agencyName), language);
    }
    const params = new Params();
    params.add([leadId]);
    const seen = visibleTo(actor, 'l', params);
    const [lead] = await this.database.read<RunLead>(readRunLeads(seen), params.values);
    if (!lead) {
      refuse('reference.unknown', { errors: [{ path: 'body.leadId', code: 'unknown', message: 'no such lead' }] });
    }
    const { calendars } = await this.workingTime.current();
    const contact = recipient === 'principal' ? lead.contact : lead.counterpartContact;
    const country =
      recipient === 'principal' ? lead.organisationCountry : lead.organisationCountry === 'CN' ? 'BE' : 'CN';
    const slots = proposedSlots(this.clock.now(), calendars);
    const nothing = { meeting: null, given: {} };
    return templateValuesOf(
      factsOf({ settings, slots }, lead, nothing, recipient, regionOf(contact, country)),
      language,
    );
  }
}

/** The name of what is missing, where it would stand. */
function withGaps(values: TemplateValues, result: RenderResult): TemplateValues {
  if (result.ok) return values;
  const gaps = result.problems.filter(({ kind }) => kind === 'missing').map(({ name }) => [name, `[${name}]`]);
  return { ...values, ...Object.fromEntries(gaps) };
}
