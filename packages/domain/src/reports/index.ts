export * from './pipeline-report.js';
