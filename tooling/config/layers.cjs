// The table of architecture.md section 4, row by row. Each rule says why it is there; `npm run check` runs them all.
const API = '^apps/api/src/'
const MODULE = `${API}modules/([^/]+)/`
const own = (...layers) => `${API}modules/$1/[^/]+\\.(${layers.join('|')})\\.ts$`
const others = (...layers) => `${API}modules/[^/]+/[^/]+\\.(${layers.join('|')})\\.ts$`
const kernel = (...names) => `${API}kernel/(${names.join('|')})[^/]*\\.ts$`
/** A file of the module without a layer suffix (a table of codes, data beside them, a registry): may do what a service may. */
const OWN_PLAIN = `${API}modules/$1/[^/.]+\\.(ts|csv)$`
const CONTRACTS = '^packages/contracts/'
const PURE = ['errors', 'flow', 'permissions', 'money', 'clock', 'calendar', 'imports/cell', 'imports/declaration']
const NPM = '(^|/)node_modules/'

/** A layer of a module may import only what is listed; everything else is an error. */
function layer(suffixes, reason, allowed) {
  return {
    name: `layer-${suffixes.join('-')}`,
    comment: reason,
    severity: 'error',
    from: { path: `${MODULE}[^/]+\\.(${suffixes.join('|')})\\.ts$` },
    to: { pathNot: allowed },
  }
}

function forbid(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to }
}

const SERVICE_MAY = [
  own('access', 'rules', 'entity', 'events', 'service', 'report'),
  OWN_PLAIN,
  others('entity'), // ADR 0003: rows of earlier modules may be read and pointed at; verbs come through the door
  `${API}kernel/`,
  `${API}modules/[^/]+/index\\.ts$`,
  CONTRACTS,
  '^packages/i18n/',
  NPM,
  '^node:|^(crypto|fs|path|stream|util)',
]

const layers = [
  layer(['access', 'rules'], 'Rules are pure: a planner can read them and a test needs no database.', [
    kernel(...PURE),
    own('access', 'rules'),
    CONTRACTS,
  ]),
  layer(['entity', 'events'], 'Tables know their columns and the rules, not how they are used or shown.', [
    '/@mikro-orm/core/',
    kernel('document', 'scope', 'outbox', 'ids', 'initials', 'imports/declaration'),
    own('access', 'rules', 'entity'),
    others('entity'),
    CONTRACTS,
  ]),
  layer(['service', 'report'], 'Verbs use their own tables, the kernel and the doors of other modules.', SERVICE_MAY),
  forbid(
    'plain-file',
    'A file without a layer suffix is no way round the layers: it may do what a service may.',
    { path: `${MODULE}[^/.]+\\.ts$`, pathNot: '/(index|module)\\.ts$' },
    { pathNot: SERVICE_MAY },
  ),
  layer(['types', 'list'], 'What the world sees is described apart from the tables.', [
    '/type-graphql/',
    '/graphql-scalars/',
    `${API}kernel/`,
    own('access', 'rules', 'entity', 'events', 'service', 'types', 'list'),
    others('types', 'access', 'entity'), // ADR 0003
    CONTRACTS,
  ]),
  layer(['resolver', 'public\\.resolver'], 'A resolver is one line per field of its own module.', [
    '/(type-graphql|graphql|reflect-metadata)/',
    `${API}kernel/`,
    `${API}modules/$1/`,
    others('types', 'access'),
    CONTRACTS,
  ]),
  forbid(
    'door',
    'The door of a module shows its verbs and events; nothing else leaves.',
    { path: `${MODULE}index\\.ts$` },
    { pathNot: [own('service', 'events'), OWN_PLAIN] },
  ),
]

const modules = [
  forbid(
    'inside-of-another-module',
    "Another module is entered by its door; only the layers listed above may see its tables' or types' shape.",
    { path: MODULE },
    { path: `${API}modules/`, pathNot: [`${API}modules/$1/`, '/index\\.ts$', '\\.(entity|types|access)\\.ts$'] },
  ),
  forbid(
    'services-without-graphql',
    'A verb is the same for the API, a job and the import.',
    { path: '\\.service\\.ts$' },
    { path: '/(graphql|type-graphql)/' },
  ),
  forbid(
    'kernel-knows-no-module',
    'Every module stands on the kernel; the other way round nothing could be removed.',
    { path: `${API}kernel/` },
    { path: `${API}(modules|seed)/|${API}modules\\.ts$` },
  ),
  forbid('no-cycles', 'A cycle makes two files one.', {}, { circular: true }),
  {
    name: 'no-module-cycles',
    comment: 'An arrow goes from the later module to the earlier one (architecture.md section 3), never back.',
    severity: 'error',
    scope: 'folder',
    from: { path: `${API}modules/[^/]+$` },
    to: { circular: true },
  },
]

const chain = { contracts: [], i18n: [], client: ['contracts', 'i18n'], ui: ['client', 'contracts', 'i18n'] }
const packages = [
  ...Object.entries(chain).map(([name, below]) =>
    forbid(
      `package-${name}`,
      'Packages are a straight chain: contracts, i18n ← client ← ui ← apps.',
      { path: `^packages/${name}/` },
      { path: '^(packages|apps)/', pathNot: [name, ...below].map((each) => `^packages/${each}/`) },
    ),
  ),
  forbid(
    'contracts-use-zod-only',
    'Whoever reads a contract needs nothing else.',
    { path: '^packages/contracts/src/' },
    { path: NPM, pathNot: '/zod/' },
  ),
  forbid(
    'words-use-nothing',
    'Both the API and the browser load the words.',
    { path: '^packages/i18n/src/' },
    { path: NPM },
  ),
  forbid(
    'api-uses-contracts-and-words-only',
    'The API knows no user interface.',
    { path: '^apps/api/' },
    { path: '^(apps|packages)/', pathNot: '^(apps/api|packages/(contracts|i18n))/' },
  ),
  ...['admin', 'portal'].map((app) =>
    forbid(
      `${app}-uses-packages-only`,
      'An app reaches the API over the network and never reaches its neighbour.',
      { path: `^apps/${app}/` },
      { path: '^(apps|tooling)/', pathNot: [`^apps/${app}/`, '^tooling/config/'] },
    ),
  ),
  forbid(
    'public-pages-have-no-session',
    'What anybody may open must not carry the code of a signed-in user.',
    { path: '^apps/portal/src/public/' },
    { path: '(^|/)session[^/]*\\.(ts|vue)$|/session/|^apps/portal/src/modules/' },
  ),
  forbid('resolvable', 'A name that cannot be found hides every rule above.', {}, { couldNotResolve: true }),
]

module.exports = {
  forbidden: [...layers, ...modules, ...packages],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Tests may look anywhere; counted, they would tie every module to every other.
    exclude: { path: '(^|/)(dist|\\.nuxt-ui)/|\\.d\\.ts$|\\.(test|fixture)\\.ts$|^apps/api/test/' },
    tsPreCompilationDeps: true, // an import of a type couples too
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.vue', '.json'],
    },
  },
}
