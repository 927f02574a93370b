/** Holds the direction of imports, and proves with planted violations that the rules see anything at all. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './paths.mjs';
import { run } from './processes.mjs';
import { environment } from './toolchain.mjs';

/** A tree with imports that are allowed and one violation each of the rules that matter most. */
const PLANTED = {
  'packages/domain/src/money/index.ts': `import type { A } from '../../../contracts/src/leads/index.js';\nexport type Money = A;\n`,
  'packages/domain/src/files/index.ts': `import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n`,
  'packages/contracts/src/leads/index.ts': 'export type A = string;\n',
  'apps/server/src/platform/clock.ts': `import { move } from '../leads/leads.service.js';\nexport const clock = move;\n`,
  'apps/server/src/leads/leads.service.ts': `import { find } from '../organisations/organisations.service.js';\nimport { known } from '../organisations/organisations.public.js';\nexport const move = [find, known];\n`,
  'apps/server/src/organisations/organisations.service.ts': 'export const find = 1;\n',
  'apps/server/src/organisations/organisations.public.ts': 'export const known = 1;\n',
  'apps/admin/src/features/board/board.tsx': `import { Table } from '../table/table.js';\nexport const Board = Table;\n`,
  'apps/admin/src/features/table/table.tsx': `import { nothing } from './nothing.js';\nexport const Table = nothing;\n`,
};

/** Which rule has to report what, and nothing else. */
const EXPECTED = [
  'admin-features-do-not-import-each-other: apps/admin/src/features/board/board.tsx',
  'domain-does-no-io: packages/domain/src/files/index.ts',
  'domain-imports-nothing-of-ours: packages/domain/src/money/index.ts',
  'leads-speaks-to-others-through-their-public-file: apps/server/src/leads/leads.service.ts',
  'not-to-unresolvable: apps/admin/src/features/table/table.tsx',
  'platform-sees-only-what-is-left-of-it: apps/server/src/platform/clock.ts',
];

/** Checks the repository. Gives the violations, one line each; an empty check is one. */
export async function checkImports() {
  const { modules, violations } = await cruise(root, 'imports');
  return modules === 0
    ? ['dependency-cruiser saw no module at all']
    : violations.map(({ from, to, rule }) => `${rule}: ${from} → ${to}`);
}

/** Checks the planted tree. Gives what differs from the expectation, one line each. */
export async function checkPlantedImports() {
  const tree = mkdtempSync(join(tmpdir(), 'brug-planted-'));
  try {
    for (const [path, content] of Object.entries(PLANTED)) {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), content);
    }
    const { violations } = await cruise(tree, 'imports-planted');
    const found = new Set(violations.map(({ from, rule }) => `${rule}: ${from}`));
    return [
      ...EXPECTED.filter((line) => !found.has(line)).map((line) => `not reported: ${line}`),
      ...[...found].filter((line) => !EXPECTED.includes(line)).map((line) => `reported although allowed: ${line}`),
    ];
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

async function cruise(cwd, log) {
  const depcruise = join(root, 'node_modules', '.bin', 'depcruise');
  const config = join(root, '.dependency-cruiser.mjs');
  const { output } = await run(
    'dependency-cruiser',
    depcruise,
    ['--config', config, '--output-type', 'json', 'apps', 'packages'],
    {
      cwd,
      env: environment(),
      log,
      mayFail: true,
    },
  );
  // It warns on standard error, which comes before or after the report.
  const { summary } = JSON.parse(
    output.slice(
      output.indexOf('\n{') === -1 ? output.indexOf('{') : output.indexOf('\n{'),
      output.lastIndexOf('}') + 1,
    ),
  );
  return {
    modules: summary.totalCruised,
    violations: summary.violations.map(({ from, to, rule }) => ({ from, to, rule: rule.name })),
  };
}
