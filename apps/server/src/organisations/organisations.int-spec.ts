import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '@brug/contracts/http';
import { organisationEndpoints, type CreateOrganisation, type Organisation } from '@brug/contracts/organisations';
import type { Actor } from '@brug/domain/permissions';
import { IdentityModule } from '../identity/identity.public.js';
import { createPersonWithPassword, createTeam } from '../identity/new-person.js';
import { asSystem } from '../platform/actors/caller.js';
import { createTestApp, type Client, type TestApp } from '../testing/test-app.js';
import { findOrganisationByIdentifier, suggestOrganisationsByName, type Read } from './organisations.public.js';
import { OrganisationsModule } from './organisations.module.js';

let app: TestApp;
let manager: Client;
let viewer: Client;
const readers: Partial<Record<'nl' | 'en' | 'zh', Client>> = {};

beforeAll(async () => {
  app = await createTestApp({ modules: [IdentityModule, OrganisationsModule] });
  await app.transactions.run(asSystem('test'), async (tx) => {
    const teamId = await createTeam(tx, { key: 'export', name: 'Export' });
    const person = async (name: string, role: Actor['role'], language: 'nl' | 'en' | 'zh') => {
      const email = `${name}@agency.test`;
      const personId = await createPersonWithPassword(tx, { name, email, role, teamId, language }, 'no hash');
      return app.actAs({ personId, role, teamId });
    };
    manager = await person('manager', 'account-manager', 'en');
    viewer = await person('viewer', 'viewer', 'en');
    for (const language of ['nl', 'en', 'zh'] as const) readers[language] = await person(language, 'viewer', language);
  });
});

afterAll(() => app.close());

const read: Read = (sql, params) => app.database.read(sql, params);

async function created(body: CreateOrganisation): Promise<Organisation> {
  const answer = await manager.send(organisationEndpoints.create, { body });
  expect([answer.status, answer.text.slice(0, 500)]).toEqual([201, expect.anything()]);
  return answer.body;
}

async function refused(body: unknown, method = 'POST', url = '/api/v1/organisations') {
  const answer = await manager.raw<Problem>(method, url, body);
  const errors = (answer.body.errors ?? []).map(({ path, code }) => `${path} ${code}`);
  return { status: answer.status, code: answer.body.code, errors, body: answer.body };
}

async function names(query: Record<string, string>, reader = viewer): Promise<string[]> {
  const answer = await reader.send(organisationEndpoints.list, { query });
  expect(answer.status).toBe(200);
  return answer.body.items.map(({ name }) => name);
}

function recordOf(table: 'outbox' | 'audit_entries', id: string) {
  const key = table === 'outbox' ? 'aggregate_id' : 'entity_id';
  return app.database.read<Record<string, unknown>>(`SELECT * FROM ${table} WHERE ${key} = $1 ORDER BY id`, [id]);
}

