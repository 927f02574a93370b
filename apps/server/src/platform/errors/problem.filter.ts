import { Catch, Logger, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Routes } from '../http/routes.js';
import { DomainError } from './domain-error.js';
import { asDomainError, PROBLEM_TYPE, problemOf } from './problems.js';

/** Answers every failure, of ours and of the framework, as problem details; what nobody expected is logged with its stack. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #logger = new Logger('Http');

  constructor(private readonly routes: Routes) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const error = this.#methodNotAllowed(thrown, request, reply) ?? asDomainError(thrown);
    if (error.status >= 500) {
      this.#logger.error({ msg: error.code, requestId: request.id, err: error.details.cause ?? thrown });
    }
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    const { retryAfterSeconds } = error.details;
    if (retryAfterSeconds !== undefined) void reply.header('retry-after', String(retryAfterSeconds));
    const body = JSON.stringify(problemOf(error, request.id), (_key, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    void reply.status(error.status).header('content-type', PROBLEM_TYPE).header('cache-control', 'no-store').send(body);
  }

  /** The framework answers a method that an address does not know as if there were no such address. */
  #methodNotAllowed(thrown: unknown, request: FastifyRequest, reply: FastifyReply): DomainError | undefined {
    if (!(thrown instanceof NotFoundException)) return undefined;
    const methods = this.routes.methodsAt(request.url.split('?', 1)[0] ?? '');
    if (methods.length === 0 || methods.some((method) => method === request.method)) return undefined;
    void reply.header('allow', methods.join(', '));
    return new DomainError('request.method-not-allowed', { detail: `Known here: ${methods.join(', ')}.` });
  }
}
