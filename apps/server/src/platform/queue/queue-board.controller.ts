import { Controller } from '@nestjs/common';
import type { ParamsOf, QueryOf, ResponseOf } from '@brug/contracts/http';
import { type QueueBoard, queueEndpoints } from '@brug/contracts/queue';
import type { PersonActor } from '../actors/caller.js';
import { CurrentActor, Endpoint, ValidParams, ValidQuery } from '../http/endpoint.decorator.js';
import { QueueOperations } from './queue-operations.js';

type JobParams = ParamsOf<typeof queueEndpoints.retry>;

@Controller()
export class QueueBoardController {
  constructor(private readonly operations: QueueOperations) {}

  @Endpoint(queueEndpoints.board)
  board(): Promise<QueueBoard> {
    return this.operations.board();
  }

  @Endpoint(queueEndpoints.failed)
  failed(
    @ValidQuery() query: QueryOf<typeof queueEndpoints.failed>,
  ): Promise<ResponseOf<typeof queueEndpoints.failed>> {
    return this.operations.failed(query);
  }

  @Endpoint(queueEndpoints.retry)
  retry(@CurrentActor() actor: PersonActor, @ValidParams() { jobId }: JobParams): Promise<void> {
    return this.operations.retry(actor, jobId);
  }

  @Endpoint(queueEndpoints.remove)
  remove(@CurrentActor() actor: PersonActor, @ValidParams() { jobId }: JobParams): Promise<void> {
    return this.operations.remove(actor, jobId);
  }
}
