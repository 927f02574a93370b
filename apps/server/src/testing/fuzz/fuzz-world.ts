import { hash } from 'node:crypto';
import type { EndpointDefinition } from '@brug/contracts/http';
import { followUpEndpoints, type CreateTask } from '@brug/contracts/follow-ups';
import { inquiryEndpoints, type SubmitInquiry } from '@brug/contracts/inquiries';
import { sequenceEndpoints, templateEndpoints } from '@brug/contracts/sequences';
import { activityEndpoints } from '@brug/contracts/activities';
import { leadEndpoints, type CreateLead, type Lead } from '@brug/contracts/leads';
import { contactEndpoints, organisationEndpoints } from '@brug/contracts/organisations';
import { hasLeadingZeroBits, proofText } from '@brug/domain/inquiries';
import type { Actor, Role } from '@brug/domain/permissions';
import { TRACKS, type Track } from '@brug/domain/tracks';
import fc from 'fast-check';
import { createPersonWithPassword, createTeam } from '../../identity/identity.public.js';
import { asSystem } from '../../platform/actors/caller.js';
import { newId } from '../../platform/database/new-id.js';
import type { Answer, Client, TestApp } from '../test-app.js';
import { FILLED_EXPORT, FILLED_INVESTMENT } from './filled-leads.js';
import { plainDefinition, TEMPLATE_KEY } from './filled-sequences.js';
import { fuzzMails } from './fuzz-mails.js';
import { mailLinks, withMailLinks } from './mail-links.js';
import type { Hints } from './schema-arbitrary.js';

export type Who = 'administrator' | 'account-manager' | 'nobody';

const KINDS = [
  'organisation',
  'contact',
  'lead',
  'stage',
  'follow-up',
  'person',
  'team',
  'counterpart',
  'inquired lead',
  'signed lead',
  'suggested organisation',
  'uncertain follow-up',
  'sequence',
  'enrolment',
  'step',
  'activity',
  'mail',
  'reply',
  'alarm',
] as const;
type Kind = (typeof KINDS)[number];

/** In a case a record is named by kind and number, so that a printed case reads the same in every run; sending puts its id there. */
function placeholder(kind: Kind, number: number): string {
  const digits = [KINDS.indexOf(kind), number].map((one) => String(one).padStart(2, '0')).join('');
  return `fafafafa-fafa-7afa-8afa-fafafafa${digits}`;
}
const PLACEHOLDER = /fafafafa-fafa-7afa-8afa-fafafafa(\d\d)(\d\d)/gi;
/** Cases name more records than there are; numbers wrap around. */
const NAMED = 24;

const CURSOR_PLACEHOLDER = 'fuzz-cursor-';
const PROOF_CHALLENGE = 'fuzz-proof-challenge';
const PROOF_NONCE = 'fuzz-proof-nonce';
/** Stands for the version a record has at that moment. */
const CURRENT_VERSION = 1_999_999_991;

/** A small agency with a lead in every stage, so that cases reach what lies behind validation. */
export class FuzzWorld {
  readonly #ids = new Map<Kind, string[]>(KINDS.map((kind) => [kind, []]));
  readonly #actors = new Map<Who, Actor>();
  readonly #cursors: string[] = [];
  /** Solved and not yet spent. */
  #proof: { readonly challenge: string; readonly nonce: string } | undefined;

  private constructor(private readonly app: TestApp) {}

  static async create(app: TestApp): Promise<FuzzWorld> {
    const world = new FuzzWorld(app);
    await world.#people();
    const client = app.actAs(world.actor('administrator'));
    await world.#firms(client);
    await world.#leads(client);
    await world.#tasks(client);
    await world.#sequences(client);
    await world.#inquiries();
    await world.#mails(client);
    await world.#alarms();
    await world.#pages(client);
    return world;
  }

  actor(who: Who): Actor {
    const actor = this.#actors.get(who);
    if (!actor) throw new Error(`Nobody is ${who}.`);
    return actor;
  }

  /** How many records of a kind there are. */
  count(kind: Kind): number {
    return this.#of(kind).length;
  }

