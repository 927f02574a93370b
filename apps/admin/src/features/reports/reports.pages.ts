export { PipelineReportPage } from './pipeline-report-page.js';
export { PipelineRowsPage } from './pipeline-rows-page.js';
