import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from './platform/config/config.js';
import { PlatformHttpModule } from './platform/http/platform-http.module.js';
import { PlatformModule } from './platform/platform.module.js';
import { SLICES } from './slices.js';

/** The HTTP process: the platform, its addresses, and every slice with its controllers. */
@Module({})
export class AppModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.forRoot({ config }), PlatformHttpModule.forRoot({ config }), ...SLICES],
    };
  }
}
