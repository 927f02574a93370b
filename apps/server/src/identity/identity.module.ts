import { Global, Module } from '@nestjs/common';
import { Authenticator } from '../platform/http/authenticator.js';
import { AuthProvider } from './auth-provider.js';
import { DemoAccounts } from './demo-accounts.js';
import { PeopleController } from './people.controller.js';
import { PeopleDirectory } from './people-directory.js';
import { PeopleService } from './people.service.js';
import { SessionAuthenticator } from './session-authenticator.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';

/** People, teams and sessions. Global, because the guard of every endpoint asks who is there. */
@Global()
@Module({
  controllers: [PeopleController, SessionsController],
  providers: [
    { provide: Authenticator, useExisting: SessionAuthenticator },
    AuthProvider,
    DemoAccounts,
    PeopleDirectory,
    PeopleService,
    SessionAuthenticator,
    SessionsService,
  ],
  exports: [Authenticator, PeopleDirectory],
})
export class IdentityModule {}
