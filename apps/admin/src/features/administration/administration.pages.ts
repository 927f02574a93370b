export { CalendarsPage } from './calendars/calendars-page.js';
