import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { initialScripts } from './initial-scripts.js';
import type { ManifestChunk } from './initial-scripts.js';

export interface Budget {
  /** The page, as the manifest names it. */
  readonly entry: string;
  readonly maxGzipBytes: number;
}

/** Fails the build when the scripts a page needs before it runs weigh more than agreed, and says how much they weigh when not. */
export function bundleBudget(budgets: readonly Budget[]): Plugin {
  let root = '';
  return {
    name: 'brug-bundle-budget',
    apply: 'build',
    configResolved(config) {
      root = join(config.root, config.build.outDir);
    },
    async closeBundle(failure?: Error) {
      if (failure !== undefined) return;
      const manifest = JSON.parse(await readFile(join(root, '.vite', 'manifest.json'), 'utf8')) as Record<
        string,
        ManifestChunk
      >;
      for (const { entry, maxGzipBytes } of budgets) {
        const files = initialScripts(manifest, entry);
        const contents = await Promise.all(files.map((file) => readFile(join(root, file))));
        const bytes = contents.reduce((sum, content) => sum + gzipSync(content, { level: 9 }).byteLength, 0);
        const sentence = `${entry}: ${inKilobytes(bytes)} of initial JavaScript (gzip, ${files.length} files), at most ${inKilobytes(maxGzipBytes)}`;
        if (bytes > maxGzipBytes) this.error(sentence);
        this.info(sentence);
      }
    },
  };
}

function inKilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
