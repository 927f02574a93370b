import { Module } from '@nestjs/common';
import { JobWorker } from './job-worker.js';
import { RelayLoop } from './relay-loop.js';

/** The platform's own part of the worker process. */
@Module({ providers: [JobWorker, RelayLoop] })
export class PlatformWorkerModule {}
