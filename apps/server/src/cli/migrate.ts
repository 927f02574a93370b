import { DEFAULTS } from '../defaults.js';
import { deploy } from '../platform/deploy/deploy.js';
import { configOrExit } from '../platform/process/lifecycle.js';
import 'reflect-metadata';

/** Brings the database at `DATABASE_URL` up to this release; run before the processes of a release start. */
const ran = await deploy(configOrExit(), DEFAULTS);
console.log(ran.length > 0 ? `Migrated: ${ran.join(', ')}.` : 'The database is up to date.');
