import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AllowAccess, API_PREFIX } from '../http/endpoint.decorator.js';
import { personOf } from '../http/request.js';
import { LiveHub } from './live-hub.js';

/**
 * Server-sent events: each message is a `LiveMessage`; `ready` when the stream stands, `resync` when messages were missed and
 * everything has to be read anew.
 */
@Controller()
export class LiveController {
  constructor(private readonly hub: LiveHub) {}

  @Get(`${API_PREFIX}/live`)
  @AllowAccess('signed-in')
  stream(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const { personId } = personOf(request);
    reply.hijack();
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    this.hub.open(personId, reply.raw);
  }
}
