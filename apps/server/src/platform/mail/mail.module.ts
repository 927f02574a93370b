import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { MailTransport } from './mail-transport.js';
import { SmtpTransport } from './smtp-transport.js';

@Global()
@Module({
  providers: [{ provide: MailTransport, inject: [CONFIG], useFactory: (config: Config) => new SmtpTransport(config) }],
  exports: [MailTransport],
})
export class MailModule {}