describe('an organisation', () => {
  it('is kept with names in both scripts, its place, what that is known for and where its code was registered', async () => {
    const organisation = await created({
      legalName: 'Shaoxing Jinlan Textile Co., Ltd.',
      tradeName: 'Jinlan',
      chineseName: '绍兴锦兰纺织有限公司',
      country: 'CN',
      place: 'CN-330603',
      creditCode: '91 330603 MA2BCDEF0 H'.replace('H', await checkCharacter('91330603MA2BCDEF0')),
      naceCodes: ['13.96', '13', '13'],
      website: 'jinlan.example',
    });
    expect(organisation).toMatchObject({
      version: 1,
      legalName: 'Shaoxing Jinlan Textile Co., Ltd.',
      tradeName: 'Jinlan',
      chineseName: '绍兴锦兰纺织有限公司',
      pinyin: 'Shàoxīng Jǐnlán Fǎngzhī Yǒuxiàn Gōngsī',
      country: 'CN',
      place: {
        key: 'CN-330603',
        names: { zh: '柯桥区' },
        cityKey: 'CN-330600',
        cityNames: { en: 'Shaoxing' },
        region: 'CN',
      },
      creditCode: expect.stringMatching(/^91330603MA2BCDEF0.$/),
      creditCodePlace: { key: 'CN-330603' },
      naceCodes: ['13.96', '13'],
      website: 'https://jinlan.example/',
      parent: null,
    });
    expect(organisation.place?.clusters[0]?.names.en).toMatch(/textile/i);
    const [event] = await recordOf('outbox', organisation.id);
    expect(event).toMatchObject({ name: 'organisation.created.v1', payload: { organisationId: organisation.id } });
    const [entry] = await recordOf('audit_entries', organisation.id);
    expect(entry).toMatchObject({ entity: 'organisation', action: 'create' });
    expect(entry?.['changes']).toContainEqual({ field: 'tradeName', before: null, after: 'Jinlan' });
    const answer = await viewer.send(organisationEndpoints.get, { params: { id: organisation.id } });
    expect(answer.body).toEqual(organisation);
  });

  it('is called by its trade name, else its legal name, else the reading of its Chinese name', async () => {
    await created({ country: 'BE', legalName: 'Noemen legal nv', tradeName: 'Noemen' });
    await created({ country: 'BE', legalName: 'Noemen tweede nv' });
    await created({ country: 'CN', chineseName: '宁波诺门机械有限公司' });
    expect(await names({ q: 'noemen' })).toEqual(['Noemen', 'Noemen tweede nv']);
    expect(await names({ q: '诺门' })).toEqual(['Ningbo Nuomen Jixie Youxian Gongsi']);
  });

  it('has every wrong field named at once, with the reason', async () => {
    const { status, code, errors, body } = await refused({
      country: 'BE',
      place: 'CN-330603',
      enterpriseNumber: '0473.191.042',
      vatNumber: 'BE 0473.191.04',
      creditCode: '91330100799655058O',
      naceCodes: ['13', '45'],
      website: 'javascript:alert(1)',
    });
    expect([status, code]).toEqual([422, 'request.invalid']);
    expect(errors.toSorted()).toEqual([
      'body.creditCode identifier.characters',
      'body.enterpriseNumber identifier.check-character',
      'body.legalName organisation.name-required',
      'body.naceCodes.1 nace.unknown',
      'body.place place.other-country',
      'body.vatNumber identifier.incomplete',
      'body.website invalid_format',
    ]);
    const message = body.errors?.find(({ path }) => path === 'body.enterpriseNumber')?.message;
    expect(message).toBe('the check character is 42, expected 41');
  });

  it('has what the schema refuses named too', async () => {
    const { status, errors } = await refused({ legalName: '  ', country: 'Belgium', naceCodes: ['x'], employees: -1 });
    expect(status).toBe(422);
    expect(errors.map((error) => error.split(' ')[0]).toSorted()).toEqual([
      'body.country',
      'body.employees',
      'body.legalName',
      'body.naceCodes.0',
    ]);
  });

  it('does not have the register number of the other side', async () => {
    expect((await refused({ legalName: 'A', country: 'CN', enterpriseNumber: '0473191041' })).errors).toEqual([
      'body.enterpriseNumber identifier.other-country',
    ]);
    expect((await refused({ legalName: 'A', country: 'BE', creditCode: '91330100799655058B' })).errors).toEqual([
      'body.creditCode identifier.other-country',
    ]);
  });

  it('may be of a third country, with its own tax number', async () => {
    const organisation = await created({ legalName: 'Muster GmbH', country: 'DE', vatNumber: 'de 123 456 789' });
    expect(organisation.vatNumber).toBe('DE123456789');
  });

  it('is refused when another has one of its identifiers, however they are written, and names the other', async () => {
    const { id } = await created({ legalName: 'Eerste nv', country: 'BE', enterpriseNumber: 'BE 0403.170.701' });
    const { status, code, errors, body } = await refused({
      legalName: 'Tweede nv',
      country: 'BE',
      enterpriseNumber: '403170701',
    });
    expect([status, code]).toEqual([409, 'organisation.identifier-taken']);
    expect(errors).toEqual(['body.enterpriseNumber organisation.identifier-taken']);
    expect(body.current).toMatchObject({ id, name: 'Eerste nv' });
    const other = await created({ legalName: 'Tweede nv', country: 'BE' });
    const change = { version: 1, enterpriseNumber: '0403170701' };
    const answer = await refused(change, 'PATCH', `/api/v1/organisations/${other.id}`);
    expect([answer.status, answer.body.current]).toEqual([409, expect.objectContaining({ id })]);
  });

  it('exists once when two people add it at the same moment', async () => {
    const body = { legalName: 'Tegelijk nv', country: 'BE', enterpriseNumber: '0202.239.951' };
    const statuses = await Promise.all(
      [1, 2, 3, 4].map(async () => (await manager.raw('POST', '/api/v1/organisations', body)).status),
    );
    expect(statuses.toSorted()).toEqual([201, 409, 409, 409]);
  });

  it('is added once when the request is sent twice with the same key', async () => {
    const body: CreateOrganisation = { legalName: 'Dubbel gestuurd nv', country: 'BE' };
    const headers = { 'idempotency-key': 'organisation-1' };
    const first = await manager.send(organisationEndpoints.create, { body }, { headers });
    const second = await manager.send(organisationEndpoints.create, { body }, { headers });
    expect([second.status, second.body.id]).toEqual([201, first.body.id]);
    expect(await names({ q: 'dubbel gestuurd' })).toHaveLength(1);
  });

  it('is not there for an id that is nobody’s, and an id that is none is refused', async () => {
    const id = '0190a000-0000-7000-8000-000000000000';
    expect((await viewer.send(organisationEndpoints.get, { params: { id } })).status).toBe(404);
    expect((await manager.send(organisationEndpoints.update, { params: { id }, body: { version: 1 } })).status).toBe(
      404,
    );
    expect((await viewer.raw('GET', '/api/v1/organisations/1')).status).toBe(422);
  });

  it('is read by everybody and changed by those who may', async () => {
    const body: CreateOrganisation = { legalName: 'Gelezen nv', country: 'BE' };
    expect((await viewer.send(organisationEndpoints.create, { body })).status).toBe(403);
    expect((await app.send(organisationEndpoints.create, { body })).status).toBe(401);
    const { id } = await created(body);
    expect((await viewer.send(organisationEndpoints.update, { params: { id }, body: { version: 1 } })).status).toBe(
      403,
    );
    expect((await viewer.send(organisationEndpoints.get, { params: { id } })).status).toBe(200);
  });
});