  #of(kind: Kind): string[] {
    return this.#ids.get(kind) ?? [];
  }

  async #people(): Promise<void> {
    await this.app.transactions.run(asSystem('test'), async (tx) => {
      await tx.execute(`INSERT INTO exchange_rates (currency, date, units_per_euro)
        VALUES ('CNY', '2026-01-02', 8.2), ('USD', '2026-01-02', 1.25) ON CONFLICT DO NOTHING`);
      for (const key of ['fuzz-investment', 'fuzz-export'])
        this.#of('team').push(await createTeam(tx, { key, name: key }));
      const [ours = '', theirs = ''] = this.#of('team');
      const roles: readonly [Role, string][] = [
        ['administrator', theirs],
        ['account-manager', ours],
        ['manager', ours],
        ['account-manager', theirs],
        ['viewer', theirs],
      ];
      for (const [number, [role, teamId]] of roles.entries()) {
        const email = `fuzz-${number}@agency.test`;
        const person = { name: `Person ${number}`, email, role, teamId, language: 'en' as const };
        const personId = await createPersonWithPassword(tx, person, 'no hash');
        this.#of('person').push(personId);
        const who = role === 'administrator' || role === 'account-manager' ? role : undefined;
        if (who && !this.#actors.has(who)) this.#actors.set(who, { personId, role, teamId });
      }
    });
  }

  async #firms(client: Client): Promise<void> {
    const firms = [
      {
        legalName: 'Shaoxing Jinlan Textile Co., Ltd.',
        chineseName: '绍兴锦兰纺织有限公司',
        country: 'CN',
        place: 'CN-330603',
      },
      { chineseName: '宁波远渡国际物流有限公司', country: 'CN', place: 'CN-330206' },
      { legalName: 'Devos Weefmachines', tradeName: "D'Hondt & Zonen", country: 'BE', place: 'BE-34022' },
      { legalName: 'Leie Weaving Systems NV', country: 'BE', aliases: ['LWS'] },
    ];
    for (const body of firms) {
      const { id } = done(await client.send(organisationEndpoints.create, { body }));
      this.#of('organisation').push(id);
      for (const name of ['Shen', "O'Neill"]) {
        const contact = {
          organisationId: id,
          familyName: name,
          chineseFamilyName: '沈',
          language: 'zh',
          email: `${name}@firm.test`,
          lawfulBasis: 'consent',
        } as const;
        this.#of('contact').push(done(await client.send(contactEndpoints.create, { body: contact })).id);
      }
    }
  }

  async #leads(client: Client): Promise<void> {
    const stages = await this.app.database.read<{ id: string; track: Track; key: string }>(
      'SELECT id, track, key FROM stages ORDER BY track, position',
    );
    this.#of('stage').push(...stages.map(({ id }) => id));
    const stageId = (track: Track, key: string) =>
      stages.find((stage) => stage.track === track && stage.key === key)?.id ?? '';
    const owners = this.#of('person').slice(0, 4);
    for (const track of TRACKS) {
      for (const [number, { key }] of stages.filter((stage) => stage.track === track).entries()) {
        const lead = await this.#lead(client, track, owners[number % owners.length] ?? '');
        await this.#bring(client, lead, stageId(track, key), key);
      }
    }
  }

  async #lead(client: Client, track: Track, ownerId: string): Promise<Lead> {
    const [chinese = '', , belgian = '', other = ''] = this.#of('organisation');
    const body: CreateLead = {
      track,
      organisationId: track === 'investment' ? chinese : belgian,
      title: `Lead ${this.count('lead')}`,
      source: 'fair',
      ownerId,
      estimatedValue: { amountMinor: '125000000', currency: 'EUR' },
      naceCodes: ['13.96'],
      expectedDecisionOn: '2026-09-01',
      confidentiality: this.count('lead') % 5 === 4 ? 'restricted' : 'normal',
      ...(track === 'investment' ? { investment: FILLED_INVESTMENT } : { export: FILLED_EXPORT }),
    };
    const lead = done(await client.send(leadEndpoints.create, { body }));
    this.#of('lead').push(lead.id);
    const counterpart = { organisationId: track === 'investment' ? belgian : other, state: 'accepted' } as const;
    const linked = done(
      await client.send(leadEndpoints.addCounterpart, { params: { id: lead.id }, body: counterpart }),
    );
    this.#of('counterpart').push(...linked.counterparts.map(({ id }) => id));
    const note = { kind: 'note', body: 'Met at the fair.' } as const;
    const written = done(await client.send(activityEndpoints.record, { params: { id: lead.id }, body: note }));
    this.#of('activity').push(written.id);
    return linked;
  }

  async #bring(client: Client, lead: Lead, toStageId: string, key: string): Promise<void> {
    if (lead.stageId === toStageId) return;
    const project = {
      kind: 'investment',
      value: { amountMinor: '125000000', currency: 'EUR' },
      jobs: 12,
      signedOn: '2026-03-02',
      counterpartOrganisationId: this.#of('organisation')[3],
    } as const;
    const version = await this.#versionOf('leads', lead.id);
    const closing =
      key === 'lost' ? { lostReason: 'no-match' as const } : key === 'dormant' ? { wakeUpOn: '2026-06-01' } : {};
    const body = { version, toStageId, reason: 'As agreed', ...closing, ...(key === 'signed' ? { project } : {}) };
    done(await client.send(leadEndpoints.move, { params: { id: lead.id }, body }));
    if (key === 'signed') this.#of('signed lead').push(lead.id);
  }

  async #tasks(client: Client): Promise<void> {
    for (const [number, leadId] of this.#of('lead').entries()) {
      const ownerId = this.#of('person')[number % 2] ?? '';
      const body: CreateTask = {
        leadId,
        taskKind: 'call',
        title: `Call ${number}`,
        dueAt: '2026-03-10T09:00:00Z',
        ownerId,
      };
      const task = done(await client.send(followUpEndpoints.createTask, { body }));
      this.#of('follow-up').push(task.id);
      if (number % 4 === 3) {
        done(
          await client.send(followUpEndpoints.complete, { params: { id: task.id }, body: { version: task.version } }),
        );
      }
    }
  }

  /** Sequences with a run on most leads. */
  async #sequences(client: Client): Promise<void> {
    const texts = { nl: 'Dag', en: 'Hello', zh: '您好' };
    const template = { key: TEMPLATE_KEY, names: texts, subjects: texts, bodies: texts };
    done(await client.send(templateEndpoints.create, { body: template }));
    for (let number = 0; number < 2; number += 1) {
      const body = { names: texts, definition: plainDefinition('task') };
      const { id } = done(await client.send(sequenceEndpoints.create, { body }));
      this.#of('sequence').push(id);
      const enrolled = { leadIds: this.#of('lead') };
      const { items } = done(await client.send(sequenceEndpoints.enrol, { params: { id }, body: enrolled }));
      this.#of('enrolment').push(...items.flatMap(({ enrolmentId }) => enrolmentId ?? []));
    }
    const steps = await this.app.database.read<{ id: string }>(
      'SELECT id FROM follow_ups WHERE enrolment_id IS NOT NULL ORDER BY id',
    );
    this.#of('step').push(...steps.map(({ id }) => id));
  }

  /** Inquiries of firms with names we know, whose acknowledgements went astray. */
  async #inquiries(): Promise<void> {
    for (const [number, name] of ['Leie Weaving Systems', 'Leie Weaving', 'Devos Weefmachines'].entries()) {
      const body: SubmitInquiry = {
        submissionId: newId(),
        track: 'export',
        language: 'nl',
        organisation: { name },
        person: { name: 'Katrien Dewulf', email: `katrien-${number}@leie.example` },
        plan: { goal: 'distributor', products: 'looms', places: ['CN-330600'] },
        consent: true,
        proof: await this.#solved(),
      };
      done(await this.app.send(inquiryEndpoints.submit, { body }));
    }
    const rows = await this.app.database.read<{ leadId: string; organisationId: string }>(
      `SELECT i.lead_id AS "leadId", s.organisation_id AS "organisationId"
       FROM inquiries i JOIN organisation_suggestions s ON s.inquiry_id = i.id ORDER BY i.id`,
    );
    this.#of('inquired lead').push(...rows.map(({ leadId }) => leadId));
    this.#of('suggested organisation').push(...rows.map(({ organisationId }) => organisationId));
    const uncertain = await this.app.database.read<{ id: string }>(
      `UPDATE follow_ups SET state = 'uncertain', attempts = 1 WHERE kind = 'message' RETURNING id`,
    );
    this.#of('uncertain follow-up').push(...uncertain.map(({ id }) => id));
  }

  async #mails(client: Client): Promise<void> {
    const { waiting, replies } = await fuzzMails(this.app, client, this.#of('lead'));
    this.#of('mail').push(...waiting);
    this.#of('reply').push(...replies);
  }

  async #alarms(): Promise<void> {
    const alarms = [newId(), newId()];
    await this.app.database.read(
      `INSERT INTO alarms (id, kind, raised_at, told_at, cleared_at, cleared_because, most, oldest_due_at)
        SELECT id, 'due-unsent', $2, $2, $2, 'sent', 1, $2 FROM unnest($1::uuid[]) AS id`,
      [alarms, this.app.clock.now().toString()],
    );
    this.#of('alarm').push(...alarms);
  }

  /** A real cursor of every list, and what nearly is one. */
  async #pages(client: Client): Promise<void> {
    const params = { id: this.#of('lead')[0] ?? '' };
    const query = { limit: 1 };
    const pages = [
      await client.send(leadEndpoints.list, { query }),
      await client.send(leadEndpoints.list, { query: { ...query, sort: '-value' } }),
      await client.send(organisationEndpoints.list, { query }),
      await client.send(contactEndpoints.list, { query }),
      await client.send(activityEndpoints.timeline, { params, query }),
      await client.send(followUpEndpoints.ofLead, { params, query }),
    ];
    for (const page of pages) {
      const { nextCursor } = done<{ nextCursor: string | null }>(page);
      if (nextCursor === null) continue;
      const changed = Buffer.from(nextCursor, 'base64url');
      changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
      this.#cursors.push(nextCursor, changed.toString('base64url'), nextCursor.slice(0, 22), `${nextCursor}=`);
    }
  }

  #versionOf(table: string, id: string): Promise<number> {
    return this.app.database
      .readOne<{ version: number }>(`SELECT version FROM ${table} WHERE id = $1`, [id])
      .then((row) => row?.version ?? 1);
  }

  async #pauseVersion(): Promise<number> {
    const row = await this.app.database.readOne<{ version: number }>('SELECT version FROM sending_pause');
    return row?.version ?? 1;
  }

  /** One's own record has no id in its address: that of whoever changed it most often. */
  async #newestPreferences(): Promise<number> {
    const sql = 'SELECT coalesce(max(version), 1)::int AS version FROM task_preferences';
    return (await this.app.database.readOne<{ version: number }>(sql))?.version ?? 1;
  }

  /** An address or a body with the ids, cursors, versions and proofs of this world in place of what stands for them. */
  async resolve(text: string, endpoint: EndpointDefinition, url: string): Promise<string> {
    let resolved = text.replaceAll(PLACEHOLDER, (_match, kind: string, number: string) => {
      const ids = this.#of(KINDS[Number(kind)] ?? 'lead');
      return ids[Number(number) % Math.max(1, ids.length)] ?? '0190a000-0000-7000-8000-000000000000';
    });
    resolved = resolved.replaceAll(new RegExp(`${CURSOR_PLACEHOLDER}(\\d+)`, 'g'), (_match, number: string) => {
      return this.#cursors[Number(number) % Math.max(1, this.#cursors.length)] ?? '';
    });
    resolved = withMailLinks(resolved, this.app, this.#of('contact'));
    if (resolved.includes(String(CURRENT_VERSION))) {
      resolved = resolved.replaceAll(String(CURRENT_VERSION), String(await this.#currentVersion(endpoint, url)));
    }
    if (resolved.includes(`"${PROOF_CHALLENGE}"`)) {
      this.#proof ??= await this.#solved();
      resolved = resolved.replace(PROOF_CHALLENGE, this.#proof.challenge).replace(PROOF_NONCE, this.#proof.nonce);
    }
    return resolved;
  }

  /** A proof serves once: call it when an inquiry was taken in. */
  proofWasSpent(): void {
    this.#proof = undefined;
  }

  async #solved(): Promise<{ challenge: string; nonce: string }> {
    const { challenge, difficulty } = done(await this.app.send(inquiryEndpoints.challenge));
    return { challenge, nonce: solution(challenge, difficulty) };
  }

  async #currentVersion(endpoint: EndpointDefinition, url: string): Promise<number> {
    const [, calendar, region = '', , year] =
      /\/(calendars)\/(\w+)\/(years|office-hours)(?:\/(\d{4})\b)?/.exec(url) ?? [];
    if (calendar) return this.#calendarVersion(region, year);
    if (endpoint.path.startsWith('/me/')) return this.#newestPreferences();
    if (/^\/administration\/.*\/(pause|resume)$/.test(endpoint.path)) return this.#pauseVersion();
    const table = TABLES[recordsOf(endpoint)];
    const id = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i.exec(url)?.[0];
    return table && id ? this.#versionOf(table, id) : 1;
  }

  /** A year that nobody entered has the version 0. */
  async #calendarVersion(region: string, year: string | undefined): Promise<number> {
    const row = await this.app.database.readOne<{ version: number }>(CALENDAR_VERSION, [region, year ?? null]);
    return row?.version ?? 0;
  }
}

