import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '@brug/contracts/http';
import { contactEndpoints, type Contact, type CreateContact } from '@brug/contracts/organisations';
import { IdentityModule } from '../identity/identity.public.js';
import { asSystem } from '../platform/actors/caller.js';
import { createTestApp, type Client, type TestApp } from '../testing/test-app.js';
import { createContact, createOrganisation, findAddressee, type Read } from './organisations.public.js';
import { OrganisationsModule } from './organisations.module.js';

const NOBODY = '0190a000-0000-7000-8000-000000000000';

let app: TestApp;
let manager: Client;
let viewer: Client;
let belgian: string;
let chinese: string;

beforeAll(async () => {
  app = await createTestApp({ modules: [IdentityModule, OrganisationsModule] });
  manager = app.actAs({ personId: NOBODY, role: 'account-manager', teamId: NOBODY });
  viewer = app.actAs({ personId: NOBODY, role: 'viewer', teamId: NOBODY });
  await app.transactions.run(asSystem('test'), async (tx) => {
    belgian = await createOrganisation(tx, { country: 'BE', legalName: 'Weverij Dewulf nv', place: 'BE-34022' });
    chinese = await createOrganisation(tx, { country: 'CN', chineseName: '绍兴锦兰纺织有限公司' });
  });
});

afterAll(() => app.close());

const read: Read = (sql, params) => app.database.read(sql, params);

async function created(
  body: Omit<CreateContact, 'organisationId' | 'language'> & Partial<CreateContact>,
): Promise<Contact> {
  const answer = await manager.send(contactEndpoints.create, {
    body: { organisationId: belgian, language: 'nl', ...body },
  });
  expect([answer.status, answer.text.slice(0, 500)]).toEqual([201, expect.anything()]);
  return answer.body;
}

async function refused(body: unknown, method = 'POST', url = '/api/v1/contacts') {
  const answer = await manager.raw<Problem>(method, url, body);
  const errors = (answer.body.errors ?? []).map(({ path, code }) => `${path} ${code}`);
  return { status: answer.status, code: answer.body.code, errors, body: answer.body };
}

async function found(query: Record<string, string>): Promise<string[]> {
  const answer = await viewer.send(contactEndpoints.list, { query });
  expect(answer.status).toBe(200);
  return answer.body.items.map(({ name }) => name);
}

