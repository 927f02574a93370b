export { SequencePage } from './sequence-page.js';
export { SequencesPage } from './sequences-page.js';
