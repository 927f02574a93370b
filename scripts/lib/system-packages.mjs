/** Programs from the distribution that some tests need: a browser and Redis. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './processes.mjs';
import { environment } from './toolchain.mjs';

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const FONT_FOLDERS = [
  '/usr/share/fonts/opentype/noto',
  '/usr/share/fonts/google-noto-cjk',
  '/usr/share/fonts/noto-cjk',
];

/** The path of the browser to test with, or `undefined`. CHROMIUM_PATH goes before what is installed. */
export function findChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) return existsSync(chosen) ? chosen : undefined;
  return BROWSERS.map(which).find((path) => path !== undefined);
}

/** The path of the Redis server, or `undefined`. */
export function findRedis() {
  return which('redis-server') ?? which('valkey-server');
}

function which(program) {
  const folders = (process.env.PATH ?? '')
    .split(delimiter)
    .concat('/usr/bin', '/usr/local/bin', '/usr/sbin', '/opt/homebrew/bin');
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}

function hasChineseFonts() {
  return (
    process.platform !== 'linux' ||
    FONT_FOLDERS.some((folder) => existsSync(folder) && readdirSync(folder).some((name) => /CJK/i.test(name)))
  );
}

/**
 * Installs what is missing of Chromium, Chinese fonts and Redis, where the user may and the system is Debian's or like it.
 * Gives a sentence per thing that is still missing, which says how to install it.
 */
export async function ensurePrograms() {
  const missing = () =>
    [
      findChromium() === undefined && 'chromium',
      !hasChineseFonts() && 'fonts-noto-cjk',
      findRedis() === undefined && 'redis-server',
    ].filter(Boolean);
  const wanted = missing();
  if (wanted.length === 0) return [];
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    console.log(`Installing ${wanted.join(', ')} …`);
    const env = environment({ DEBIAN_FRONTEND: 'noninteractive' });
    await run('apt-get update', 'apt-get', ['update'], { env, log: 'apt-update', mayFail: true });
    await run('apt-get install', 'apt-get', ['install', '-y', '--no-install-recommends', ...wanted], {
      env,
      log: 'apt-install',
      mayFail: true,
    });
  }
  return missing().map((name) => `${name} is missing; install it, e.g. with: apt-get install ${name}`);
}
