export { loadDemoData, type LoadOptions, type LoadReport } from './load.js';