describe('a contact', () => {
  it('is kept with names in both scripts and what is needed to reach somebody', async () => {
    const contact = await created({
      organisationId: chinese,
      familyName: 'Shen',
      givenName: 'Li',
      chineseFamilyName: '沈',
      chineseGivenName: '丽',
      jobTitle: 'General manager',
      decisionRole: 'decides',
      email: 'li.shen@Jinlan.EXAMPLE',
      phone: '138 0571 1234',
      weChatId: 'shenli88',
      language: 'zh',
      timeZone: 'Asia/Shanghai',
      lawfulBasis: 'consent',
      lawfulBasisOn: '2026-01-15',
    });
    expect(contact).toMatchObject({
      version: 1,
      name: 'Shen Li',
      chineseName: '沈丽',
      email: 'li.shen@jinlan.example',
      phone: '+8613805711234',
      timeZone: 'Asia/Shanghai',
      lawfulBasis: 'consent',
      lawfulBasisOn: '2026-01-15',
      optedOut: false,
      salutation: '尊敬的沈丽先生/女士',
      organisation: {
        id: chinese,
        name: 'Shaoxing Jinlan Fangzhi Youxian Gongsi',
        chineseName: '绍兴锦兰纺织有限公司',
      },
    });
    const [event] = await app.database.read<object>('SELECT name, payload FROM outbox WHERE aggregate_id = $1', [
      contact.id,
    ]);
    expect(event).toEqual({ name: 'contact.created.v1', payload: { contactId: contact.id, organisationId: chinese } });
    const [entry] = await app.database.read<object>('SELECT entity, action FROM audit_entries WHERE entity_id = $1', [
      contact.id,
    ]);
    expect(entry).toEqual({ entity: 'contact', action: 'create' });
    const answer = await viewer.send(contactEndpoints.get, { params: { id: contact.id } });
    expect(answer.body).toEqual(contact);
  });

  it('is greeted in its language by the name it has, unless somebody wrote down how', async () => {
    const greeted = async (body: Parameters<typeof created>[0]) => (await created(body)).salutation;
    expect(await greeted({ familyName: 'Dewulf', givenName: 'An', language: 'nl' })).toBe(
      'Geachte heer of mevrouw Dewulf',
    );
    expect(await greeted({ familyName: 'Dewulf', givenName: 'An', language: 'en' })).toBe('Dear An Dewulf');
    expect(await greeted({ familyName: 'Dewulf', givenName: 'An', language: 'zh' })).toBe('尊敬的 An Dewulf 先生/女士');
    const shan = { chineseFamilyName: '单', chineseGivenName: '伟' };
    expect(await greeted({ ...shan, language: 'nl' })).toBe('Geachte heer of mevrouw Shan');
    expect(await greeted({ ...shan, language: 'en' })).toBe('Dear Shan Wei');
    expect(await greeted({ familyName: 'Dewulf', salutation: 'Beste An' })).toBe('Beste An');
  });

  it('has a day for its lawful basis: the one given, else today where the agency is', async () => {
    app.clock.set('2026-03-09T23:30:00Z');
    const today = await created({ familyName: 'Vandaag', lawfulBasis: 'request' });
    expect(today.lawfulBasisOn).toBe('2026-03-10');
    expect((await created({ familyName: 'Zonder', lawfulBasisOn: '2026-01-01' })).lawfulBasisOn).toBeNull();
    const future = {
      organisationId: belgian,
      language: 'nl',
      familyName: 'X',
      lawfulBasis: 'consent',
      lawfulBasisOn: '2026-03-11',
    };
    expect((await refused(future)).errors).toEqual(['body.lawfulBasisOn too_big']);
    const url = `/api/v1/contacts/${today.id}`;
    app.clock.advance({ hours: 48 });
    const changed = await manager.raw<Contact>('PATCH', url, { version: 1, lawfulBasis: 'consent' });
    expect(changed.body).toMatchObject({ lawfulBasis: 'consent', lawfulBasisOn: '2026-03-12' });
    const without = await manager.raw<Contact>('PATCH', url, { version: 2, lawfulBasis: null });
    expect(without.body).toMatchObject({ lawfulBasis: null, lawfulBasisOn: null });
  });

  it('has every wrong field named at once', async () => {
    const { status, errors } = await refused({
      organisationId: belgian,
      language: 'nl',
      email: 'an＠dewulf.example',
      phone: '056 12',
      timeZone: 'Europe/Kortrijk',
    });
    expect(status).toBe(422);
    expect(errors.toSorted()).toEqual([
      'body.email identifier.repairable',
      'body.familyName contact.name-required',
      'body.phone identifier.incomplete',
      'body.timeZone time-zone.unknown',
    ]);
    expect(
      (
        await refused({ familyName: 'X', language: 'fr', decisionRole: 'boss', lawfulBasisOn: '2026-13-01' })
      ).errors.toSorted(),
    ).toEqual([
      'body.decisionRole invalid_value',
      'body.language invalid_value',
      'body.lawfulBasisOn invalid_format',
      'body.organisationId required',
    ]);
    for (const timeZone of ['+01:00', 'UTC+1', '']) {
      const body = { organisationId: belgian, language: 'nl', familyName: 'X', timeZone };
      expect((await refused(body)).errors).toEqual(['body.timeZone time-zone.unknown']);
    }
  });

  it('belongs to an organisation that is there', async () => {
    const answer = await refused({ organisationId: NOBODY, language: 'nl', familyName: 'X' });
    expect([answer.status, answer.code, answer.errors]).toEqual([
      422,
      'reference.unknown',
      ['body.organisationId reference.unknown'],
    ]);
  });

  it('is read by everybody and changed by those who may', async () => {
    const { id } = await created({ familyName: 'Gelezen' });
    const body: CreateContact = { organisationId: belgian, language: 'nl', familyName: 'X' };
    expect((await viewer.send(contactEndpoints.create, { body })).status).toBe(403);
    expect((await viewer.send(contactEndpoints.update, { params: { id }, body: { version: 1 } })).status).toBe(403);
    expect((await viewer.send(contactEndpoints.get, { params: { id } })).status).toBe(200);
    expect((await viewer.send(contactEndpoints.get, { params: { id: NOBODY } })).status).toBe(404);
    expect((await manager.send(contactEndpoints.update, { params: { id: NOBODY }, body: { version: 1 } })).status).toBe(
      404,
    );
    expect((await app.send(contactEndpoints.list)).status).toBe(401);
  });
});

