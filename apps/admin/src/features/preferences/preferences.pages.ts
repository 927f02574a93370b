export { PreferencesPage } from './preferences-page.js';
