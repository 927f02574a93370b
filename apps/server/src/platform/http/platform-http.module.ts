import { Module, type DynamicModule } from '@nestjs/common';
import { HttpModule } from './http.module.js';

/** The platform's own part of the HTTP process: what stands around endpoints, and its own addresses. */
@Module({})
export class PlatformHttpModule {
  static forRoot(options: { readonly publicLimit?: number } = {}): DynamicModule {
    return { module: PlatformHttpModule, imports: [HttpModule.forRoot(options)] };
  }
}