const CALENDAR_VERSION = `SELECT version FROM calendar_years WHERE region = $1 AND year = $2::int
  UNION ALL SELECT version FROM office_hours_versions WHERE region = $1 AND $2::int IS NULL`;

/** What an endpoint's path is about. */
function recordsOf({ path }: Pick<EndpointDefinition, 'path'>): string {
  const [first = '', second = ''] = path.split('/').slice(1);
  return first === 'administration' ? second : first;
}

const TABLES: Readonly<Record<string, string>> = {
  leads: 'leads',
  organisations: 'organisations',
  contacts: 'contacts',
  'follow-ups': 'follow_ups',
  sequences: 'sequences',
  enrolments: 'enrolments',
  'inbound-mails': 'inbound_mails',
  replies: 'inbound_mails',
  alarms: 'alarms',
};

/** The body of an answer that must have succeeded. */
function done<T>(answer: Answer<T>): T {
  if (answer.status >= 400) throw new Error(`The world could not be set up: ${answer.text}`);
  return answer.body;
}

function solution(challenge: string, difficulty: number): string {
  for (let nonce = 0; ; nonce += 1) {
    const digest = hash('sha256', proofText(challenge, String(nonce)), 'buffer');
    if (hasLeadingZeroBits(digest, difficulty)) return String(nonce);
  }
}

