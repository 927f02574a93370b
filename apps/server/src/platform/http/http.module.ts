import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { ProblemFilter } from '../errors/problem.filter.js';
import { AccessGuard, DEFAULT_PUBLIC_LIMIT, PUBLIC_LIMIT } from './access.guard.js';
import { EndpointInterceptor } from './endpoint.interceptor.js';
import { Routes } from './routes.js';

/** What stands around every endpoint of the HTTP process. */
@Module({})
export class HttpModule {
  static forRoot({ publicLimit = DEFAULT_PUBLIC_LIMIT }: { readonly publicLimit?: number } = {}): DynamicModule {
    return {
      module: HttpModule,
      imports: [DiscoveryModule],
      providers: [
        Routes,
        { provide: PUBLIC_LIMIT, useValue: publicLimit },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: EndpointInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [Routes],
    };
  }
}
