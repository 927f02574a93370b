export { DEMO_LEADS, DEMO_SEED, demoPeople, demoStages, generate, type DemoRequest } from './generate.js';
export {
  TABLE_NAMES,
  TABLES,
  type Cell,
  type ColumnKind,
  type DemoPerson,
  type DemoRow,
  type DemoStage,
  type Row,
  type TableName,
} from './rows.js';
