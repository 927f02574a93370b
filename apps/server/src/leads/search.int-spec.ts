import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { leadEndpoints } from '@brug/contracts/leads';
import { organisationEndpoints } from '@brug/contracts/organisations';
import { addLead, type Cast, createLeadsApp, newLead } from '../testing/lead-fixtures.js';
import type { TestApp } from '../testing/test-app.js';

let app: TestApp;
let cast: Cast;
let geely: string;
beforeAll(async () => {
  ({ app, cast } = await createLeadsApp());
  const made = await app.actAs(cast.lore).send(organisationEndpoints.create, {
    body: {
      country: 'CN',
      tradeName: 'Geely',
      chineseName: '浙江吉利控股集团有限公司',
      creditCode: '91330000747735638J',
    },
  });
  if (made.status !== 201) throw new Error(made.text);
  geely = made.body.id;
  await addLead(app, cast.lore, newLead(cast, { title: 'Weaving mill' }));
  await addLead(app, cast.lore, newLead(cast, { organisationId: geely, title: 'Battery plant in Roeselare' }));
  await addLead(
    app,
    cast.lore,
    newLead(cast, { organisationId: geely, title: 'Secret battery plant', confidentiality: 'restricted' }),
  );
});
afterAll(() => app.close());

const find = async (q: string, actor = cast.viewer) =>
  (await app.actAs(actor).send(leadEndpoints.list, { query: { q, sort: 'number' } })).body.items.map(
    ({ title }) => title,
  );

describe('a search for leads', () => {
  test.each([
    'INV-2026-0002',
    'inv-2026-0002',
    'inv20260002',
    'battery',
    'roeselare bat',
    'geely',
    '吉利',
    'jili',
    'jlkg',
    'Gealy',
    'geely battery',
    '91330000747735638J',
  ])('finds by %j', async (q) => {
    expect(await find(q)).toEqual(['Battery plant in Roeselare']);
  });

  test.each(['geely weaving', 'INV-2027', 'zzzz', '???', 'INV-2026-0002x'])('finds nothing by %j', async (q) => {
    expect(await find(q)).toEqual([]);
  });

  test('finds by the beginning of a number', async () => {
    expect(await find('INV-2026-00', cast.lore)).toHaveLength(3);
  });

  test('shows a restricted lead only to those who may see it', async () => {
    expect(await find('secret')).toEqual([]);
    expect(await find('secret', cast.bram)).toEqual(['Secret battery plant']);
  });

  test('follows a new name of the organisation and a new title of the lead', async () => {
    const { body: before } = await app.actAs(cast.lore).send(organisationEndpoints.get, { params: { id: geely } });
    const renamed = await app.actAs(cast.lore).send(organisationEndpoints.update, {
      params: { id: geely },
      body: { version: before.version, tradeName: 'Zeekr' },
    });
    expect(renamed.status).toBe(200);
    expect(await find('zeekr battery')).toEqual(['Battery plant in Roeselare']);
    expect(await find('geely battery')).toEqual([]);
    const [lead] = (await app.actAs(cast.lore).send(leadEndpoints.list, { query: { q: 'weaving' } })).body.items;
    await app
      .actAs(cast.lore)
      .send(leadEndpoints.update, { params: { id: lead!.id }, body: { version: 1, title: 'Spinning mill' } });
    expect([await find('weaving'), await find('spinning jinlan')]).toEqual([[], ['Spinning mill']]);
  });

  test('counts open leads beside their organisation, for those who may see them', async () => {
    const count = async (actor: typeof cast.lore) => {
      const { body } = await app.actAs(actor).send(organisationEndpoints.list, { query: { q: 'Zeekr' } });
      return body.items[0]?.openLeads;
    };
    expect([await count(cast.viewer), await count(cast.bram)]).toEqual([1, 2]);
  });
});
