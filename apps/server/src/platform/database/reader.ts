import type { Database } from './database.js';
import type { Tx } from './tx.js';

/** Who reads: the database, or a transaction that sees what it has itself written. */
export type Reader = Pick<Database, 'read'> | { readonly read: Tx['query'] };
