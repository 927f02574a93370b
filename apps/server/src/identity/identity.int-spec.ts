import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Problem } from '@brug/contracts/http';
import { identityEndpoints } from '@brug/contracts/identity';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '@brug/demo-data/accounts';
import { asSystem } from '../platform/actors/caller.js';
import { createTestApp, type Answer, type TestApp } from '../testing/test-app.js';
import { IdentityModule } from './identity.module.js';
import { createPersonWithPassword, createTeam, hashPassword } from './new-person.js';

const PASSWORD = 'a good long password';

let app: TestApp;
let teamId: string;
let els: string;

beforeAll(async () => {
  const env = { MAILBOX_URL: 'http://localhost:8025' };
  app = await createTestApp({ modules: [IdentityModule], realSignIn: true, env });
  const hash = await hashPassword(PASSWORD);
  await app.transactions.run(asSystem('test'), async (tx) => {
    teamId = await createTeam(tx, { key: 'investment', name: 'Invest' });
    const person = { teamId, role: 'account-manager' } as const;
    els = await createPersonWithPassword(tx, { ...person, name: 'Els Van Damme', email: 'Els@brug.example' }, hash);
    await createPersonWithPassword(tx, { ...person, name: 'Bo', email: 'bo@brug.example', role: 'manager' }, hash);
    await createPersonWithPassword(tx, { ...person, name: 'Vic', email: 'vic@brug.example', role: 'viewer' }, hash);
    await createPersonWithPassword(tx, { ...person, name: 'Left', email: 'left@agency.test' }, hash);
    await tx.execute("UPDATE people SET active = false WHERE name = 'Left'");
  });
});

afterEach(async () => {
  await app.database.read('DELETE FROM rate_windows');
});

afterAll(() => app.close());

function signIn(email: string, password = PASSWORD, headers: Record<string, string> = {}) {
  return app.raw<{ personId: string } & Problem>('POST', '/api/auth/sign-in/email', { email, password }, { headers });
}

/** Bo, from an address. */
async function signInFrom(remoteAddress: string, password: string): Promise<number> {
  const payload = { email: 'bo@brug.example', password };
  const request = { method: 'POST', url: '/api/auth/sign-in/email', payload, remoteAddress } as const;
  return (await app.nest.inject(request)).statusCode;
}

function setCookies(answer: Answer<unknown>): string[] {
  return [answer.headers['set-cookie'] ?? []].flat().map(String);
}

async function sessionOf(email: string): Promise<Record<string, string>> {
  const [cookie = ''] = setCookies(await signIn(email));
  return { cookie: cookie.split(';', 1)[0] ?? '' };
}

function me(headers: Record<string, string>) {
  return app.send(identityEndpoints.me, {}, { headers });
}

async function auditOf(action: string) {
  const sql = `SELECT entity, entity_id AS "entityId", actor_id AS "actorId", actor_name AS "actorName", host(ip) AS ip, changes
    FROM audit_entries WHERE action = $1 ORDER BY id DESC`;
  return app.database.read<Record<string, unknown>>(sql, [action]);
}

