import { describe, expect, it } from '@jest/globals';
import { ERROR_CODES, ERROR_STATUS, problem } from '@brug/contracts/http';
import { BadRequestException, ForbiddenException } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { DomainError } from './domain-error.js';
import { asDomainError, problemOf, problemTable } from './problems.js';

function databaseError(code: string): QueryFailedError {
  return new QueryFailedError('SELECT 1', [], Object.assign(new Error('failed'), { code }));
}

/** What PostgreSQL says as it ends a session, or refuses to begin one. */
function fatal(code: string): Error {
  return Object.assign(new Error('failed'), { code, severity: 'FATAL' });
}

describe('problem details', () => {
  it.each(ERROR_CODES)('exist for %s, with its status and a title', (code) => {
    const details = problemOf(new DomainError(code, { detail: 'Why.', retryAfterSeconds: 3 }), 'request-1');
    expect(problem.parse(details)).toEqual(details);
    expect(details).toMatchObject({
      status: ERROR_STATUS[code],
      type: `urn:brug:problem:${code}`,
      requestId: 'request-1',
    });
    expect(details.title).not.toBe('');
  });

  it('have a title of their own for each code', () => {
    expect(new Set(problemTable().map(({ title }) => title)).size).toBe(ERROR_CODES.length);
  });

  it.each([
    ['a refused connection', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
    ['both addresses refused', new AggregateError([Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })])],
    ['a server that shuts down', databaseError('57P01')],
    ['too many connections', databaseError('53300')],
    ['a full disk', databaseError('53100')],
    ['a statement that took too long', databaseError('57014')],
    ['a database that takes no connections', fatal('55000')],
    ['a database that is gone', fatal('3D000')],
    ['a lost connection', new Error('Connection terminated unexpectedly')],
    ['no connection in time', new Error('timeout exceeded when trying to connect')],
  ])('say that the service is unavailable, and when to try again, for %s', (_what, error) => {
    expect(asDomainError(error)).toMatchObject({ code: 'service.unavailable', details: { retryAfterSeconds: 2 } });
  });

  it.each([
    ['a broken constraint', databaseError('23505')],
    ['a statement at the wrong moment', databaseError('55000')],
    ['a mistake in the code', new TypeError('undefined is not a function')],
    ['something that is no error', 'oops'],
  ])('tell nothing of %s', (_what, error) => {
    const details = problemOf(asDomainError(error), 'r');
    expect(details).toMatchObject({ code: 'internal.error', status: 500 });
    expect(JSON.stringify(details)).not.toMatch(/undefined is not|oops|SELECT/);
  });

  it('call text that no column can hold malformed', () => {
    expect(asDomainError(databaseError('22021')).code).toBe('request.malformed');
  });

  it('translate what the framework refuses', () => {
    expect(asDomainError(new BadRequestException()).code).toBe('request.malformed');
    expect(asDomainError(new ForbiddenException()).code).toBe('auth.forbidden');
  });
});
