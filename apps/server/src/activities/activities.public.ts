export { ActivitiesModule } from './activities.module.js';
export { ACTIVITY_FOLLOW_UP_CONSTRAINT, insertActivity, type NewActivity } from './activities.queries.js';
export { Timeline } from './timeline.js';
export { TimelineSources, type TimelineSource } from './timeline-sources.js';
