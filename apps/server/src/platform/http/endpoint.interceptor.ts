import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { EndpointDefinition } from '@brug/contracts/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { concatMap, from, lastValueFrom, map, of, type Observable } from 'rxjs';
import type { IdempotencyClaim } from '../actors/caller.js';
import { CONFIG, type Config } from '../config/config.js';
import { ENDPOINT, statusOf } from './endpoint.decorator.js';
import { AnswerStore, type StoredAnswer } from './answer-store.js';
import { Idempotency } from './idempotency.js';
import { callerOf } from './request.js';
import { validate } from './validation.js';

const JSON_TYPE = 'application/json; charset=utf-8';

/** Around every endpoint: validates what comes in, answers repeated requests from what was stored. */
@Injectable()
export class EndpointInterceptor implements NestInterceptor {
  readonly #checksAnswers: boolean;

  constructor(
    private readonly reflector: Reflector,
    private readonly idempotency: Idempotency,
    private readonly answers: AnswerStore,
    @Inject(CONFIG) config: Config,
  ) {
    this.#checksAnswers = config.nodeEnv !== 'production';
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const endpoint = this.reflector.get<EndpointDefinition | undefined>(ENDPOINT, context.getHandler());
    if (!endpoint) return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { params, query, body } = request;
    request.valid = validate(endpoint, { params, query, body });
    const claim = this.idempotency.claimOf(request, callerOf(request));
    if (claim) return this.#once(context, claim, endpoint, next);
    return this.#checksAnswers ? next.handle().pipe(map((answer) => checked(endpoint, answer))) : next.handle();
  }

  #once(
    context: ExecutionContext,
    claim: IdempotencyClaim,
    endpoint: EndpointDefinition,
    next: CallHandler,
  ): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const caller = callerOf(request);
    if (caller.origin) request.caller = { ...caller, origin: { ...caller.origin, idempotency: claim } };
    const answer = () => from(this.#answerOnce(claim, endpoint, reply, next));
    if (caller.kind === 'person') return answer();
    return from(this.idempotency.answerTo(claim)).pipe(
      concatMap((stored) => (stored ? of(replayed(reply, stored)) : answer())),
    );
  }

  /**
   * A person's requests act in a transaction only, which finds out that the key was used before; nobody is held up by looking first. What
   * strangers send has effects before it (turns that are taken, sessions): there the answer of before is looked for first.
   */
  async #answerOnce(
    claim: IdempotencyClaim,
    endpoint: EndpointDefinition,
    reply: FastifyReply,
    next: CallHandler,
  ): Promise<string | undefined> {
    let answer: unknown;
    try {
      answer = await lastValueFrom(next.handle(), { defaultValue: undefined });
    } catch (error) {
      // What was refused before it had an effect may be the repetition of what was done.
      const stored = claim.token === undefined ? await this.idempotency.answerTo(claim) : null;
      if (!stored) throw error;
      return replayed(reply, stored);
    }
    const status = statusOf(endpoint);
    void reply.status(status);
    if (this.#checksAnswers) checked(endpoint, answer);
    const text = answer === undefined ? '' : String(reply.serialize(answer as object));
    this.answers.keep(claim, { status, body: text });
    return asText(reply, text);
  }
}

function replayed(reply: FastifyReply, { status, body }: StoredAnswer): string | undefined {
  void reply.status(status).header('idempotent-replayed', 'true');
  return asText(reply, body);
}

function asText(reply: FastifyReply, text: string): string | undefined {
  if (text === '') return undefined;
  void reply.header('content-type', JSON_TYPE);
  return text;
}

/** Outside production an answer that breaks its contract is a failure, found by the first test that asks. */
function checked(endpoint: EndpointDefinition, answer: unknown): unknown {
  endpoint.response?.parse(answer);
  return answer;
}
