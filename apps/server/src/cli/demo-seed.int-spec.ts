import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '@brug/demo-data/accounts';
import type { TestDatabase } from '@brug/local-services/postgres';
import { verifyPassword } from 'better-auth/crypto';
import pg from 'pg';
import { RECOUNT } from '../leads/board-totals.js';
import { leadSearchTokens } from '../leads/lead-search.js';
import { deriveContact } from '../organisations/contact-input.js';
import { deriveOrganisation } from '../organisations/organisation-input.js';
import { testConfig } from '../testing/test-config.js';
import { migratedDatabase } from '../testing/test-database.js';
import { seedDemo } from './demo-seed.js';

interface Derived {
  readonly displayName: string;
  readonly searchTokens: readonly string[];
}

/** As PostgreSQL keeps them: by the bytes of UTF-8, shorter ones first. */
function inOrder(tokens: readonly string[]): string[] {
  const bytes = (token: string): Buffer => Buffer.from(token);
  return [...new Set(tokens)].toSorted((a, b) => Buffer.compare(bytes(a), bytes(b)));
}

function sorted<D extends Derived>(derived: D): D {
  return { ...derived, searchTokens: inOrder(derived.searchTokens) };
}

let database: TestDatabase;
let client: pg.Client;

async function rows<Row extends object>(sql: string, params: unknown[] = []): Promise<Row[]> {
  return (await client.query<Row>(sql, params)).rows;
}

/** What the tables look like: a load drops indexes and keys, and must put all of them back. */
async function schemaOf(): Promise<object[]> {
  return rows(`
    SELECT indexdef AS definition FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL
    SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace
    ORDER BY 1`);
}

beforeAll(async () => {
  database = await migratedDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

describe('the demo', () => {
  test('fills an empty installation and leaves its schema as it was', async () => {
    const before = await schemaOf();
    const report = await seedDemo(testConfig(database.url));
    expect(report?.rows).toMatchObject({ leads: 150, organisations: 120 });
    expect(await schemaOf()).toEqual(before);
  });

  test('is there once, however often it is seeded', async () => {
    expect(await seedDemo(testConfig(database.url))).toBeNull();
    expect(await rows('SELECT count(*)::int AS count FROM leads')).toEqual([{ count: 150 }]);
  });

  test('has people who can sign in with the password of the demo', async () => {
    const people = await rows<{ email: string; password: string }>(
      `SELECT p.email, a.password FROM people p JOIN auth.account a ON a."userId" = p.id ORDER BY p.email`,
    );
    expect(people.map(({ email }) => email)).toEqual(DEMO_ACCOUNTS.map(({ email }) => email).toSorted());
    expect(await verifyPassword({ hash: people[0]?.password ?? '', password: DEMO_PASSWORD })).toBe(true);
  });

  test('keeps board totals that the nightly recount finds nothing wrong with', async () => {
    expect(await rows(RECOUNT)).toEqual([]);
  });

  test('goes on with the numbers where the demo stopped', async () => {
    const wrong = await rows(`
      SELECT c.track, c.year, c.last, max(split_part(l.number, '-', 3)::int) AS highest
      FROM lead_counters c JOIN leads l ON l.track = c.track AND split_part(l.number, '-', 2)::int = c.year
      GROUP BY 1, 2, 3 HAVING c.last <> max(split_part(l.number, '-', 3)::int) OR c.last <> count(*)`);
    expect(wrong).toEqual([]);
  });

  test('plans no message that has no template', async () => {
    expect(
      await rows(`SELECT f.id FROM follow_ups f LEFT JOIN message_templates t ON t.key = f.template_key
        WHERE f.kind = 'message' AND t.key IS NULL`),
    ).toEqual([]);
  });

  test('is found as if it had been typed in: the same names, readings and search keys', async () => {
    const organisations = await rows<Parameters<typeof deriveOrganisation>[0] & Derived>(`
      SELECT legal_name AS "legalName", trade_name AS "tradeName", chinese_name AS "chineseName", aliases, place_key AS place,
        enterprise_number AS "enterpriseNumber", vat_number AS "vatNumber", credit_code AS "creditCode", pinyin,
        city_key AS "cityKey", display_name AS "displayName", tsvector_to_array(search_tokens) AS "searchTokens",
        folded_latin AS "foldedLatin" FROM organisations`);
    for (const kept of organisations) expect(kept).toMatchObject(sorted(deriveOrganisation(kept)));
    const contacts = await rows<Parameters<typeof deriveContact>[0] & Derived>(`
      SELECT family_name AS "familyName", given_name AS "givenName", chinese_family_name AS "chineseFamilyName",
        chinese_given_name AS "chineseGivenName", email, display_name AS "displayName",
        tsvector_to_array(search_tokens) AS "searchTokens" FROM contacts`);
    for (const kept of contacts) {
      const { displayName, searchTokens } = sorted(deriveContact(kept));
      expect(kept).toMatchObject({ displayName, searchTokens });
    }
    const leads = await rows<{ title: string; names: string[]; tokens: string[] }>(`
      SELECT l.title, array_remove(ARRAY[o.legal_name, o.trade_name, o.chinese_name], NULL) || o.aliases AS names,
        tsvector_to_array(l.search_tokens) AS tokens
      FROM leads l JOIN organisations o ON o.id = l.organisation_id`);
    for (const { title, names, tokens } of leads) expect(tokens).toEqual(inOrder(leadSearchTokens(title, names)));
  });

  test('shows the next step that the lead’s follow-ups have', async () => {
    const wrong = await rows(`
      SELECT l.number FROM leads l
      WHERE l.next_follow_up_id IS DISTINCT FROM (SELECT f.id FROM follow_ups f
        WHERE f.lead_id = l.id AND f.state IN ('planned', 'claimed', 'sending', 'failed') AND NOT f.acknowledgement
        ORDER BY f.due_at, f.id LIMIT 1)`);
    expect(wrong).toEqual([]);
  });
});

describe('an installation that people work in', () => {
  test('is never filled with the demo', async () => {
    const own = await migratedDatabase();
    const there = new pg.Client({ connectionString: own.url });
    await there.connect();
    await there.query(`INSERT INTO teams (id, key, name) VALUES (gen_random_uuid(), 'sales', 'Sales')`);
    await there.query(`INSERT INTO people (id, name, initials, email, role, team_id, created_at)
      SELECT gen_random_uuid(), 'Somebody', 'SB', 'somebody@agency.example', 'manager', id, now() FROM teams`);
    expect(await seedDemo(testConfig(own.url))).toBeNull();
    expect((await there.query('SELECT 1 FROM leads')).rowCount).toBe(0);
    await there.end();
    await own.drop();
  });
});
