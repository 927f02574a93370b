import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { createLogger, PinoNestLogger } from './logger.js';

function logged(write: (logger: PinoNestLogger) => void): Record<string, unknown> {
  let text = '';
  const sink = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  write(new PinoNestLogger(createLogger({ logLevel: 'info' }, 'api', sink)));
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

describe('a log line', () => {
  it('is JSON with the process, the time and where it came from', () => {
    const line = logged((logger) => logger.warn('Something is odd', 'Outbox'));
    expect(line).toMatchObject({
      level: 40,
      process: 'api',
      context: 'Outbox',
      msg: 'Something is odd',
      time: expect.stringMatching(/Z$/),
    });
  });

  it('says what failed, but not with which values', () => {
    const driverError = Object.assign(new Error('duplicate key'), {
      code: '23505',
      detail: 'Key (email)=(an@example.org) already exists.',
    });
    const error = new QueryFailedError('INSERT INTO people VALUES ($1)', ['an@example.org'], driverError);
    const line = logged((logger) => logger.error({ msg: 'failed', requestId: 'r', err: error }, 'Http'));
    expect(line).toMatchObject({
      msg: 'failed',
      requestId: 'r',
      err: { type: 'QueryFailedError', message: 'duplicate key', code: '23505' },
    });
    expect(JSON.stringify(line)).not.toContain('an@example.org');
  });

  it('leaves out each part the framework starts', () => {
    expect(logged((logger) => logger.log('LeadsModule dependencies initialized', 'InstanceLoader'))).toEqual({});
  });
});