const ids = (...kinds: readonly Kind[]): fc.Arbitrary<string> =>
  fc.tuple(fc.constantFrom(...kinds), fc.nat({ max: NAMED - 1 })).map(([kind, number]) => placeholder(kind, number));
const of = (...values: readonly unknown[]): fc.Arbitrary<unknown> => fc.constantFrom(...values);

/** What stands in a field in earnest, by its name; `id` is what the path of the endpoint is about. */
export function hintsFor({ path }: EndpointDefinition): Hints {
  const about: Readonly<Record<string, Kind>> = {
    leads: 'lead',
    organisations: 'organisation',
    contacts: 'contact',
    'follow-ups': 'follow-up',
    sequences: 'sequence',
    enrolments: 'enrolment',
    'inbound-mails': 'mail',
    replies: 'reply',
    alarms: 'alarm',
  };
  if (path.includes('/inquiry')) {
    return {
      ...HINTS,
      id: ids('inquired lead', 'lead'),
      organisationId: ids('suggested organisation', 'organisation'),
    };
  }
  if (path.startsWith('/unsubscribe/')) return { ...HINTS, token: mailLinks(NAMED) };
  if (path.endsWith('/project')) return { ...HINTS, id: ids('signed lead', 'lead') };
  if (path.endsWith('/decide')) return { ...HINTS, id: ids('uncertain follow-up', 'follow-up') };
  if (path.endsWith('/skip')) return { ...HINTS, id: ids('step', 'follow-up') };
  return { ...HINTS, id: ids(about[recordsOf({ path })] ?? 'lead') };
}

