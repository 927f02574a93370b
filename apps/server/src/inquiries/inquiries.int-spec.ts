import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { inquiryEndpoints, type SubmitInquiry } from '@brug/contracts/inquiries';
import { leadEndpoints } from '@brug/contracts/leads';
import { contactEndpoints } from '@brug/contracts/organisations';
import type { Problem } from '@brug/contracts/http';
import { hasLeadingZeroBits, proofText } from '@brug/domain/inquiries';
import { DEFAULTS } from '../defaults.js';
import { FollowUpsModule } from '../follow-ups/follow-ups.public.js';
import { createPersonWithPassword, createTeam, IdentityModule } from '../identity/identity.public.js';
import { LeadsModule } from '../leads/leads.public.js';
import { OrganisationsModule } from '../organisations/organisations.public.js';
import { asSystem } from '../platform/actors/caller.js';
import { newId } from '../platform/database/new-id.js';
import { createTestApp, type TestApp } from '../testing/test-app.js';
import { InquiriesModule } from './inquiries.module.js';

const CREDIT_CODE = '91330206MA2H6T3X7F';
let app: TestApp;
let lore: { personId: string; role: 'account-manager'; teamId: string };
let pieter: { personId: string; role: 'account-manager'; teamId: string };

beforeAll(async () => {
  app = await createTestApp({
    modules: [IdentityModule, OrganisationsModule, LeadsModule, FollowUpsModule, InquiriesModule],
    publicLimit: 10_000,
  });
  [lore, pieter] = await app.transactions.run(asSystem('test'), async (tx) => {
    for (const install of DEFAULTS) await install(tx);
    const person = async (name: string, key: string, language: 'nl' | 'en') => {
      const teamId = await createTeam(tx, { key, name: key });
      const email = `${name.toLowerCase()}@brug.example`;
      const role = 'account-manager' as const;
      const personId = await createPersonWithPassword(tx, { name, email, role, teamId, language }, 'no-hash');
      return { personId, role, teamId };
    };
    return [await person('Lore', 'investment', 'en'), await person('Pieter', 'export', 'nl')];
  });
});
afterAll(() => app.close());

let address = 0;
beforeEach(() => {
  address += 1;
  // The limits of one test are not those of the next.
  app.clock.advance({ hours: 2 });
});

/** Works out a proof as the form does. */
async function proof(): Promise<SubmitInquiry['proof']> {
  const { challenge, difficulty } = (await app.send(inquiryEndpoints.challenge)).body;
  for (let nonce = 0; ; nonce += 1) {
    const text = String(nonce);
    const digest = createHash('sha256').update(proofText(challenge, text)).digest();
    if (hasLeadingZeroBits(digest, difficulty)) return { challenge, nonce: text };
  }
}

async function inquiry(change: Partial<SubmitInquiry> = {}): Promise<SubmitInquiry> {
  return {
    submissionId: newId(),
    track: 'investment',
    language: 'zh',
    organisation: { name: '宁波远渡国际物流有限公司', identifier: CREDIT_CODE },
    person: { name: '方晓岚', email: `fang${address}@yuandu.example`, phoneOrWeChat: 'fangxl88' },
    plan: {
      activity: 'logistics',
      value: { amountMinor: '4000000000', currency: 'CNY' },
      jobs: 35,
      timeframe: 'within-12-months',
      places: ['BE-31005'],
      message: '我们想在泽布吕赫港附近租一个仓库。',
      callTime: '16:30',
    },
    consent: true,
    proof: await proof(),
    ...change,
  };
}

const send = (body: SubmitInquiry) => app.send(inquiryEndpoints.submit, { body });
const count = async (table: string) =>
  (await app.database.readOne<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))?.n ?? 0;
const leadOf = async (submissionId: string) =>
  (
    await app.database.readOne<{ leadId: string }>('SELECT lead_id AS "leadId" FROM inquiries WHERE id = $1', [
      submissionId,
    ])
  )?.leadId ?? '';

