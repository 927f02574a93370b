/** Second half of `npm test`, on the project's Node: runs the steps one after the other, goes on after a failure, and sums up. */
import { build } from './prepare.mjs';
import { lastLines } from './processes.mjs';
import { ensurePrograms } from './system-packages.mjs';
import { startTestServices } from './test-services.mjs';
import { allSteps, missingServices } from './test-steps.mjs';

const SHOWN_LINES = 150;

let services;

async function chosenSteps(names) {
  const steps = allSteps();
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    throw new Error(`There is no step ${unknown.join(', ')}. The steps: ${steps.map((step) => step.name).join(', ')}`);
  }
  return names.length > 0
    ? steps.filter((step) => names.includes(step.name))
    : steps.filter((step) => step.onlyIn !== 'ci' || process.env.CI);
}

/** Runs one step; whatever goes wrong inside counts as one failure. */
async function runStep(step) {
  const started = performance.now();
  let result;
  try {
    if (step.needs === 'services') {
      // A chosen step alone finds everything built too.
      if (services === undefined) await build();
      services ??= await startTestServices();
    }
    result = await step.run(services);
  } catch (error) {
    result = { passed: 0, failed: 1, output: `${error.stack ?? error}\n${error.output ?? ''}` };
  }
  report(step.name, result, (performance.now() - started) / 1000);
  return result;
}

function report(name, { passed, failed, skipped = 0, output = '' }, seconds) {
  const verdict = failed > 0 ? 'FAIL' : passed > 0 ? 'ok  ' : '--  ';
  const counts = [`${passed} passed`, failed > 0 && `${failed} failed`, skipped > 0 && `${skipped} skipped`].filter(
    Boolean,
  );
  console.log(`${verdict}  ${name.padEnd(16)} ${seconds.toFixed(1).padStart(6)} s  ${counts.join(', ')}`);
  if (failed === 0) return;
  const cut = output.trimEnd().split('\n').length > SHOWN_LINES;
  const shown = `${cut ? `(the last ${SHOWN_LINES} lines; all of it in .brug/logs)\n` : ''}${lastLines(output, SHOWN_LINES)}`;
  console.log(shown.replaceAll(/^/gm, '      '));
}

async function runAll(names) {
  if (names.includes('--list')) {
    console.log(
      allSteps()
        .map((step) => step.name)
        .join('\n'),
    );
    return 0;
  }
  const steps = await chosenSteps(names);
  const needsPrograms = steps.some((step) => step.needs === 'services');
  const notes = needsPrograms ? await ensurePrograms() : [];
  const total = { passed: 0, failed: 0 };
  try {
    for (const step of steps) {
      const result = await runStep(step);
      total.passed += result.passed;
      total.failed += result.failed;
      notes.push(...(result.notes ?? []));
    }
  } finally {
    await services?.stop();
  }
  if (needsPrograms) notes.push(...missingServices());
  for (const note of notes) console.log(`note  ${note}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

// Output goes to files and is quoted.
process.env.NO_COLOR = '1';
delete process.env.FORCE_COLOR;
process.stdout.on('error', () => undefined);
// Our parent is gone: nobody reads the result any more. The servers notice by themselves.
process.on('disconnect', () => process.exit(1));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  // A running command is stopped by run(), which then ends this process.
  process.on(signal, () => setTimeout(() => process.exit(130), 5000).unref());
}

try {
  process.exitCode = await runAll(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
process.channel?.unref();
