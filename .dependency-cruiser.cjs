// Which folder may import which: the arrows of the architecture. Each rule lists what is allowed
// and forbids the rest, so that a new folder or package has to be decided on.
// `scripts/architecture.test.ts` proves that every rule fires. That services import adapters as types
// only is a rule of lint (scripts/lint/adapter-types.grit).

const TEST_FILES = '\\.test\\.tsx?$';
const NPM = 'node_modules/';

/** Everything below `from` may import its own folder and what `allowed` names; nothing else. */
function only(name, from, allowed, comment) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from, pathNot: TEST_FILES },
    to: { pathNot: [from, ...allowed] },
  };
}

/** Nothing below `from` may import what `to` matches. */
function never(name, from, to, comment) {
  return { name, comment, severity: 'error', from: { path: from, pathNot: TEST_FILES }, to };
}

const package_ = (name) => `^${NPM}${name}/`;

const sharedRules = [
  only('lib-imports-nothing', '^shared/lib/', [], 'the ground everything stands on'),
  only(
    'domain',
    '^shared/domain/',
    ['^shared/lib/', package_('zod'), package_('@noble/hashes')],
    'lib, zod, and SHA-256 for what a client consented to',
  ),
  only(
    'documents',
    '^shared/documents/',
    ['^shared/(domain|lib)/', package_('zod')],
    'domain, lib, and zod because a document model crosses to the shell',
  ),
  only(
    'interchange',
    '^shared/interchange/',
    ['^shared/(domain|lib)/', package_('(csv-parse|fast-xml-parser)')],
    'domain, lib and one parser per format',
  ),
  only(
    'protocol',
    '^shared/protocol/',
    ['^shared/(domain|lib)/', package_('zod')],
    'domain, lib, zod',
  ),
  only(
    'sync',
    '^shared/sync/',
    ['^shared/(domain|protocol|lib)/', package_('node-diff3')],
    'domain, protocol, lib, node-diff3',
  ),
  only('ipc', '^shared/ipc/', ['^shared/lib/', package_('zod')], 'lib, zod'),
];

const rendererRules = [
  never(
    'features-stay-apart',
    '^renderer/features/([^/]+)/',
    { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    'what two features share belongs in components, services or shared',
  ),
  never(
    'features-use-services',
    '^renderer/features/',
    {
      path: '^renderer/(app|vault|transport|platform)/',
      pathNot: '^renderer/vault/(api|views)\\.ts$',
    },
    'features reach adapters through services; of the vault they know its interface, which is types',
  ),
  never(
    'components-import-nothing-above',
    '^renderer/components/',
    { path: '^renderer/(app|features|vault|transport|platform)/' },
    'design-system parts know no screens and no adapters',
  ),
  never(
    'services-import-nothing-above',
    '^renderer/services/',
    { path: '^renderer/(app|features|components)/' },
    'services stand below the screens',
  ),
  never(
    'adapters-are-leaves',
    '^renderer/(vault|transport|platform)/',
    { path: '^renderer/', pathNot: '^renderer/$1/' },
    'adapters know neither screens nor each other',
  ),
  never(
    'platform-knows-the-contract',
    '^renderer/platform/',
    { path: '^shared/', pathNot: '^shared/(ipc|lib)/' },
    'shared/ipc, shared/lib',
  ),
];

const runtimeRules = [
  never(
    'renderer-is-a-page',
    '^renderer/',
    { path: '^(server|electron)/' },
    'the shell is reached over IPC, the server over HTTP',
  ),
  never(
    'main-knows-the-contract',
    '^electron/main/',
    {
      path: '^(shared|electron|renderer|server)/',
      pathNot: '^(electron/main|shared/(ipc|lib|protocol))/',
    },
    "shared/ipc, shared/lib, and shared/protocol because tokens and the network are the shell's",
  ),
  only('preload', '^electron/preload/', ['^shared/ipc/', `^${NPM}electron/`], 'shared/ipc'),
  never(
    'server-uses-shared-only',
    '^server/',
    { path: '^(renderer|electron)/' },
    'the server runs without a screen',
  ),
  {
    name: 'dexie-in-the-vault-only',
    severity: 'error',
    from: {
      path: '^(shared|electron|renderer|server)/',
      pathNot: ['^renderer/vault/', TEST_FILES],
    },
    to: { path: `^${NPM}(dexie|fake-indexeddb)` },
  },
  {
    name: 'electron-in-the-shell-only',
    severity: 'error',
    from: { path: '^(shared|renderer|server)/', pathNot: TEST_FILES },
    to: { path: `^${NPM}electron/` },
  },
];

const generalRules = [
  { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'product-never-imports-tests',
    severity: 'error',
    from: { path: '^(shared|electron|renderer|server)/', pathNot: TEST_FILES },
    to: { path: ['^tests/', '^scripts/', TEST_FILES] },
  },
  {
    name: 'server-installs-without-tools',
    comment: 'the server is installed with --omit=dev',
    severity: 'error',
    from: { path: '^(server|shared)/', pathNot: TEST_FILES },
    to: {
      dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
    },
  },
  {
    name: 'imports-resolve',
    comment: 'an import that cannot be resolved could not be judged either',
    severity: 'error',
    from: {},
    // Vite's own suffixes (?worker, ?url) are no files; the build proves them.
    to: { couldNotResolve: true, pathNot: '\\?' },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [...sharedRules, ...rendererRules, ...runtimeRules, ...generalRules],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(css|svg|png|woff2)$' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
    },
  },
};