describe('a change of a contact', () => {
  it('made against an older version is refused with both versions', async () => {
    const { id } = await created({ familyName: 'Versie' });
    const url = `/api/v1/contacts/${id}`;
    expect((await manager.raw<Contact>('PATCH', url, { version: 1, jobTitle: 'CEO' })).body).toMatchObject({
      version: 2,
      jobTitle: 'CEO',
    });
    const late = { version: 1, jobTitle: 'CFO' };
    const answer = await refused(late, 'PATCH', url);
    expect([answer.status, answer.code]).toEqual([409, 'version.conflict']);
    expect(answer.body.current).toMatchObject({ id, version: 2, jobTitle: 'CEO' });
    expect(answer.body.yours).toEqual(late);
    const [, event] = await app.database.read<object>(
      'SELECT name, payload FROM outbox WHERE aggregate_id = $1 ORDER BY sequence',
      [id],
    );
    expect(event).toEqual({
      name: 'contact.updated.v1',
      payload: { contactId: id, organisationId: belgian, fields: ['jobTitle'] },
    });
  });

  it('who opted out keeps the moment in which they did, until they opt in again', async () => {
    const { id } = await created({ familyName: 'Afgemeld', optedOut: true });
    const moment = async () =>
      (await app.database.readOne<{ at: string | null }>('SELECT opted_out_at AS at FROM contacts WHERE id = $1', [id]))
        ?.at;
    const before = await moment();
    expect(before).toBe(app.clock.now().toString({ fractionalSecondDigits: 0 }));
    app.clock.advance({ hours: 1 });
    const url = `/api/v1/contacts/${id}`;
    await manager.raw('PATCH', url, { version: 1, jobTitle: 'CEO' });
    expect(await moment()).toBe(before);
    await manager.raw('PATCH', url, { version: 2, optedOut: false });
    expect(await moment()).toBeNull();
  });

  it('that changes nothing leaves the version as it is', async () => {
    const { id } = await created({ familyName: 'Zelfde', phone: '+32 56 12 34 56' });
    const answer = await manager.raw<Contact>('PATCH', `/api/v1/contacts/${id}`, { version: 1, phone: '056 12 34 56' });
    expect(answer.body).toMatchObject({ version: 1, phone: '+3256123456' });
  });
});

describe('the list of contacts', () => {
  it('finds people by name in either script, by pinyin, mail address and organisation', async () => {
    await created({
      organisationId: chinese,
      chineseFamilyName: '单',
      chineseGivenName: '国栋',
      language: 'zh',
      email: 'guodong@jinlan.example',
    });
    const name = 'Shan Guodong';
    for (const q of ['单国栋', '单', 'shan guodong', 'guodong@jinlan.example', 'sgd'])
      expect(await found({ q })).toContain(name);
    expect(await found({ q: '锦兰' })).toContain(name);
    expect(await found({ q: 'guodong', language: 'nl' })).toEqual([]);
    await created({ familyName: 'Vandenberghe', givenName: 'Ruben' });
    for (const q of ['ruben vandenberghe', 'vandenberge', 'Rüben'])
      expect(await found({ q })).toContain('Ruben Vandenberghe');
    expect(await found({ q: '()' })).toEqual([]);
  });

  it('is filtered by organisation and read page by page, each once', async () => {
    const organisationId = await app.transactions.run(asSystem('test'), async (tx) => {
      const id = await createOrganisation(tx, { country: 'BE', legalName: 'Bladeren nv' });
      for (const familyName of ['Claes', 'Aerts', 'Baert', 'Dox', 'Aerts']) {
        await createContact(tx, { organisationId: id, language: 'nl', familyName });
      }
      return id;
    });
    for (const sort of ['name', '-updated'] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const query = { organisationId, sort, limit: 2, ...(cursor && { cursor }) };
        const answer = await viewer.send(contactEndpoints.list, { query });
        seen.push(...answer.body.items.map(({ name }) => name));
        cursor = answer.body.nextCursor ?? undefined;
      } while (cursor);
      const expected =
        sort === 'name' ? ['Aerts', 'Aerts', 'Baert', 'Claes', 'Dox'] : ['Aerts', 'Dox', 'Baert', 'Aerts', 'Claes'];
      expect(seen).toEqual(expected);
    }
  });
});

describe('what other slices ask', () => {
  it('knows what is needed to write to somebody, and whether we may', async () => {
    const { id } = await created({
      familyName: 'Dewulf',
      email: 'an@dewulf.example',
      lawfulBasis: 'request',
      optedOut: true,
    });
    expect(await findAddressee(read, id)).toMatchObject({
      id,
      organisationId: belgian,
      email: 'an@dewulf.example',
      language: 'nl',
      salutation: 'Geachte heer of mevrouw Dewulf',
      lawfulBasis: 'request',
      optedOut: true,
    });
    expect(await findAddressee(read, NOBODY)).toBeNull();
  });
});
