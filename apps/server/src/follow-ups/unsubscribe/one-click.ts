import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../platform/actors/caller.js';
import { refuse } from '../../platform/errors/domain-error.js';
import { asDomainError, PROBLEM_TYPE, problemOf } from '../../platform/errors/problems.js';
import { networkOf } from '../../platform/http/network-of.js';
import { RateLimiter } from '../../platform/http/rate-limiter.js';
import { originOf } from '../../platform/http/request.js';
import { Unsubscribing } from './unsubscribing.js';

/** A mail provider sends for all its readers, so it is let do more than a person. */
const PER_ADDRESS = { limit: 600, windowSeconds: 60 } as const;
const BODY_LIMIT = 4096;

type OneClickRequest = FastifyRequest<{ Params: { token: string } }>;

/**
 * The address in `List-Unsubscribe`, to which a mail program posts when its reader clicks once (RFC 8058, 3.2): without cookies, page or
 * redirection, as a form of either kind. It stands beside the contracts because a mail program, not our own pages, says what it sends; what a
 * browser gets at the same address is the page, which changes nothing by being looked at.
 */
@Injectable()
export class OneClick implements OnModuleInit {
  constructor(
    private readonly adapters: HttpAdapterHost,
    private readonly limiter: RateLimiter,
    private readonly unsubscribing: Unsubscribing,
  ) {}

  onModuleInit(): void {
    // A worker answers nobody.
    if (!this.adapters.httpAdapter) return;
    const fastify = this.adapters.httpAdapter.getInstance<FastifyInstance>();
    // It is not waited for: that would begin the start of the server, before it knows how to answer failures.
    void fastify.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: BODY_LIMIT }, (_request, body, done) =>
        done(null, body),
      );
      scope.setErrorHandler((error, request, reply) => answer(error, request, reply));
      scope.post('/unsubscribe/:token', (request: OneClickRequest, reply) => this.#take(request, reply));
    });
  }

  async #take(request: OneClickRequest, reply: FastifyReply): Promise<FastifyReply> {
    const origin = originOf(request);
    await this.limiter.take('unsubscribe.one-click', networkOf(origin.ip), PER_ADDRESS);
    if (!isOneClick(request.body)) {
      refuse('request.malformed', { detail: 'Expected the form field List-Unsubscribe=One-Click (RFC 8058).' });
    }
    const caller: Caller = { kind: 'system', name: 'public', origin };
    await this.unsubscribing.unsubscribe(caller, request.params.token);
    return reply.status(200).header('cache-control', 'no-store').type('text/plain').send('Unsubscribed.\n');
  }
}

/** Whether a form, encoded in either way, has the one field with the one value that RFC 8058 knows. */
function isOneClick(body: unknown): boolean {
  if (typeof body !== 'string') return false;
  const encoded = new URLSearchParams(body.trim()).get('List-Unsubscribe') === 'One-Click';
  return encoded || /name="?List-Unsubscribe"?[^\n]*\r?\n(?:[^\n]+\n)*\r?\nOne-Click\s/iu.test(body);
}

function answer(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const error = asDomainError(thrown);
  const { retryAfterSeconds } = error.details;
  if (retryAfterSeconds !== undefined) void reply.header('retry-after', String(retryAfterSeconds));
  void reply
    .status(error.status)
    .type(PROBLEM_TYPE)
    .send(JSON.stringify(problemOf(error, request.id)));
}