const HINTS: Hints = {
  organisationId: ids('organisation'),
  counterpartOrganisationId: ids('organisation', 'lead'),
  parentId: ids('organisation'),
  ownerId: ids('person'),
  teamId: ids('team'),
  leadId: ids('lead'),
  contactId: ids('contact'),
  primaryContactId: ids('contact'),
  stageId: ids('stage'),
  toStageId: ids('stage'),
  counterpartId: ids('counterpart'),
  completesFollowUpId: ids('follow-up'),
  activityId: ids('activity'),
  leadIds: fc.array(ids('lead'), { minLength: 1, maxLength: 3 }),
  key: of(TEMPLATE_KEY),
  templateKey: of(TEMPLATE_KEY, 'no-such-template'),
  definition: of(plainDefinition('task'), plainDefinition('message')),
  number: of(1, 2, 99),
  version: of(CURRENT_VERSION, CURRENT_VERSION, CURRENT_VERSION, 1, 2),
  cursor: fc.nat({ max: 23 }).map((number) => `${CURSOR_PLACEHOLDER}${number}`),
  proof: of({ challenge: PROOF_CHALLENGE, nonce: PROOF_NONCE }),
  limit: of(1, 2, 50),
  q: of('shen', '锦兰', 'jin lan', 'INV-2026', "d'hondt", '330603', '0403199702', 'a', '%', ':*', "'", '\\', '& |'),
  email: of(
    'katrien@leie.example',
    'fang@yuandu.example',
    'a@b',
    'a b@c.example',
    `${'a'.repeat(64)}@example.org`,
    '"x\\" y"@example.org',
  ),
  timeZone: of('Europe/Brussels', 'Asia/Shanghai', 'Nowhere/Land', 'UTC', '+08:00', ''),
  country: of('BE', 'CN', 'ZZ', 'NL'),
  place: of('CN-330603', 'BE-34022', 'CN-999999', 'BE-00000'),
  places: of([], ['BE-31005'], ['CN-330600', 'CN-330600'], ['CN-000000']),
  naceCodes: of([], ['13.96'], ['13', '13'], ['00'], ['99.99']),
  enterpriseNumber: of(null, '0403.199.702', 'BE 0403 199 702', '0403199703', '０４０３１９９７０２'),
  vatNumber: of(null, 'BE0403199702', 'NL123456789B01', 'XX1'),
  creditCode: of(null, '91330206MA2H6T3X7F', '913302060000000000', '91330206ma2h6t3x7f'),
  identifier: of('0403.199.702', '91330206MA2H6T3X7F', 'x'),
  website: of(null, 'jinlan.example', 'javascript:alert(1)', 'http://[::1', 'https://例子.中国/路径'),
  amountMinor: of('0', '1', '1850000000', '999999999999999', '000000000000001'),
  wakeUpOn: of('2026-06-01', '2020-01-01', '9999-12-31', '0000-01-01'),
  rateDate: of('2026-03-09', '1999-01-01', '9999-12-31', '0000-01-01'),
  callTime: of('16:30', 'mail-first', '25:99', ''),
  homepage: of('', 'http://spam.example'),
  reason: of('As agreed'),
};

