import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { EndpointDefinition } from '@brug/contracts/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AllowAccess } from '../platform/http/endpoint.decorator.js';
import { validate } from '../platform/http/validation.js';
import { AUTH_PATH, PASSWORD_LENGTH } from './auth.js';
import { SessionsService, type Credentials } from './sessions.service.js';

const signIn: EndpointDefinition = {
  method: 'POST',
  path: '/sign-in/email',
  summary: 'Sign in with mail address and password',
  access: 'public',
  body: z.object({
    email: z.string().trim().min(1).max(254),
    password: z.string().min(1).max(PASSWORD_LENGTH.max),
    rememberMe: z.boolean().default(true),
  }),
};

/**
 * The addresses of the sign-in library that Brug uses; every other one of it does not exist here. Answers are ours: problem
 * details, and no session token that a script of the page could read.
 */
@Controller(AUTH_PATH)
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  @Post('sign-in/email')
  @HttpCode(200)
  @AllowAccess('public')
  signIn(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ personId: string }> {
    const { body } = validate(signIn, { params: undefined, query: undefined, body: request.body });
    return this.sessions.signIn(request, reply, body as Credentials);
  }

  @Post('sign-out')
  @HttpCode(204)
  @AllowAccess('public')
  signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    return this.sessions.signOut(request, reply);
  }
}
