/** Direction of imports: apps → contracts → domain, and inside the server each slice sees only what stands to its left. */
const SLICES = [
  'platform',
  'identity',
  'organisations',
  'activities',
  'leads',
  'follow-ups',
  'inquiries',
  'missions',
  'projects',
  'reports',
  'exchange',
];
const server = 'apps/server/src/';

/** A slice may not import a slice to its right, and to its left only `platform/` and `*.public.ts`. */
const sliceRules = SLICES.flatMap((slice, position) => {
  const right = SLICES.slice(position + 1);
  const left = SLICES.slice(1, position);
  return [
    right.length > 0 && {
      name: `${slice}-sees-only-what-is-left-of-it`,
      severity: 'error',
      // A test may load the slices whose handlers it watches.
      from: { path: `^${server}${slice}/`, pathNot: '\\.int-spec\\.ts$' },
      to: { path: `^${server}(${right.join('|')})/` },
    },
    left.length > 0 && {
      name: `${slice}-speaks-to-others-through-their-public-file`,
      severity: 'error',
      from: { path: `^${server}${slice}/`, pathNot: '\\.int-spec\\.ts$' },
      to: { path: `^${server}(${left.join('|')})/`, pathNot: '\\.public\\.ts$' },
    },
  ].filter(Boolean);
});

export default {
  forbidden: [
    // Types that name each other are no cycle at run time.
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'domain-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^packages/domain/src' },
      to: { path: '^(apps|packages/(?!domain))' },
    },
    {
      name: 'domain-does-no-io',
      severity: 'error',
      from: { path: '^packages/domain/src', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'contracts-import-only-the-domain',
      severity: 'error',
      from: { path: '^packages/contracts/src' },
      to: { path: '^(apps|packages/(?!domain|contracts))' },
    },
    {
      name: 'packages-do-not-import-apps',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^apps/' },
    },
    {
      name: 'admin-features-do-not-import-each-other',
      severity: 'error',
      from: { path: '^apps/admin/src/features/([^/]+)/' },
      to: { path: '^apps/admin/src/features/', pathNot: '^apps/admin/src/features/$1/' },
    },
    {
      name: 'admin-features-do-not-import-the-app',
      severity: 'error',
      from: { path: '^apps/admin/src/features/' },
      to: { path: '^apps/admin/src/app/' },
    },
    {
      name: 'admin-shared-knows-no-feature',
      severity: 'error',
      from: { path: '^apps/admin/src/shared/' },
      to: { path: '^apps/admin/src/(features|app)/' },
    },
    {
      name: 'public-form-carries-no-admin-code',
      severity: 'error',
      from: { path: '^apps/admin/src/(inquiry-form|unsubscribe)/', pathNot: '\\.spec\\.tsx$' },
      to: { path: '^apps/admin/src/(features|app|shared)/' },
    },
    ...sliceRules,
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules|/dist/' },
    exclude: { path: '/dist/|\\.gen\\.ts$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
};
