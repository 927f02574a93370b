import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Access, EndpointDefinition } from '@brug/contracts/http';
import { holds } from '@brug/domain/permissions';
import type { FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../config/config.js';
import { refuse } from '../errors/domain-error.js';
import { Authenticator } from './authenticator.js';
import { ACCESS, ENDPOINT } from './endpoint.decorator.js';
import { networkOf } from './network-of.js';
import { RateLimiter } from './rate-limiter.js';
import { originOf } from './request.js';

/** Requests one address may send to public endpoints in a minute: an office behind one address works undisturbed. */
export const PUBLIC_LIMIT = Symbol('public-limit');
export const DEFAULT_PUBLIC_LIMIT = 600;

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Lets a request pass to those whom its endpoint is for. A handler that says nothing about access is for nobody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
    private readonly limiter: RateLimiter,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(PUBLIC_LIMIT) private readonly publicLimit: number,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const handler = context.getHandler();
    const access = this.reflector.get<Access | undefined>(ACCESS, handler);
    const endpoint = this.reflector.get<EndpointDefinition | undefined>(ENDPOINT, handler);
    if (endpoint) request.endpoint = endpoint;
    if (access === undefined) refuse('auth.forbidden', { detail: 'This address is for nobody.' });
    const origin = originOf(request);
    if (access === 'public') {
      await this.limiter.take('public', networkOf(origin.ip), { limit: this.publicLimit, windowSeconds: 60 });
      request.caller = { kind: 'system', name: 'public', origin };
      return true;
    }
    const actor = await this.authenticator.authenticate(request);
    if (!actor) refuse('auth.required', { detail: 'Sign in first.' });
    this.#refuseForeignPages(request);
    if (access !== 'signed-in' && !holds(actor, access)) {
      refuse('auth.forbidden', { detail: `The role ${actor.role} does not hold ${access}.` });
    }
    const { personId, role, teamId } = actor;
    request.caller = { kind: 'person', personId, role, teamId, origin };
    return true;
  }

  /** A page of somebody else must not act with a visitor's session: what changes something comes from our own pages. */
  #refuseForeignPages(request: FastifyRequest): void {
    if (SAFE_METHODS.has(request.method)) return;
    const { origin, host } = request.headers;
    if (origin === undefined) return;
    const own = origin === new URL(this.config.publicUrl).origin;
    const same = URL.canParse(origin) && new URL(origin).host === host;
    if (!own && !same) refuse('auth.forbidden', { detail: 'The request comes from a page of another site.' });
  }
}
