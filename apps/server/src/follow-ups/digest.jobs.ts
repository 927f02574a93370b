import { Injectable } from '@nestjs/common';
import { HandlesJob } from '../platform/queue/job-handlers.js';
import { Digests } from './digests.js';

@Injectable()
export class DigestJobs {
  constructor(private readonly digests: Digests) {}

  @HandlesJob('digests.send')
  async send(): Promise<void> {
    await this.digests.run();
  }
}
