import type { TaskKind } from './state.js';

/** How much of a calendar a task takes, in minutes. */
export const TASK_MINUTES: Readonly<Record<TaskKind, number>> = { call: 30, wechat: 15, visit: 120, 'to-do': 30 };
