/**
 * The steps of `npm test`. Each gives what it counted: `{ passed, failed, skipped?, notes?, output? }`; a step that is no test suite counts as one
 * test. `output` is shown when the step failed.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { packageFolders } from './fingerprint.mjs';
import { checkImports, checkPlantedImports } from './import-direction.mjs';
import { build, TURBO_OPTIONS } from './prepare.mjs';
import { logs, root } from './paths.mjs';
import { run } from './processes.mjs';
import { findChromium, findRedis } from './system-packages.mjs';
import { environment } from './toolchain.mjs';

const bin = (name) => join(root, 'node_modules', '.bin', name);
const JEST = ['--experimental-vm-modules', '--no-warnings', join(root, 'node_modules/jest/bin/jest.js')];

const SHORT_DRILL = ['kill', '--backend', 'postgres', '--messages', '300', '--kills', '5'];

/** A command that passes or fails as a whole. */
async function check(name, command, args, cwd = root) {
  const { code, output } = await run(name, command, args, {
    cwd,
    env: environment(),
    log: `test-${name}`,
    mayFail: true,
  });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, output };
}

function lines(problems) {
  return problems.length === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, output: problems.join('\n') };
}

async function buildAll() {
  try {
    await build();
    return { passed: 1, failed: 0 };
  } catch (error) {
    return { passed: 0, failed: 1, output: error.output ?? error.message };
  }
}

/** Jest in one package. A suite that could not even be loaded counts as one failed test; so does a package without tests. */
async function jest(folder, services) {
  const name = basename(folder);
  const report = join(logs, `test-${name}.json`);
  rmSync(report, { force: true });
  const args = [...JEST, '--ci', `--maxWorkers=${availableParallelism()}`, '--json', `--outputFile=${report}`];
  const { code, output } = await run(name, process.execPath, args, {
    cwd: join(root, folder),
    env: environment({ ...services.env, CI: process.env.CI ?? 'true' }),
    log: `test-${name}`,
    mayFail: true,
  });
  if (!existsSync(report)) return { passed: 0, failed: 1, output };
  const result = JSON.parse(readFileSync(report, 'utf8'));
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  const wrongAsAWhole = failed === 0 && (code !== 0 || result.numPassedTests === 0);
  return {
    passed: result.numPassedTests,
    failed: failed + (wrongAsAWhole ? 1 : 0),
    skipped: result.numPendingTests,
    output,
  };
}

/** The browser tests. One that passes only at the second try counts as failed: users have one. */
async function browser(services) {
  const folder = join(root, 'apps/e2e');
  const chromium = findChromium();
  if (chromium === undefined) {
    return {
      passed: 0,
      failed: 1,
      output: 'The browser tests need Chromium; install it, e.g. with: apt-get install chromium fonts-noto-cjk',
    };
  }
  const report = join(logs, 'test-e2e.json');
  rmSync(report, { force: true });
  const { code, output } = await run(
    'e2e',
    join(folder, 'node_modules/.bin/playwright'),
    ['test', '--reporter=list,json'],
    {
      cwd: folder,
      env: environment({
        ...services.env,
        CHROMIUM_PATH: chromium,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
      }),
      log: 'test-e2e',
      mayFail: true,
    },
  );
  if (!existsSync(report)) return { passed: 0, failed: 1, output };
  const { stats } = JSON.parse(readFileSync(report, 'utf8'));
  const failed = stats.unexpected + stats.flaky;
  const wrongAsAWhole = failed === 0 && (code !== 0 || stats.expected === 0);
  return { passed: stats.expected, failed: failed + (wrongAsAWhole ? 1 : 0), skipped: stats.skipped, output };
}

/** The tests of these scripts, on Node's own runner, since they may need nothing that is installed. */
async function scripts() {
  const { code, output } = await run(
    'scripts',
    process.execPath,
    ['--test', '--test-reporter=tap', 'scripts/**/*.test.mjs'],
    {
      cwd: root,
      env: environment(),
      log: 'test-scripts',
      mayFail: true,
    },
  );
  const count = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  const failed = count('fail') + count('cancelled');
  return { passed: count('pass'), failed: failed === 0 && code !== 0 ? 1 : failed, skipped: count('skipped'), output };
}

/** Known weaknesses in what we install, from the registry. Without an answer nothing is known, which is said and no failure. */
async function audit() {
  const { output } = await run('audit', join(root, '.brug/bin/pnpm'), ['audit', '--audit-level', 'high', '--json'], {
    cwd: root,
    env: environment(),
    log: 'test-audit',
    mayFail: true,
  });
  try {
    const { metadata, advisories } = JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1));
    const { high, critical } = metadata.vulnerabilities;
    if (high + critical === 0) return { passed: 1, failed: 0 };
    return { passed: 0, failed: 1, output: JSON.stringify(advisories, undefined, 2) };
  } catch {
    return { passed: 0, failed: 0, notes: ['audit: not run, the registry does not answer that'] };
  }
}

/**
 * All steps in order: `{ name, needs?, run }`. `needs: 'services'` gets the shared servers. `onlyIn: 'ci'` runs by itself only when CI is set.
 */
export function allSteps() {
  const tested = packageFolders().filter((folder) => existsSync(join(root, folder, 'jest.config.mjs')));
  return [
    { name: 'lint', run: () => check('lint', bin('oxlint'), ['--deny-warnings']) },
    { name: 'format', run: () => check('format', bin('oxfmt'), ['--check', '.']) },
    // Packages are seen through what they export, which is built.
    { name: 'build', run: buildAll },
    { name: 'imports', run: async () => lines(await checkImports()) },
    { name: 'imports-planted', run: async () => lines(await checkPlantedImports()) },
    { name: 'audit', onlyIn: 'ci', run: audit },
    { name: 'scripts', run: scripts },
    { name: 'types', run: () => check('types', bin('turbo'), ['run', 'typecheck', '--continue', ...TURBO_OPTIONS]) },
    ...tested.map((folder) => ({
      name: basename(folder),
      needs: 'services',
      run: (services) => jest(folder, services),
    })),
    // In short; in full with `npm run drill -- kill`.
    {
      name: 'drill',
      onlyIn: 'ci',
      run: () => check('drill', process.execPath, ['drill/src/main.mjs', ...SHORT_DRILL]),
    },
    { name: 'e2e', needs: 'services', run: browser },
  ];
}

/** What cannot be tested on this machine, as sentences for the end. */
export function missingServices() {
  return findRedis() === undefined
    ? ['tests on Redis: not run, they need redis-server (e.g. apt-get install redis-server)']
    : [];
}
