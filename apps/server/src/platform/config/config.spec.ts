import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConfigError, describeConfig, parseConfig } from './config.js';

const usable = { DATABASE_URL: 'postgres://localhost/brug', SECRET: 'x'.repeat(32) };

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    parseConfig(environment);
    return [];
  } catch (error) {
    return (error as ConfigError).problems;
  }
}

const keyOf = (modulusLength: number): string =>
  generateKeyPairSync('rsa', { modulusLength }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

describe('the configuration', () => {
  it('needs an address of the database and a secret, and knows a default for the rest', () => {
    expect(parseConfig(usable)).toMatchObject({
      host: 'localhost',
      port: 3000,
      queueBackend: 'postgres',
      clock: 'system',
      demo: false,
    });
  });

  it('lists every bad variable with what was expected, and never repeats a value', () => {
    const problems = problemsOf({
      PORT: '99999',
      QUEUE_BACKEND: 'rabbit',
      SECRET: 'short',
      SMTP_URL: 'http://x',
      LOG_LEVEL: 'loud',
    });
    expect(problems).toEqual([
      'PORT: expected 65535 or less',
      'DATABASE_URL: is missing; expected an address that starts with postgres:// or postgresql://',
      'QUEUE_BACKEND: expected one of postgres, redis',
      'SMTP_URL: expected an address that starts with smtp:// or smtps://',
      'SECRET: expected at least 32 characters, e.g. from openssl rand -base64 32',
      'LOG_LEVEL: expected one of fatal, error, warn, info, debug, trace, silent',
    ]);
  });

  it('takes an empty variable for an absent one', () => {
    expect(parseConfig({ ...usable, PORT: '', REDIS_URL: '' })).toMatchObject({ port: 3000 });
  });

  it('refuses a clock that can be set in production', () => {
    expect(problemsOf({ ...usable, NODE_ENV: 'production', CLOCK: 'controllable' })).toEqual([
      'CLOCK: expected system, because NODE_ENV is production',
    ]);
  });

  it('asks for the address of Redis when the queue is there', () => {
    expect(problemsOf({ ...usable, QUEUE_BACKEND: 'redis' })).toEqual([
      'REDIS_URL: is missing; expected because QUEUE_BACKEND is redis',
    ]);
  });

  it('asks for all that a signature needs, or for nothing of it', () => {
    expect(problemsOf({ ...usable, DKIM_DOMAIN: 'brug.example' })).toEqual([
      'DKIM_SELECTOR: is missing; expected because mails are to be signed',
      'DKIM_PRIVATE_KEY: is missing; expected because mails are to be signed',
    ]);
  });

  it('takes a key for signatures as it is, in one line, or from a file', () => {
    const pem = keyOf(2048);
    const folder = mkdtempSync(join(tmpdir(), 'brug key '));
    const file = join(folder, 'dkim.pem');
    writeFileSync(file, pem);
    for (const given of [pem, pem.replaceAll('\n', '\\n'), file]) {
      const signing = { DKIM_DOMAIN: 'brug.example', DKIM_SELECTOR: 'brug', DKIM_PRIVATE_KEY: given };
      expect(parseConfig({ ...usable, ...signing }).dkimPrivateKey).toBe(pem);
    }
    rmSync(folder, { recursive: true });
  });

  it('refuses a key that cannot sign or is too short, without repeating it', () => {
    const short = keyOf(1024);
    for (const given of [short, '/there/is/none', `${short.slice(0, 80)}\n-----END PRIVATE KEY-----\n`]) {
      const signing = { DKIM_DOMAIN: 'brug.example', DKIM_SELECTOR: 'brug', DKIM_PRIVATE_KEY: given };
      expect(problemsOf({ ...usable, ...signing })).toEqual([
        'DKIM_PRIVATE_KEY: expected an RSA key of 2048 bits or more in PEM, or the path of a file with one',
      ]);
    }
  });

  it('describes every variable', () => {
    const table = describeConfig();
    expect(table).toContain('| `DATABASE_URL` | **required** |');
    expect(table).toContain('| `PORT` | `3000` |');
    expect(table.split('\n').every((line) => line.split('|').length === 5)).toBe(true);
  });
});
