export * from './calendar-types.js';
export * from './working-calendar.js';
export * from './working-days.js';
export * from './working-hours.js';
export * from './call-slots.js';
export * from './plan-at.js';
export { belgianCalendarDays, easterSunday } from './data/belgian-calendar.js';
export { CHINESE_PUBLISHED_YEARS, chineseCalendarDays } from './data/chinese-calendar.js';