describe('a change of an organisation', () => {
  it('touches the fields sent, and everything that follows from them', async () => {
    const { id } = await created({ legalName: 'Oude Naam nv', country: 'BE', place: 'BE-34022', employees: 12 });
    const body = { version: 1, legalName: 'Nieuwe Naam nv', place: 'BE-37015', employees: null };
    const answer = await manager.send(organisationEndpoints.update, { params: { id }, body });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ version: 2, legalName: 'Nieuwe Naam nv', employees: null });
    expect(answer.body.place?.key).toBe('BE-37022');
    expect(await names({ q: 'nieuwe naam' })).toEqual(['Nieuwe Naam nv']);
    expect(await names({ q: 'oude naam' })).toEqual([]);
    const [, event] = await recordOf('outbox', id);
    expect(event).toMatchObject({
      name: 'organisation.updated.v1',
      payload: { organisationId: id, fields: expect.arrayContaining(['legalName', 'place', 'employees']) },
    });
    const [, entry] = await recordOf('audit_entries', id);
    expect(entry).toMatchObject({ action: 'update' });
    expect(entry?.['changes']).toHaveLength(3);
    expect(entry?.['changes']).toContainEqual({ field: 'employees', before: 12, after: null });
  });

  it('made against an older version is refused with both versions, and neither is lost', async () => {
    const { id } = await created({ legalName: 'Versie nv', country: 'BE' });
    await manager.send(organisationEndpoints.update, { params: { id }, body: { version: 1, tradeName: 'Eerst' } });
    const late = { version: 1, tradeName: 'Te laat' };
    const answer = await refused(late, 'PATCH', `/api/v1/organisations/${id}`);
    expect([answer.status, answer.code]).toEqual([409, 'version.conflict']);
    expect(answer.body.current).toMatchObject({ id, version: 2, tradeName: 'Eerst' });
    expect(answer.body.yours).toEqual(late);
  });

  it('that changes nothing leaves version, history and events as they are', async () => {
    const { id, updatedAt } = await created({ legalName: 'Zelfde nv', country: 'BE' });
    const body = { version: 1, legalName: 'Zelfde nv' };
    const answer = await manager.send(organisationEndpoints.update, { params: { id }, body });
    expect(answer.body).toMatchObject({ version: 1, updatedAt });
    expect(await recordOf('outbox', id)).toHaveLength(1);
    expect(await recordOf('audit_entries', id)).toHaveLength(1);
  });

  it('cannot leave it without a name, or with a place outside its country', async () => {
    const { id } = await created({ legalName: 'Naamloos nv', country: 'BE', place: 'BE-34022' });
    const body = { version: 1, legalName: null, country: 'NL' };
    const { status, errors } = await refused(body, 'PATCH', `/api/v1/organisations/${id}`);
    expect(status).toBe(422);
    expect(errors).toEqual(['body.legalName organisation.name-required', 'body.place place.other-country']);
  });

  it('of many at once is carried out one after the other', async () => {
    const { id } = await created({ legalName: 'Druk nv', country: 'BE' });
    const change = (employees: number) =>
      manager.send(organisationEndpoints.update, { params: { id }, body: { version: 1, employees } });
    const statuses = (await Promise.all([1, 2, 3, 4, 5].map(change))).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([200, 409, 409, 409, 409]);
    expect(await recordOf('audit_entries', id)).toHaveLength(2);
  });
});