/** A body that the rules behind the schema are content with, where most that the schema allows are refused. */
export function plainBodyOf({ method, path }: EndpointDefinition): fc.Arbitrary<object> | undefined {
  const fields = PLAIN_BODIES[`${method} ${path}`];
  return fields && fc.record(fields);
}

const PLAIN_LEAD = {
  track: of(...TRACKS),
  organisationId: ids('organisation'),
  title: of('A lead'),
  source: of('fair', 'referral'),
};

const PLAIN_HOURS = of(
  [{ weekday: null, from: '08:00', to: '18:00' }],
  [{ weekday: null, from: '09:00', to: '17:00' }],
);

const PLAIN_BODIES: Readonly<Record<string, Record<string, fc.Arbitrary<unknown>>>> = {
  'POST /organisations': { legalName: of('Fuzz NV', "D'Hondt & Zonen", 'Jinlan'), country: of('BE', 'CN') },
  'POST /contacts': {
    organisationId: ids('organisation'),
    familyName: of('Shen', '沈'),
    language: of('nl', 'en', 'zh'),
  },
  'POST /leads': PLAIN_LEAD,
  'POST /inbound-mails/:id/lead': { version: of(CURRENT_VERSION), lead: fc.record(PLAIN_LEAD) },
  'PATCH /leads/:id': { version: of(CURRENT_VERSION) },
  'POST /leads/:id/move': {
    version: of(CURRENT_VERSION),
    toStageId: ids('stage'),
    reason: of('As agreed'),
    lostReason: of('no-match'),
    wakeUpOn: of('2026-06-01', '2199-12-31'),
    project: of({
      kind: 'investment',
      value: { amountMinor: '125000000', currency: 'EUR' },
      jobs: 12,
      signedOn: '2026-03-02',
      counterpartOrganisationId: placeholder('organisation', 3),
    }),
  },
  'PUT /calendars/:region/years/:year': { version: of(CURRENT_VERSION), published: of(false), days: of([]) },
  'PUT /calendars/:region/office-hours': { version: of(CURRENT_VERSION), hours: PLAIN_HOURS },
  'POST /calendars/:region/office-hours/preview': { hours: PLAIN_HOURS },
  'POST /leads/:id/activities': { kind: of('note', 'call', 'meeting', 'wechat', 'site-visit'), body: of('Spoke') },
};
