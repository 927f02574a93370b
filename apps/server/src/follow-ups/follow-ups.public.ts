export { AlarmWatch } from './alarms.js';
export { installDefaultFollowUps } from './follow-ups.defaults.js';
export { FollowUpsModule } from './follow-ups.module.js';