describe('the organisation above another', () => {
  it('is shown, must exist and cannot be below its own child', async () => {
    const group = await created({ legalName: 'Groep nv', country: 'BE' });
    const daughter = await created({ legalName: 'Dochter nv', country: 'BE', parentId: group.id });
    expect(daughter.parent).toMatchObject({ id: group.id, name: 'Groep nv' });
    const unknown = await refused({ legalName: 'X', country: 'BE', parentId: '0190a000-0000-7000-8000-000000000000' });
    expect([unknown.status, unknown.code, unknown.errors]).toEqual([
      422,
      'reference.unknown',
      ['body.parentId reference.unknown'],
    ]);
    for (const parentId of [daughter.id, group.id]) {
      const circular = await refused({ version: 1, parentId }, 'PATCH', `/api/v1/organisations/${group.id}`);
      expect([circular.status, circular.errors]).toEqual([422, ['body.parentId organisation.parent-circular']]);
    }
  });

  it('does not close a circle when two are changed at the same moment', async () => {
    const [a, b] = [
      await created({ legalName: 'Kring A', country: 'BE' }),
      await created({ legalName: 'Kring B', country: 'BE' }),
    ];
    const under = (id: string, parentId: string) =>
      manager.send(organisationEndpoints.update, { params: { id }, body: { version: 1, parentId } });
    const statuses = (await Promise.all([under(a.id, b.id), under(b.id, a.id)])).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([200, 422]);
  });
});