describe('an inquiry', () => {
  test('becomes organisation, contact, lead and follow-ups in one transaction, and keeps what was typed', async () => {
    const body = await inquiry();
    const answer = await send(body);
    expect([answer.status, answer.body.reference]).toEqual([201, expect.stringMatching(/^INV-2026-\d{4}$/)]);

    const lead = (await app.actAs(lore).send(leadEndpoints.get, { params: { id: await leadOf(body.submissionId) } }))
      .body;
    expect(lead).toMatchObject({
      number: answer.body.reference,
      source: 'inquiry-web',
      owner: { id: lore.personId },
      title: '宁波远渡国际物流有限公司: logistics',
      organisation: { chineseName: '宁波远渡国际物流有限公司', country: 'CN', placeKey: 'CN-330206' },
      primaryContact: { chineseName: '方晓岚', language: 'zh', timeZone: 'Asia/Shanghai' },
      investment: { activity: ['logistics'], jobsNew: 35, preferredMunicipalities: ['BE-31005'] },
      stage: { key: 'inquiry' },
    });
    expect(lead.description).toContain('我们想在泽布吕赫港附近租一个仓库。');
    const planned = await app.database.read<{ kind: string; language: string | null }>(
      'SELECT kind, language FROM follow_ups WHERE lead_id = $1 ORDER BY kind',
      [lead.id],
    );
    expect(planned).toMatchObject([{ kind: 'message', language: 'zh' }, { kind: 'task' }]);
  });

  test('of the export track goes to the export team, in the words of its owner', async () => {
    const body = await inquiry({
      track: 'export',
      language: 'nl',
      organisation: { name: 'Leie Weaving Systems NV' },
      person: { name: 'Katrien Dewulf', email: 'katrien@leie.example' },
      plan: { goal: 'distributor', products: 'weefgetouwen', places: ['CN-330600'] },
    });
    await send(body);
    const lead = (await app.actAs(pieter).send(leadEndpoints.get, { params: { id: await leadOf(body.submissionId) } }))
      .body;
    expect(lead).toMatchObject({
      title: 'Leie Weaving Systems NV: verdeler gezocht',
      owner: { id: pieter.personId },
      export: { goal: 'distributor', products: 'weefgetouwen', targetCities: ['CN-330600'] },
    });
  });

  test('sent twice makes one lead and gets the same receipt', async () => {
    const body = await inquiry();
    const first = await send(body);
    const leads = await count('leads');
    const second = await send(body);
    expect(second.body).toEqual(first.body);
    expect(await count('leads')).toBe(leads);
  });

  test('sent three times at once makes one lead', async () => {
    const body = await inquiry();
    const leads = await count('leads');
    const answers = await Promise.all(Array.from({ length: 3 }, () => send(body)));
    expect(new Set(answers.map(({ body: receipt }) => receipt.reference)).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual(Array(3).fill(201));
    expect(await count('leads')).toBe(leads + 1);
  });

  test('with the identifier of a known organisation is linked to it, and the known contact is used again', async () => {
    const first = await inquiry();
    await send(first);
    const [organisations, contacts] = [await count('organisations'), await count('contacts')];
    const again = await inquiry({
      person: first.person,
      organisation: { name: 'another spelling', identifier: CREDIT_CODE },
    });
    await send(again);
    expect([await count('organisations'), await count('contacts')]).toEqual([organisations, contacts]);
  });

  test('with the name of a known organisation is not linked, but the account manager is asked', async () => {
    await send(await inquiry());
    const body = await inquiry({ organisation: { name: '宁波远渡国际物流' } });
    await send(body);
    const id = await leadOf(body.submissionId);
    const asked = (await app.actAs(lore).send(inquiryEndpoints.ofLead, { params: { id } })).body;
    expect(asked.suggestions).toMatchObject([{ chineseName: '宁波远渡国际物流有限公司' }]);

    const organisationId = asked.suggestions[0]!.id;
    const before = (await app.actAs(lore).send(leadEndpoints.get, { params: { id } })).body;
    expect(before.organisation.id).not.toBe(organisationId);
    const answered = await app
      .actAs(lore)
      .send(inquiryEndpoints.answerSuggestion, { params: { id, organisationId }, body: { same: true } });
    expect([answered.status, answered.body.suggestions]).toEqual([200, []]);
    const after = (await app.actAs(lore).send(leadEndpoints.get, { params: { id } })).body;
    expect(after.organisation.id).toBe(organisationId);
    const left = await app.database.readOne<{ archived: boolean }>(
      'SELECT archived_at IS NOT NULL AS archived FROM organisations WHERE id = $1',
      [before.organisation.id],
    );
    expect(left).toEqual({ archived: true });
  });

  test('a suggestion that is taken up takes along the contact who was named since', async () => {
    await send(await inquiry());
    const body = await inquiry({ organisation: { name: '宁波远渡国际物流' } });
    await send(body);
    const id = await leadOf(body.submissionId);
    const me = app.actAs(lore);
    const lead = (await me.send(leadEndpoints.get, { params: { id } })).body;
    const colleague = await me.send(contactEndpoints.create, {
      body: { organisationId: lead.organisation.id, language: 'zh', chineseFamilyName: '沈', chineseGivenName: '丽' },
    });
    await me.send(leadEndpoints.update, {
      params: { id },
      body: { version: lead.version, primaryContactId: colleague.body.id },
    });
    const { suggestions } = (await me.send(inquiryEndpoints.ofLead, { params: { id } })).body;
    const organisationId = suggestions[0]!.id;
    await me.send(inquiryEndpoints.answerSuggestion, { params: { id, organisationId }, body: { same: true } });
    const contact = await me.send(contactEndpoints.get, { params: { id: colleague.body.id } });
    expect(contact.body.organisation.id).toBe(organisationId);
  });

  test('a suggestion may not be answered by somebody who may not change the lead', async () => {
    await send(await inquiry());
    const body = await inquiry({ organisation: { name: '宁波远渡国际物流' } });
    await send(body);
    const id = await leadOf(body.submissionId);
    const { suggestions } = (await app.actAs(pieter).send(inquiryEndpoints.ofLead, { params: { id } })).body;
    const answer = await app.actAs(pieter).send(inquiryEndpoints.answerSuggestion, {
      params: { id, organisationId: suggestions[0]!.id },
      body: { same: false },
    });
    expect(answer.status).toBe(403);
  });
});

describe('what is not let in', () => {
  test('every wrong field is named at once, under its name on the form', async () => {
    const answer = await app.raw<Problem>('POST', '/api/v1/inquiries', {
      ...(await inquiry()),
      organisation: { name: 'X', identifier: '91330206MA2H6T3X7A' },
      person: { name: 'X', email: 'nobody' },
      plan: { places: ['CN-330206'] },
    });
    expect([answer.status, answer.body.code]).toEqual([422, 'request.invalid']);
    expect(answer.body.errors?.map(({ path }) => path).toSorted()).toEqual([
      'body.organisation.identifier',
      'body.person.email',
      'body.plan.places.0',
    ]);
  });

  test.each([
    ['a challenge of somebody else', { challenge: 'abc.def.ghi', nonce: '1' }],
    ['a nonce that solves nothing', { nonce: 'x' }],
  ])('%s', async (_what, change) => {
    const body = await inquiry();
    const answer = await send({ ...body, proof: { ...body.proof, ...change } });
    expect([answer.status, (answer.body as unknown as Problem).code]).toEqual([422, 'inquiry.proof-invalid']);
  });

  test('a proof that was used already', async () => {
    const first = await inquiry();
    await send(first);
    const answer = await send(await inquiry({ proof: first.proof }));
    expect((answer.body as unknown as Problem).code).toBe('inquiry.proof-invalid');
  });

  test('a proof that has expired', async () => {
    const body = await inquiry();
    app.clock.advance({ hours: 3 });
    const answer = await send(body);
    expect((answer.body as unknown as Problem).code).toBe('inquiry.proof-invalid');
  });

  test('a machine that fills in the hidden field is answered like a person, and nothing is kept', async () => {
    const leads = await count('leads');
    const answer = await send(await inquiry({ homepage: 'https://spam.example' }));
    expect([answer.status, await count('leads')]).toEqual([201, leads]);
  });

  test('more than three inquiries a day for one mailbox', async () => {
    const person = { name: 'Victim', email: 'victim@elsewhere.example' };
    const answers = [];
    for (let n = 0; n < 4; n += 1) answers.push((await send(await inquiry({ person }))).status);
    expect(answers).toEqual([201, 201, 201, 429]);
  });

  test('… however its address is written', async () => {
    const answers = [];
    for (const email of [
      'filled@elsewhere.example',
      'Filled@elsewhere.example',
      'filled+1@elsewhere.example',
      'filled+2@elsewhere.example',
    ])
      answers.push((await send(await inquiry({ person: { name: 'Victim', email } }))).status);
    expect(answers).toEqual([201, 201, 201, 429]);
  });

  test('but nobody uses up the share of a mailbox without having done the work', async () => {
    const person = { name: 'Victim', email: 'wanted@elsewhere.example' };
    const sent = await inquiry({ person });
    const worthless = [
      { ...sent.proof, nonce: 'x' },
      { ...sent.proof, nonce: 'y' },
    ];
    for (const proof of worthless) expect((await send({ ...sent, submissionId: newId(), proof })).status).toBe(422);
    expect((await send(sent)).status).toBe(201);
    for (let n = 0; n < 2; n += 1) expect((await send({ ...sent, submissionId: newId() })).status).toBe(422);
    expect((await send(await inquiry({ person }))).status).toBe(201);
  });

  test('without consent', async () => {
    const answer = await app.raw<Problem>('POST', '/api/v1/inquiries', { ...(await inquiry()), consent: false });
    expect(answer.body.errors?.map(({ path }) => path)).toEqual(['body.consent']);
  });
});

test('the form gets the newest rates and places it may offer', async () => {
  const { body } = await app.send(inquiryEndpoints.info);
  expect(body.places.investment.map(({ names }) => names.zh)).toContain('科特赖克');
  expect(body.places.export.length).toBeGreaterThan(2);
});
