export { ActivitiesModule } from './activities.module.js';
export {
  ACTIVITY_FILES,
  ACTIVITY_FOLLOW_UP_CONSTRAINT,
  type ActivityMail,
  insertActivities,
  type NewActivity,
} from './activities.queries.js';
export { Timeline } from './timeline.js';
export { TimelineSources, type TimelineSource } from './timeline-sources.js';