describe('signing in', () => {
  it('starts a session whose cookie scripts cannot read and other sites cannot send', async () => {
    const answer = await signIn('els@brug.example');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ personId: els });
    const [cookie = ''] = setCookies(answer);
    expect(cookie).toMatch(/^brug\.session_token=/);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    expect(cookie).not.toMatch(/; Secure/);
  });

  it('takes the address in any case and says who is signed in', async () => {
    const answer = await me(await sessionOf('ELS@Brug.Example'));
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      id: els,
      name: 'Els Van Damme',
      email: 'els@brug.example',
      role: 'account-manager',
      team: { id: teamId, name: 'Invest' },
      language: 'nl',
      timeZone: 'Europe/Brussels',
      colourScheme: 'auto',
      now: app.clock.now().toString(),
    });
  });

  it('answers a wrong password, an unknown account and a closed one alike', async () => {
    const answers = [
      await signIn('els@brug.example', 'not the password'),
      await signIn('nobody@brug.example'),
      await signIn('left@agency.test'),
    ];
    for (const { status, body } of answers) {
      expect({ status, code: body.code, detail: body.detail }).toEqual({
        status: 401,
        code: 'auth.credentials-wrong',
        detail: 'The mail address or the password is wrong.',
      });
    }
  });

  it('names every wrong field', async () => {
    const answer = await app.raw<Problem>('POST', '/api/auth/sign-in/email', { email: 7 });
    expect(answer.status).toBe(422);
    expect(answer.body.errors?.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'body.email invalid_type',
      'body.password required',
    ]);
  });

  it('is refused from a page of another site', async () => {
    const answer = await signIn('els@brug.example', PASSWORD, { origin: 'https://evil.example' });
    expect(answer.status).toBe(403);
    expect(answer.body.code).toBe('auth.forbidden');
    expect((await signIn('els@brug.example', PASSWORD, { origin: 'http://localhost:3000' })).status).toBe(200);
  });

  it('stops guessing at an account after ten failures, with the seconds to wait', async () => {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      expect((await signIn('bo@brug.example', 'wrong password')).status).toBe(401);
    }
    const answer = await signIn('bo@brug.example');
    expect(answer.status).toBe(429);
    expect(answer.body.code).toBe('rate.limited');
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect((await signIn('els@brug.example')).status).toBe(200);
  });

  it('is not closed to somebody elsewhere by those who guess at their account', async () => {
    for (let attempt = 0; attempt < 10; attempt += 1) await signInFrom('2001:db8::1', 'wrong password');
    expect(await signInFrom('2001:db8::2', PASSWORD)).toBe(429);
    expect(await signInFrom('2001:db8:0:1::1', PASSWORD)).toBe(200);
  });

  it('stops guessing at an account from many addresses, too', async () => {
    for (let attempt = 0; attempt < 25; attempt += 1) {
      expect(await signInFrom(`192.0.2.${attempt}`, 'wrong password')).toBe(401);
    }
    expect(await signInFrom('192.0.2.99', 'wrong password')).toBe(429);
  });

  it('does not count sign-ins that succeed', async () => {
    for (let attempt = 0; attempt < 12; attempt += 1) expect((await signIn('els@brug.example')).status).toBe(200);
  });

  it('leaves an audit entry for success and failure, without what was typed', async () => {
    await signIn('els@brug.example');
    await signIn('els@brug.example', 'wrong password');
    await signIn('hunter2@secret.example', 'wrong password');
    const origin = { ip: '127.0.0.1', changes: [] };
    const [success] = await auditOf('sign-in');
    expect(success).toEqual({ entity: 'person', entityId: els, actorId: els, actorName: null, ...origin });
    const [unknown, known] = await auditOf('sign-in-failed');
    expect(known).toEqual({ entity: 'person', entityId: els, actorId: null, actorName: 'public', ...origin });
    expect(unknown).toMatchObject({ entity: 'unknown-account', ...origin });
  });

  it('offers nothing else of the sign-in library: nobody signs up', async () => {
    const body = { email: 'new@brug.example', password: PASSWORD, name: 'New' };
    for (const path of ['sign-up/email', 'update-user', 'change-email', 'delete-user', 'sign-in/social']) {
      expect((await app.raw('POST', `/api/auth/${path}`, body)).status).toBe(404);
    }
    expect((await app.raw('GET', '/api/auth/list-sessions')).status).toBe(404);
  });
});

describe('a session', () => {
  it('is asked for by whatever is not public', async () => {
    const answer = await app.raw<Problem>('GET', '/api/v1/me');
    expect(answer.status).toBe(401);
    expect(answer.body.code).toBe('auth.required');
  });

  it('is not believed with a forged or mangled cookie', async () => {
    const { cookie = '' } = await sessionOf('els@brug.example');
    const forged = [
      cookie.replace(/=./, '=X'),
      `${cookie.slice(0, -6)}AAA%3D`,
      'brug.session_token=%E0%A4%A',
      'brug.session_token=',
      'brug.session_token=.x',
      'brug.session_token',
      `x${cookie}`,
    ];
    for (const each of forged) expect((await me({ cookie: each })).status).toBe(401);
    expect((await me({ cookie: `a=b; ${cookie}; c=d` })).status).toBe(200);
  });

  it('ends at once when its person signs out', async () => {
    const headers = await sessionOf('els@brug.example');
    const other = await sessionOf('els@brug.example');
    expect((await me(headers)).status).toBe(200);
    const answer = await app.raw('POST', '/api/auth/sign-out', {}, { headers });
    expect(answer.status).toBe(204);
    expect(setCookies(answer)[0]).toMatch(/^brug\.session_token=; Max-Age=0/);
    expect((await me(headers)).status).toBe(401);
    expect((await me(other)).status).toBe(200);
    expect((await auditOf('sign-out'))[0]).toMatchObject({ entityId: els, actorId: els });
  });

  it('is not ended from a page of another site', async () => {
    const headers = await sessionOf('els@brug.example');
    const answer = await app.raw(
      'POST',
      '/api/auth/sign-out',
      {},
      { headers: { ...headers, origin: 'https://evil.example' } },
    );
    expect(answer.status).toBe(403);
    expect((await me(headers)).status).toBe(200);
  });

  it('cannot be used to change anything from a page of another site', async () => {
    const headers = { ...(await sessionOf('els@brug.example')), origin: 'https://evil.example' };
    const answer = await app.send(identityEndpoints.updateMyPreferences, { body: { language: 'zh' } }, { headers });
    expect(answer.status).toBe(403);
  });

  it('follows a new role and a closed account within a few seconds', async () => {
    const headers = await sessionOf('bo@brug.example');
    await me(headers);
    await app.database.read("UPDATE people SET active = false WHERE name = 'Bo'");
    try {
      const later = performance.now() + 2100;
      const clock = jest.spyOn(performance, 'now').mockImplementation(() => later);
      expect((await me(headers)).status).toBe(401);
      clock.mockRestore();
    } finally {
      await app.database.read("UPDATE people SET active = true WHERE name = 'Bo'");
    }
  });

  it('runs out after a week, and a day-old one begins its week anew when its person comes back', async () => {
    const headers = await sessionOf('els@brug.example');
    expect(setCookies(await me(headers))).toEqual([]);
    const newest = `id = (SELECT id FROM auth.session ORDER BY id DESC LIMIT 1)`;
    const age = (interval: string) =>
      app.database.read(`UPDATE auth.session SET "expiresAt" = "expiresAt" - interval '${interval}' WHERE ${newest}`);
    await age('1 day 1 minute');
    expect(setCookies(await me(headers))[0]).toMatch(/^brug\.session_token=.*Max-Age=604800/);
    const [session] = await app.database.read<{ days: number }>(
      `SELECT round(extract(epoch FROM "expiresAt" - now()) / 86400)::int AS days FROM auth.session WHERE ${newest}`,
    );
    expect(session?.days).toBe(7);
    const ended = await sessionOf('bo@brug.example');
    await age('7 days 1 minute');
    expect((await me(ended)).status).toBe(401);
  });

  it('has a secure cookie under https', async () => {
    const secure = await createTestApp({
      modules: [IdentityModule],
      realSignIn: true,
      databaseUrl: app.config.databaseUrl,
      env: { PUBLIC_URL: 'https://brug.example.org' },
    });
    try {
      const credentials = { email: 'els@brug.example', password: PASSWORD };
      const answer = await secure.raw('POST', '/api/auth/sign-in/email', credentials, {
        headers: { origin: 'https://brug.example.org' },
      });
      const [cookie = ''] = setCookies(answer);
      expect(cookie).toMatch(/^__Secure-brug\.session_token=.*; Secure/);
      const headers = { cookie: cookie.split(';', 1)[0] ?? '' };
      expect((await secure.send(identityEndpoints.me, {}, { headers })).status).toBe(200);
    } finally {
      await secure.close();
    }
  });
});

