import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const compressible = /\.(?:js|css|html|svg|json|webmanifest)$/;
const smallestWorthwhile = 1024;

/**
 * Writes a `.br` and a `.gz` beside every text file of the build, so that the server sends them without compressing anything itself.
 * Pages are left out: the server writes the nonce of each request into them.
 */
export function preCompress(): Plugin {
  let root = '';
  return {
    name: 'brug-pre-compress',
    apply: 'build',
    configResolved(config) {
      root = join(config.root, config.build.outDir);
    },
    async closeBundle() {
      const entries = await readdir(root, { recursive: true, withFileTypes: true });
      const files = entries
        .filter((entry) => entry.isFile() && compressible.test(entry.name) && !entry.name.endsWith('.html'))
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((file) => !file.includes('/.vite/'));
      await Promise.all(files.map(compressFile));
    },
  };
}

async function compressFile(file: string): Promise<void> {
  const content = await readFile(file);
  if (content.byteLength < smallestWorthwhile) return;
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    promisify(gzip)(content, { level: 9 }),
  ]);
  await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)]);
}
