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

  it('describes every variable', () => {
    const table = describeConfig();
    expect(table).toContain('| `DATABASE_URL` | **required** |');
    expect(table).toContain('| `PORT` | `3000` |');
    expect(table.split('\n').every((line) => line.split('|').length === 5)).toBe(true);
  });
});
