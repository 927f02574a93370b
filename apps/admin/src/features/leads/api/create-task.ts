import type { CreateTask, FollowUp } from '@brug/contracts/follow-ups';
import { api } from '../../../shared/api/api.js';

/** Plans a task on a lead. The same key twice plans one. */
export function createTask(body: CreateTask, idempotencyKey: string): Promise<FollowUp> {
  return api('POST /follow-ups/tasks', { body, idempotencyKey });
}
