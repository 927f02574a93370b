/** Installing and building, each only when something changed. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installFingerprint, manifestOf, packageFolders, sourceFingerprint, stamp } from './fingerprint.mjs';
import { lock } from './lock.mjs';
import { root, state } from './paths.mjs';
import { run } from './processes.mjs';
import { checkNode, ensurePnpm, environment, projectNode } from './toolchain.mjs';

const WAITING = 'Another command installs or builds just now; waiting for it.';

/** Installs the packages as locked. */
export async function install() {
  checkNode();
  // The server's files may have to be read by another user: PostgreSQL's, when root runs this.
  process.umask(0o022);
  const release = await lock('prepare', WAITING);
  try {
    const fingerprint = installFingerprint();
    // Kept inside, so that it goes when the packages go.
    const done = stamp(join(root, 'node_modules', '.brug-installed'));
    if (done.matches(fingerprint) && existsSync(join(state, 'bin', 'pnpm'))) return;
    console.log('Installing packages (the first time this takes a minute or more) …');
    done.clear();
    const pnpm = ensurePnpm();
    const { seconds } = await run('installing', pnpm, ['install', '--frozen-lockfile', '--reporter=append-only'], {
      cwd: root,
      // Without a terminal pnpm would stop to ask whether it may replace an older installation.
      env: environment({ CI: 'true' }),
      log: 'install',
    });
    done.set(fingerprint);
    console.log(`  installed in ${seconds} s`);
  } finally {
    release();
  }
}

/** Builds every package, through turbo's cache, unless no source changed since the last complete build. */
export async function build() {
  const release = await lock('prepare', WAITING);
  try {
    const fingerprint = sourceFingerprint();
    const done = stamp(buildStamp);
    const isBuilt = (folder) =>
      manifestOf(folder).scripts?.build === undefined || existsSync(join(root, folder, 'dist'));
    if (done.matches(fingerprint) && packageFolders().every(isBuilt)) return;
    console.log('Building …');
    done.clear();
    const { seconds } = await run(
      'building',
      join(root, 'node_modules', '.bin', 'turbo'),
      ['run', 'build', ...TURBO_OPTIONS],
      {
        cwd: root,
        env: environment(),
        log: 'build',
      },
    );
    // The state before the build: what was edited meanwhile is built next time.
    done.set(fingerprint);
    console.log(`  built in ${seconds} s`);
  } finally {
    release();
  }
}

/** How turbo is to talk. */
export const TURBO_OPTIONS = ['--ui=stream', '--output-logs=new-only'];

/** Holds the fingerprint of the last complete build. */
export const buildStamp = join(state, 'build.stamp');

/**
 * Runs a script on the project's Node and resolves to its exit code. It has our terminal; the signals we get are passed on, and it
 * can tell from its channel to us when we are gone.
 */
export function handOver(script, args) {
  const child = spawn(projectNode(), [join(root, script), ...args], {
    cwd: root,
    env: environment(),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  endWithNpm(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** npm that is killed leaves its script running; we notice that our parents are not those that started us. */
function endWithNpm(child) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parents = npmParents();
  setInterval(() => {
    if (npmParents() !== parents) child.kill('SIGTERM');
  }, 1000).unref();
}

/** Who started us: npm, or the shell between npm and us and npm (as far as the system lets us see without starting a program). */
function npmParents() {
  const parent = process.ppid;
  const isShell = /^(sh|dash|bash|ash)$/.test(statusField(parent, 'Name'));
  return isShell ? `${parent} ${statusField(parent, 'PPid')}` : String(parent);
}

function statusField(pid, name) {
  try {
    return new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '';
  } catch {
    return '';
  }
}

/** Runs a command's main part; what it throws becomes a few lines and exit code 1. */
export async function main(body) {
  // A reader that went away (`npm start | head`) is no reason to fall over.
  process.stdout.on('error', () => undefined);
  try {
    process.exitCode = await body();
  } catch (error) {
    console.error(`\n${error.message}`);
    if (error.output) console.error(error.output.trimEnd().split('\n').slice(-40).join('\n'));
    process.exitCode = 1;
  }
}
