import 'reflect-metadata';
import { configOrExit } from '../platform/process/lifecycle.js';
import { emptyQueue } from '../platform/queue/queue-connection.js';

/** Empties the queue that `QUEUE_BACKEND` names; see docs/operations.md, moving from one queue to the other. */
const config = configOrExit();
const jobs = await emptyQueue(config);
console.log(`The queue on ${config.queueBackend} is empty; it had ${jobs} jobs.`);
