import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { EventName } from '@brug/contracts/events';
import type { JobName } from '@brug/contracts/jobs';
import { FORESEES_EVENT, IN_TRANSACTION_EVENT, InTransactionHandlers } from './events/in-transaction-handlers.js';
import { JobPlanners, PLANS_JOBS_FOR } from './events/job-planners.js';
import { HANDLES_JOB, JobHandlers } from './queue/job-handlers.js';

type Method = (...args: unknown[]) => unknown;

/** Finds the methods marked with `@OnEventInTransaction`, `@ForeseesEvent`, `@PlansJobsFor` and `@HandlesJob` and registers them. */
@Injectable()
export class HandlersExplorer implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
    private readonly inTransaction: InTransactionHandlers,
    private readonly planners: JobPlanners,
    private readonly jobs: JobHandlers,
  ) {}

  onModuleInit(): void {
    for (const { instance } of this.discovery.getProviders()) {
      if (typeof instance !== 'object' || instance === null) continue;
      for (const name of this.scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object)) {
        this.#register(instance as Record<string, Method>, name);
      }
    }
  }

  #register(instance: Record<string, Method>, methodName: string): void {
    const method = instance[methodName];
    if (typeof method !== 'function') return;
    const bound = method.bind(instance) as never;
    const event = this.reflector.get<EventName | undefined>(IN_TRANSACTION_EVENT, method);
    if (event) this.inTransaction.register(event, bound);
    const foreseen = this.reflector.get<EventName | undefined>(FORESEES_EVENT, method);
    if (foreseen) this.inTransaction.registerForeseer(foreseen, bound);
    const planned = this.reflector.get<EventName | undefined>(PLANS_JOBS_FOR, method);
    if (planned) this.planners.register(planned, bound);
    const job = this.reflector.get<JobName | undefined>(HANDLES_JOB, method);
    if (job) this.jobs.register(job, bound);
  }
}
