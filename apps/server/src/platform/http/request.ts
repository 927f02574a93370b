import { isIP } from 'node:net';
import type { EndpointDefinition } from '@brug/contracts/http';
import type { FastifyRequest } from 'fastify';
import type { Caller, Origin, PersonActor } from '../actors/caller.js';

/** The parts of a request after validation by the endpoint's schemas. */
export interface ValidInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, once the guard has let the request pass. */
    caller?: Caller;
    /** What was asked for, once it was found valid. */
    valid?: ValidInput;
    /** The endpoint, for those who look at a request from outside its handler. */
    endpoint?: EndpointDefinition;
  }
  interface FastifyContextConfig {
    /** Bytes of a body at most, where they are more than elsewhere. */
    largestBody?: number;
  }
}

/** The origin of a request, as the audit trail keeps it. */
export function originOf(request: FastifyRequest): Origin {
  // Behind a proxy the address is what a header says.
  return { requestId: request.id, ip: isIP(request.ip) > 0 && !request.ip.includes('%') ? request.ip : null };
}

/** The caller of a request that may come from anybody. */
export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new Error('The request has not passed the guard.');
  return request.caller;
}

/** The person behind a request to an endpoint that is not public. */
export function personOf(request: FastifyRequest): PersonActor {
  const caller = callerOf(request);
  if (caller.kind !== 'person') throw new Error('A public endpoint has no signed-in person.');
  return caller;
}