describe('the list of organisations', () => {
  it('is read page by page, each once, in the order of the reader’s language', async () => {
    for (const name of ['Zulte', 'Äpfel', 'Aalst', 'Éclair', 'Écluse', 'école', 'zorg']) {
      await created({ legalName: `${name} bladerlijst`, country: 'BE' });
    }
    for (const chineseName of ['张江', '阿里', '波司', '重庆']) {
      await created({ chineseName: `${chineseName}翻页`, legalName: `Paging ${chineseName}`, country: 'CN' });
    }
    const paged = async (q: string, reader: Client | undefined, limit: number) => {
      const seen: (string | null)[] = [];
      let cursor: string | undefined;
      do {
        const query = { q, limit, ...(cursor && { cursor }) };
        const answer = await (reader ?? viewer).send(organisationEndpoints.list, { query });
        seen.push(...answer.body.items.map(({ name, chineseName }) => chineseName ?? name.split(' ')[0] ?? null));
        cursor = answer.body.nextCursor ?? undefined;
      } while (cursor);
      return seen;
    };
    expect(await paged('bladerlijst', readers.nl, 2)).toEqual([
      'Aalst',
      'Äpfel',
      'Éclair',
      'Écluse',
      'école',
      'zorg',
      'Zulte',
    ]);
    expect(await paged('翻页', readers.zh, 3)).toEqual(
      ['阿里翻页', '波司翻页', '张江翻页', '重庆翻页'].toSorted((a, b) => a.localeCompare(b, 'zh')),
    );
  });

  it('is filtered by country, by place, and by a city with all its units', async () => {
    await created({ legalName: 'Filtertest Keqiao', country: 'CN', place: 'CN-330603' });
    await created({ legalName: 'Filtertest Shaoxing', country: 'CN', place: 'CN-330600' });
    await created({ legalName: 'Filtertest Ningbo', country: 'CN', place: 'CN-330200' });
    await created({ legalName: 'Filtertest Kortrijk', country: 'BE', place: 'BE-34022' });
    const q = 'filtertest';
    expect(await names({ q, country: 'BE' })).toEqual(['Filtertest Kortrijk']);
    expect(await names({ q, place: 'CN-330603' })).toEqual(['Filtertest Keqiao']);
    expect(await names({ q, place: 'CN-330600' })).toEqual(['Filtertest Keqiao', 'Filtertest Shaoxing']);
    expect(await names({ q, place: 'CN-330000' })).toHaveLength(3);
    expect(await names({ q, place: 'BE-34000' })).toEqual(['Filtertest Kortrijk']);
    expect(await names({ q, place: 'CN-999999' })).toEqual([]);
  });

  it('shows who changed last first when asked so', async () => {
    const first = await created({ legalName: 'Volgorde een', country: 'BE' });
    app.clock.advance({ seconds: 1 });
    await created({ legalName: 'Volgorde twee', country: 'BE' });
    app.clock.advance({ seconds: 1 });
    const body = { version: 1, employees: 3 };
    await manager.send(organisationEndpoints.update, { params: { id: first.id }, body });
    expect(await names({ q: 'volgorde', sort: '-updated' })).toEqual(['Volgorde een', 'Volgorde twee']);
  });

  it('puts what was meant before what is one letter away', async () => {
    await created({ legalName: 'Aardbij nv', country: 'BE' });
    await created({ legalName: 'Zaardbei nv', country: 'BE' });
    await created({ legalName: 'Mijn aardbei nv', country: 'BE' });
    expect(await names({ q: 'aardbei' })).toEqual(['Mijn aardbei nv', 'Aardbij nv', 'Zaardbei nv']);
  });

  it('has nothing for a search of signs only, and refuses a cursor of another list', async () => {
    expect(await names({ q: '!!!' })).toEqual([]);
    const answer = await viewer.send(organisationEndpoints.list, { query: { limit: 1 } });
    const cursor = answer.body.nextCursor ?? '';
    const other = await viewer.raw<Problem>('GET', `/api/v1/organisations?country=BE&cursor=${cursor}`);
    expect([other.status, other.body.code]).toEqual([400, 'cursor.invalid']);
    const wrong = await viewer.raw<Problem>('GET', '/api/v1/organisations?limit=0&sort=size');
    expect(wrong.body.errors?.map(({ path }) => path)).toEqual(['query.sort', 'query.limit']);
  });

  it('takes text that means something to the database as text', async () => {
    const nasty = ["o'brien \\ & | ! :*", "')); DROP TABLE organisations; --", '<->', '~a', '%_', "'"];
    for (const q of nasty) expect((await viewer.send(organisationEndpoints.list, { query: { q } })).status).toBe(200);
  });
});

