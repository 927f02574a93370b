import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from './platform/config/config.js';
import { PlatformModule } from './platform/platform.module.js';
import { PlatformWorkerModule } from './platform/worker/platform-worker.module.js';
import { SLICES } from './slices.js';

/** The worker process: the platform, the relay and the jobs, and every slice with its handlers. */
@Module({})
export class WorkerModule {
  static forRoot(config: Config): DynamicModule {
    return { module: WorkerModule, imports: [PlatformModule.forRoot({ config }), PlatformWorkerModule, ...SLICES] };
  }
}
