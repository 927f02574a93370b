import { Controller, Headers, HttpCode, Inject, type OnModuleInit, Post, Req } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { inboundMailEndpoints } from '@brug/contracts/replies';
import type { BodyOf, ResponseOf } from '@brug/contracts/http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { found, refuse } from '../../platform/errors/domain-error.js';
import { AllowAccess, API_PREFIX, Endpoint, ValidBody } from '../../platform/http/endpoint.decorator.js';
import { LARGEST_MAIL } from './inbound-message.js';
import { InboundMail } from './inbound-mail.js';
import { isSigned, SIGNATURE_HEADER } from './mail-signature.js';

type Taken = ResponseOf<typeof inboundMailEndpoints.take>;

const MAIL_TYPE = 'message/rfc822';
const RAW_PATH = `${API_PREFIX}${inboundMailEndpoints.take.path}/raw`;

/** Where mail servers hand over what came in. There is nothing at these addresses while no secret is set. */
@Controller()
export class InboundMailController implements OnModuleInit {
  constructor(
    private readonly inbound: InboundMail,
    private readonly http: HttpAdapterHost,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Mails are larger than what other addresses take, and no JSON. */
  onModuleInit(): void {
    const fastify = this.http.httpAdapter?.getInstance() as FastifyInstance | undefined;
    fastify?.addContentTypeParser(MAIL_TYPE, { parseAs: 'buffer', bodyLimit: LARGEST_MAIL }, (request, body, done) => {
      if (request.routeOptions.url === RAW_PATH) done(null, body);
      else done(Object.assign(new Error('No mail is taken here.'), { statusCode: 415 }));
    });
  }

  @Endpoint(inboundMailEndpoints.take)
  take(
    @ValidBody() { message }: BodyOf<typeof inboundMailEndpoints.take>,
    @Headers(SIGNATURE_HEADER) signature: string | undefined,
  ): Promise<Taken> {
    return this.#take(Buffer.from(message, 'base64'), signature);
  }

  @Post(RAW_PATH)
  @AllowAccess('public')
  @HttpCode(200)
  takeRaw(@Req() { body }: FastifyRequest, @Headers(SIGNATURE_HEADER) signature: string | undefined): Promise<Taken> {
    if (!Buffer.isBuffer(body)) refuse('request.unsupported-media-type', { detail: `Send the mail as ${MAIL_TYPE}.` });
    return this.#take(body, signature);
  }

  async #take(mail: Buffer, signature: string | undefined): Promise<Taken> {
    const secret = found(this.config.inboundMailSecret, 'address');
    // By the machine's own time, as the sender signs: the clock of the installation may be set by tests.
    if (!isSigned(signature, mail, secret, Math.floor(Date.now() / 1000))) {
      refuse('auth.required', { detail: `The header ${SIGNATURE_HEADER} does not sign this mail now.` });
    }
    return { outcome: await this.inbound.take(mail, { kind: 'webhook' }) };
  }
}