describe('finding one company by all its names', () => {
  interface NamedRecord {
    readonly id: string;
    readonly latin: readonly string[];
    readonly zh?: string;
    readonly queries: readonly string[];
  }

  it('finds every firm and place of the collected names by everything people type for it', async () => {
    // The collection belongs to the tests of the domain and is not part of what the package offers.
    const path = '../../../../packages/domain/src/names/testing/named-records.js';
    const { NAMED_RECORDS } = (await import(path)) as { NAMED_RECORDS: readonly NamedRecord[] };
    expect(NAMED_RECORDS.length).toBeGreaterThan(50);
    const ids = new Map<string, string>();
    for (const { id, latin, zh } of NAMED_RECORDS) {
      const [legalName = null, ...aliases] = latin;
      const organisation = await created({ legalName, aliases, chineseName: zh ?? null, country: zh ? 'CN' : 'BE' });
      ids.set(id, organisation.id);
    }
    const missed: string[] = [];
    for (const { id, queries } of NAMED_RECORDS) {
      for (const q of queries) {
        const answer = await viewer.send(organisationEndpoints.list, { query: { q, limit: 200 } });
        if (!answer.body.items.some((item) => item.id === ids.get(id))) missed.push(`${id} ${q}`);
      }
    }
    expect(missed).toEqual([]);
  }, 120_000);

  it('finds it by its numbers, typed in any way', async () => {
    const { id } = await created({ legalName: 'Genummerd nv', country: 'BE', enterpriseNumber: '0400.378.485' });
    for (const q of ['0400.378.485', '0400378485', 'BE 0400.378.485', '400378485', '0400.378']) {
      const answer = await viewer.send(organisationEndpoints.list, { query: { q } });
      expect(answer.body.items.map((item) => item.id)).toContain(id);
    }
  });
});

describe('what other slices ask', () => {
  it('finds an organisation by its identifier, a Belgian one also by its VAT number', async () => {
    const { id } = await created({ legalName: 'Btw nv', country: 'BE', vatNumber: 'BE0411.905.847' });
    const find = (kind: 'enterprise-number' | 'credit-code', value: string) =>
      findOrganisationByIdentifier(read, { kind, value });
    expect(await find('enterprise-number', '0411905847')).toMatchObject({ id, name: 'Btw nv' });
    expect(await find('enterprise-number', '0999999922')).toBeNull();
    expect(await find('credit-code', '0411905847')).toBeNull();
  });

  it('suggests organisations with a similar name, the likeliest first', async () => {
    const { id } = await created({ legalName: 'Vandecasteele Weverij nv', country: 'BE' });
    await created({ legalName: 'Bakkerij Peeters', country: 'BE' });
    const [first] = await suggestOrganisationsByName(read, ['Van de Casteele weverij', null]);
    expect(first?.organisation.id).toBe(id);
    expect(first?.likeness).toBeGreaterThan(0.5);
    expect(await suggestOrganisationsByName(read, ['', '??'])).toEqual([]);
    const chinese = await created({ chineseName: '台州鸿运阀门有限公司', country: 'CN' });
    const [found] = await suggestOrganisationsByName(read, ['鸿运阀门']);
    expect(found?.organisation.id).toBe(chinese.id);
  });
});

async function checkCharacter(first17: string): Promise<string> {
  const { checkCharacterOfCreditCode } = await import('@brug/domain/identifiers');
  return checkCharacterOfCreditCode(first17);
}
