export { PipelineReportPage } from './pipeline-report-page.js';
