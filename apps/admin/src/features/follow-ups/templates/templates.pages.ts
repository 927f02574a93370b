export { TemplatePage } from './template-page.js';
export { TemplatesPage } from './templates-page.js';