describe('people', () => {
  it('change their own language and colours, with an audit entry', async () => {
    const headers = await sessionOf('els@brug.example');
    const answer = await app.send(
      identityEndpoints.updateMyPreferences,
      { body: { colourScheme: 'dark' } },
      { headers },
    );
    expect(answer.body).toMatchObject({ language: 'nl', colourScheme: 'dark' });
    const [entry] = await auditOf('update');
    expect(entry).toMatchObject({
      entityId: els,
      actorId: els,
      changes: [{ field: 'colourScheme', before: 'auto', after: 'dark' }],
    });
  });

  it('are told of the mailbox only where their role may read it', async () => {
    expect((await me(await sessionOf('els@brug.example'))).body.mailboxUrl).toBe('http://localhost:8025');
    expect((await me(await sessionOf('vic@brug.example'))).body.mailboxUrl).toBeNull();
  });

  it('are refused a language that Brug does not speak', async () => {
    const headers = await sessionOf('els@brug.example');
    const answer = await app.raw<Problem>('PATCH', '/api/v1/me/preferences', { language: 'fr' }, { headers });
    expect(answer.status).toBe(422);
    expect(answer.body.errors?.[0]?.path).toBe('body.language');
  });

  it('see everybody who works here, by name, and nobody who left', async () => {
    const answer = await app.send(identityEndpoints.people, {}, { headers: await sessionOf('els@brug.example') });
    expect(answer.body.items.map(({ name, initials, role, teamName }) => [name, initials, role, teamName])).toEqual([
      ['Bo', 'B', 'manager', 'Invest'],
      ['Els Van Damme', 'ED', 'account-manager', 'Invest'],
      ['Vic', 'V', 'viewer', 'Invest'],
    ]);
  });
});

describe('the accounts of the demo', () => {
  it('do not exist outside the demo', async () => {
    const answer = await app.send(identityEndpoints.demoAccounts);
    expect(answer.status).toBe(404);
  });

  it('are shown to anybody in the demo, those that are there and open', async () => {
    const [first, second, closed] = DEMO_ACCOUNTS;
    if (!first || !second || !closed) throw new Error('The demo has more accounts.');
    const hash = await hashPassword(DEMO_PASSWORD);
    await app.transactions.run(asSystem('test'), async (tx) => {
      for (const { name, email, role } of [second, first, closed]) {
        await createPersonWithPassword(tx, { name, email, role, teamId }, hash);
      }
      await tx.execute('UPDATE people SET active = false WHERE email = $1', [closed.email]);
    });
    const { databaseUrl } = app.config;
    const demo = await createTestApp({ modules: [IdentityModule], realSignIn: true, databaseUrl, env: { DEMO: '1' } });
    try {
      const answer = await demo.send(identityEndpoints.demoAccounts);
      expect(answer.status).toBe(200);
      const shown = ({ name, role, email }: typeof first) => ({ name, role, email, password: DEMO_PASSWORD });
      expect(answer.body.items).toEqual([shown(first), shown(second)]);
      expect((await signIn(first.email, DEMO_PASSWORD)).status).toBe(200);
    } finally {
      await demo.close();
    }
  });
});
