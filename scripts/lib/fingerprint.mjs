/** Whether files changed since last time, without asking git: name, size and time of change of each. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

const GROUPS = ['apps', 'packages', 'bench', 'drill'];
const OUTPUT_FOLDERS = new Set([
  'node_modules',
  'dist',
  '.turbo',
  'coverage',
  'results',
  'test-results',
  'playwright-report',
]);
/** Files that a build writes, or that it does not read. */
const NOT_SOURCE = /\.gen\.ts$|\.spec\.tsx?$|\.int-spec\.ts$|\.tsbuildinfo$|\.log$/;

/** The folders of the workspace that hold a package. */
export function packageFolders() {
  return GROUPS.flatMap((group) => [
    group,
    ...readdirSync(join(root, group), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${group}/${entry.name}`),
  ]).filter((folder) => existsSync(join(root, folder, 'package.json')));
}

/** Reads a package's `package.json`. */
export function manifestOf(folder) {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
}

/** What an installation depends on, by content: a checkout changes the times of these without changing them. */
export function installFingerprint() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  const manifests = packageFolders().map((folder) => `${folder}/package.json`);
  for (const file of ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests]) {
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

/** What a build depends on. */
export function sourceFingerprint() {
  const hash = createHash('sha256').update(installFingerprint());
  for (const file of ['tsconfig.base.json', 'turbo.json']) addFile(hash, join(root, file));
  for (const group of GROUPS) addFolder(hash, join(root, group));
  return hash.digest('hex');
}

function addFolder(hash, folder) {
  // Node 18 has no toSorted().
  // oxlint-disable-next-line unicorn/no-array-sort
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!OUTPUT_FOLDERS.has(entry.name)) addFolder(hash, path);
    } else if (!NOT_SOURCE.test(entry.name)) addFile(hash, path);
  }
}

function addFile(hash, path) {
  const { size, mtimeMs } = statSync(path);
  hash.update(`${path}\0${size}\0${mtimeMs}\0`);
}

/** A fingerprint kept in a file, of the last time something was done completely. */
export function stamp(path) {
  return {
    matches: (fingerprint) => existsSync(path) && readFileSync(path, 'utf8') === fingerprint,
    clear: () => rmSync(path, { force: true }),
    set: (fingerprint) => writeFileSync(path, fingerprint),
  };
}
