/** Where things lie. Everything that running Brug writes is below `.brug` in the repository, which git ignores. */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const state = join(root, '.brug');
export const logs = join(state, 'logs');

mkdirSync(logs, { recursive: true });
