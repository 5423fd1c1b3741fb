import { isEnumType, type GraphQLSchema } from 'graphql'

import { declarations } from './declarations.ts'
import { type Finding, isTest, lineAt, type SourceFile, type Verdict } from './house.ts'

type Words = Readonly<Record<string, readonly [string, string]>>

const KEY = /(['"`])((?:(?:fields|enums|actions|errors|pages|common)\.[A-Za-z]|notifications\.[A-Z])[\w.]*)\1/g
/** Families that code reaches with a computed key, so that a key without a literal use is not unused. */
const COMPUTED = /^(enums|errors|actions|fields|notifications)\./
const CHINESE = /[㐀-鿿]/

/** Whatever a user may read has words in both languages: keys in the code, and what rules and schema declare. */
export function words(files: SourceFile[], all: Words, schema: GraphQLSchema): Verdict {
  const uses = files.filter(({ path }) => isProduct(path)).flatMap(literalKeys)
  const missing = uses
    .filter(({ key }) => !(key in all))
    .map(({ at, key }) => ({ ...at, text: `no words for '${key}'` }))
  const declared = neededKeys(files, schema).filter(({ keys }) => !keys.some((key) => key in all))
  const used = new Set(uses.map(({ key }) => key))
  const unused = Object.keys(all).filter((key) => !used.has(key) && !COMPUTED.test(key))
  return {
    findings: [...missing, ...declared.map(({ keys }) => inWords(`no words for '${keys[0]}'`)), ...pairFindings(all)],
    notes: [
      `${Object.keys(all).length} words in both languages`,
      ...(unused.length ? [`${unused.length} words are not used: ${unused.join(', ')}`] : []),
    ],
  }
}

const isProduct = (path: string) =>
  /^(apps|packages)\/.*\.(ts|vue)$/.test(path) && !path.startsWith('packages/i18n/') && !isTest(path)
const inWords = (text: string): Finding => ({ path: 'packages/i18n/src/words', line: 1, text })

function literalKeys({ path, text }: SourceFile) {
  return [...text.matchAll(KEY)].map((match) => ({
    key: match[2] ?? '',
    at: { path, line: lineAt(text, match.index) },
  }))
}

/** Each entry is satisfied by any one of its keys. */
function neededKeys(files: SourceFile[], schema: GraphQLSchema): { keys: string[] }[] {
  const { errorCodes, permissions, steps, fieldCodes, notifications } = declarations(files)
  const enums = Object.values(schema.getTypeMap()).filter((type) => isEnumType(type))
  // orders and columns are named by the words of their field
  const shown = enums.filter(({ name }) => !name.startsWith('__') && !/(Sort|Column|BulkStep)$/.test(name))
  return [
    ...errorCodes.map((code) => [`errors.${code}`]),
    ...fieldCodes.map((code) => [`errors.field.${code}`, `errors.${code}`]),
    ...permissions.map((code) => [`enums.Permission.${code}`]),
    // the page of roles groups them so
    ...permissions.map((code) => [`enums.PermissionGroup.${code.split('_')[0]}`]),
    ...notifications.flatMap((key) => [[`notifications.${key}.title`], [`notifications.${key}.text`]]),
    ...steps.map((step) => [`actions.${step}`]),
    ...shown.flatMap(({ name, ...type }) => valuesOf(type).map((value) => [`enums.${name}.${value}`])),
  ].map((keys) => ({ keys }))
}

const valuesOf = (type: { astNode?: { values?: readonly { name: { value: string } }[] } | null }) =>
  (type.astNode?.values ?? []).map(({ name }) => name.value)

function pairFindings(all: Words): Finding[] {
  return Object.entries(all).flatMap(([key, [chinese, english]]) => {
    if (!chinese.trim() || !english.trim()) return [inWords(`'${key}' is empty in one language`)]
    if (CHINESE.test(english) && !/language/i.test(key)) return [inWords(`'${key}' is Chinese on the English side`)]
    if (placeholders(chinese) !== placeholders(english))
      return [inWords(`'${key}' names other {params} in each language`)]
    return []
  })
}

const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort().join()
