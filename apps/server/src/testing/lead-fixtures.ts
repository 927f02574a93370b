import { expect } from '@jest/globals';
import type { BodyOf, RequestOf } from '@brug/contracts/http';
import { type Lead, leadEndpoints } from '@brug/contracts/leads';
import type { Actor, Role } from '@brug/domain/permissions';
import { IdentityModule } from '../identity/identity.public.js';
import { installDefaults, LeadsModule } from '../leads/leads.public.js';
import { OrganisationsModule } from '../organisations/organisations.public.js';
import { asSystem } from '../platform/actors/caller.js';
import { installDefaultCalendars } from '../platform/calendars/calendars.defaults.js';
import { WorkingTimeModule } from '../platform/calendars/working-time.module.js';
import { newId } from '../platform/database/new-id.js';
import { createTestApp, type TestApp, type TestAppOptions } from './test-app.js';

/** People of two teams, one of each role, as a test of leads needs them. */
export interface Cast {
  readonly investTeam: string;
  readonly exportTeam: string;
  /** Account manager of the invest team, and a second one. */
  readonly lore: Actor;
  readonly bram: Actor;
  /** Account manager of the export team. */
  readonly pieter: Actor;
  readonly manager: Actor;
  readonly administrator: Actor;
  /** Viewer in the export team. */
  readonly viewer: Actor;
  /** A textile firm in Shaoxing, and two firms in West Flanders. */
  readonly jinlan: string;
  readonly devos: string;
  readonly barco: string;
  /** Contact at Jinlan. */
  readonly contact: string;
}

/** The slices from identity to leads, with those given, on a database with the default stages, rates and a cast. */
export async function createLeadsApp(
  modules: NonNullable<TestAppOptions['modules']> = [],
  options: TestAppOptions = {},
): Promise<{ app: TestApp; cast: Cast }> {
  const app = await createTestApp({
    ...options,
    modules: [IdentityModule, WorkingTimeModule, OrganisationsModule, LeadsModule, ...modules],
  });
  await app.transactions.run(asSystem('test'), async (tx) => {
    await installDefaults(tx);
    await installDefaultCalendars(tx);
    await tx.execute(`INSERT INTO exchange_rates (currency, date, units_per_euro) VALUES
      ('CNY', '2026-01-02', 8.2), ('CNY', '2026-03-02', 8), ('USD', '2026-01-02', 1.25)`);
  });
  return { app, cast: await createCast(app) };
}

async function createCast(app: TestApp): Promise<Cast> {
  const [investTeam, exportTeam] = [newId(), newId()];
  const person = async (name: string, role: Role, teamId: string): Promise<Actor> => {
    const personId = newId();
    await app.database.read(
      `INSERT INTO people (id, name, initials, email, role, team_id, created_at)
       VALUES ($1, $2, left($2, 2), $2 || '@example.org', $3, $4, $5)`,
      [personId, name, role, teamId, app.clock.now().toString()],
    );
    return { personId, role, teamId };
  };
  await app.database.read(`INSERT INTO teams (id, key, name) VALUES ($1, 'invest', 'Invest'), ($2, 'trade', 'Trade')`, [
    investTeam,
    exportTeam,
  ]);
  const organisation = async (name: string, chineseName: string | null, country: string): Promise<string> => {
    const id = newId();
    await app.database.read(
      `INSERT INTO organisations (id, legal_name, chinese_name, display_name, country, search_tokens, folded_latin, created_at, updated_at)
       VALUES ($1, $2, $3, $2, $4, array_to_tsvector(ARRAY[lower($2)]), lower($2), $5, $5)`,
      [id, name, chineseName, country, app.clock.now().toString()],
    );
    return id;
  };
  const jinlan = await organisation('Jinlan', '绍兴锦兰纺织有限公司', 'CN');
  const contact = newId();
  await app.database.read(
    `INSERT INTO contacts (id, organisation_id, family_name, display_name, language, time_zone, search_tokens, folded_latin, created_at, updated_at)
     VALUES ($1, $2, 'Shen', 'Shen Lan', 'zh', 'Asia/Shanghai', '', '', $3, $3)`,
    [contact, jinlan, app.clock.now().toString()],
  );
  return {
    investTeam,
    exportTeam,
    lore: await person('Lore', 'account-manager', investTeam),
    bram: await person('Bram', 'account-manager', investTeam),
    pieter: await person('Pieter', 'account-manager', exportTeam),
    manager: await person('An', 'manager', exportTeam),
    administrator: await person('Wim', 'administrator', exportTeam),
    viewer: await person('Vera', 'viewer', exportTeam),
    jinlan,
    devos: await organisation('Devos', null, 'BE'),
    barco: await organisation('Barco', null, 'BE'),
    contact,
  };
}

type CreateBody = RequestOf<typeof leadEndpoints.create>['body'];

/** A valid new investment lead of Jinlan. */
export function newLead(cast: Cast, more: Partial<CreateBody> = {}): CreateBody {
  return {
    track: 'investment',
    organisationId: cast.jinlan,
    title: 'Weaving mill near Kortrijk',
    source: 'fair',
    ...more,
  };
}

/** Adds a lead as somebody and answers with it. */
export async function addLead(app: TestApp, actor: Actor, body: CreateBody): Promise<Lead> {
  const answer = await app.actAs(actor).send(leadEndpoints.create, { body });
  if (answer.status !== 201) throw new Error(`The lead was not added: ${answer.text}`);
  await expectAsRead(app, actor, answer.body);
  return answer.body;
}

/** Id of a stage by its track and key. */
export async function stageId(app: TestApp, track: Lead['track'], key: string): Promise<string> {
  const row = await app.database.readOne<{ id: string }>('SELECT id FROM stages WHERE track = $1 AND key = $2', [
    track,
    key,
  ]);
  if (!row) throw new Error(`No stage ${track} ${key}`);
  return row.id;
}

type MoveBody = Omit<BodyOf<typeof leadEndpoints.move>, 'version' | 'toStageId'>;

/** Moves a lead to the stage with this key, on the version it has, and answers with it. */
export async function moveLead(
  app: TestApp,
  actor: Actor,
  lead: Lead,
  key: string,
  more: MoveBody = {},
): Promise<Lead> {
  const body = { version: lead.version, toStageId: await stageId(app, lead.track, key), ...more };
  const answer = await app.actAs(actor).send(leadEndpoints.move, { params: { id: lead.id }, body });
  if (answer.status !== 200) throw new Error(`The lead was not moved: ${answer.text}`);
  await expectAsRead(app, actor, answer.body);
  return answer.body;
}

/** Who adds or moves a lead is answered with what it is known to be like: with what everybody reads. */
async function expectAsRead(app: TestApp, actor: Actor, lead: Lead): Promise<void> {
  const read = await app.actAs(actor).send(leadEndpoints.get, { params: { id: lead.id } });
  expect(lead).toEqual(read.body);
}
