export { CalendarsPage } from './calendars/calendars-page.js';
export { TextsPage } from './texts/texts-page.js';
