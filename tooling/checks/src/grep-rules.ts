import { isTest, type SourceFile } from './house.ts'

/** `pattern` is looked for line by line unless it has the `s` flag, outside comments. */
export type GrepRule = { name: string; reason: string; pattern: RegExp; in: (path: string) => boolean; comments?: true }

const under = (folders: RegExp, except?: RegExp) => (path: string) =>
  folders.test(path) && !isTest(path) && !except?.test(path)
const API = /^apps\/api\/src\/.*\.ts$/
const PRODUCT = /^(apps|packages)\/[^/]+\/src\/.*\.(ts|vue)$/
const ALL = /^(apps|packages|tooling)\/.*\.(ts|mts|mjs|cjs|vue)$/
/** The rules and their bad examples. */
const RULES = /^tooling\/checks\//
const WHERE_SQL_LIVES = /\/(kernel|migrations|seed)\/|\.report\.ts$/
/** Words, the demo network, and tables of names to be recognised in files: none is shown from there but the words. */
const READS_CHINESE = /^packages\/i18n\/src\/|\/seed\/|-import\.rules\.ts$|\/division-codes\.ts$/
/** They splice declared names of tables and roles, which PostgreSQL cannot bind; values are bound. Review by eye. */
const SPLICES_NAMES = /\/kernel\/(database|migrate|record|read\/[^/]+|backup\/[^/]+|auth\/subject)\.ts$/
const SQL_START = 'select|insert|update|delete|with|create|alter|drop|grant|revoke|truncate|set|lock'

export const grepRules: GrepRule[] = [
  {
    name: 'raw-sql',
    reason: 'rows of others are kept out by scopes and declared reads; SQL of one’s own goes past review of both',
    pattern: /['"`]\s*(select\s+\S.*\sfrom\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s)|\.(execute|raw)\(/i,
    in: under(API, WHERE_SQL_LIVES),
  },
  {
    name: 'sql-from-strings',
    reason: 'a value spliced into SQL text is an injection; bind it as a parameter',
    pattern: new RegExp(`(?<![\\w)\\]])\`\\s*(?:${SQL_START})\\s[^\`]*\\$\\{`, 'is'),
    in: under(API, SPLICES_NAMES),
  },
  {
    name: 'process-env',
    reason: 'config.ts parses every variable once, so a wrong one is named at start',
    pattern: /process\.env\b/,
    in: under(PRODUCT, /^apps\/api\/src\/config\.ts$/),
  },
  {
    name: 'clock',
    reason: 'time is an input (ctx.now), else a rule cannot be tested at another hour',
    pattern: /new Date\(|Date\.now\(/,
    in: under(API, /\/kernel\/clock\.ts$/),
  },
  {
    name: 'public-suffix',
    reason: 'the anonymous surface must be listable by file name',
    pattern: /@Public\(/,
    in: under(API, /\.public\.resolver\.ts$/),
  },
  {
    name: 'v-html',
    reason: 'text of a stranger would become code',
    pattern: /\bv-html\b|\.innerHTML\b|insertAdjacentHTML/,
    in: under(PRODUCT),
  },
  {
    name: 'no-any',
    reason: 'it turns the compiler off for everything behind it',
    pattern: /\bas any\b|\bas unknown as\b|<any>|:\s*any\b(?=[\s,;)=[])/,
    in: (path) => ALL.test(path) && !RULES.test(path) && !path.startsWith('packages/i18n/src/words/'),
  },
  {
    name: 'ts-ignore',
    reason: 'a type error is answered, not silenced',
    pattern: /@ts-(ignore|nocheck|expect-error)/,
    in: (path) => ALL.test(path) && !RULES.test(path),
    comments: true,
  },
  {
    name: 'unfinished',
    reason: 'what is not there is said in the report, not left in the product',
    pattern: /\b(TODO|FIXME|HACK)\b|[Nn]ot implemented|[Cc]oming soon/,
    in: (path) => ALL.test(path) && !RULES.test(path),
    comments: true,
  },
  {
    name: 'skipped-tests',
    reason: 'a test that does not run proves nothing',
    pattern: /\b(test|it|describe)\.(skip|only|todo|skipIf)\b|\bx(it|describe)\(/,
    in: (path) => isTest(path) && !RULES.test(path),
  },
  {
    name: 'role-in-code',
    reason: 'what somebody may do is a permission or an available action; roles are sets of them in one table',
    pattern: /\broles?\b(\.\w+)?\s*[!=]==|\broles?\.(includes|has)\(/,
    in: under(/^apps\/(admin|portal)\/src\/|^packages\/ui\/src\/|^apps\/api\/src\/modules\/(?!identity\/|users\/)/),
  },
  {
    name: 'lazy-import',
    reason: 'it hides a cycle',
    pattern: /\bimport\((?!\s*['"][^'"]*\.vue)/,
    in: under(/^apps\/api\/src\/modules\//),
  },
  {
    name: 'chinese-words',
    reason: 'words stand in packages/i18n in both languages, side by side',
    // Not inside a regular expression, which reads words and shows none, nor in the description of a schema field.
    pattern: /^(?!.*\bdescription: ')(.*['"`>])?[^'"`/]*[㐀-鿿]/,
    in: under(PRODUCT, READS_CHINESE),
  },
  {
    name: 'vague-names',
    reason: 'a name says what the file is about',
    pattern: /^/s,
    in: (path) =>
      PRODUCT.test(path) && /(manager|helper|util|utils|handler|info)(\.[^/]*)?\.(ts|vue)$/i.test(fileName(path)),
  },
  {
    name: 'kebab-case',
    reason: 'one way to write a file name',
    pattern: /^/s,
    in: (path) => ALL.test(path) && !/^\.?[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(fileName(path)),
  },
]

const fileName = (path: string) => path.slice(path.lastIndexOf('/') + 1)

/** `// allow clock: <reason>` on the line or the one above excuses it; `// allow-file clock: <reason>` the whole file. */
export function isExcused(file: SourceFile, line: number, rule: string): boolean {
  const near = file.text.split('\n').slice(Math.max(0, line - 2), line)
  const says = (word: string) => new RegExp(`(//|--|<!--|\\*) ${word} ${rule}: \\S`)
  return says('allow-file').test(file.text) || near.some((text) => says('allow').test(text))
}
