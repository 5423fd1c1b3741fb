import { knownKeys, textOf } from '#words'
import type { Locale } from './word.ts'
import type { words } from './words.ts'

/** Every key that has words; a misspelt key does not compile. */
export type Key = keyof typeof words

/** Names of the enums that have words, such as 'StationState'. */
export type EnumName = Key extends infer K ? (K extends `enums.${infer Name}.${string}` ? Name : never) : never

/** Names of the types whose fields have words, such as 'Station'. */
export type TypeName = Key extends infer K ? (K extends `fields.${infer Name}.${string}` ? Name : never) : never

/** Fields of one type that have words. */
export type FieldName<Type extends TypeName> = Key extends infer K
  ? K extends `fields.${Type}.${infer Field}`
    ? Field
    : never
  : never

export type Params = Readonly<Record<string, string | number | boolean | null | undefined>>

/** The words of `key` in the language of `locale`; `{name}` is replaced by `params.name`. */
export function t(locale: Locale, key: Key, params: Params = {}): string {
  const text = textOf(locale, key)
  if (text === undefined) {
    missed(key)
    return key
  }
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
}

let missed: (key: string) => void = () => {}

/** In a built app: who loads words hears of keys that were asked for and are not there. */
export function onMissingWord(hear: (key: string) => void): void {
  missed = hear
}

export function hasKey(key: string): key is Key {
  return textOf('zh-CN', key) !== undefined
}

/** For names that come from the server: the words of `key`, or `otherwise` when there are none. */
export function translateIfKnown(locale: Locale, key: string, otherwise: string, params?: Params): string {
  if (hasKey(key)) return t(locale, key, params)
  missed(key)
  return otherwise
}

/**
 * Says to the build of an app that this page shows words of names which come from the server, so that the names do not
 * stand in its code: the whole family then loads with the page.
 */
export function showsAnyOf(..._families: ('fields.' | 'enums.' | 'actions.' | 'errors.')[]): void {}

/** The values of an enum in the order of its words; the words are its list at runtime. */
export const enumValues = (name: EnumName): string[] => namesBelow(`enums.${name}.`)

/** The steps of a type that have words, or with 'Mutation' everything that the audit trail names. */
export const actionNames = (type: string): string[] => namesBelow(`actions.${type}.`)

function namesBelow(prefix: string): string[] {
  return knownKeys()
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
}

/** The language that fits an Accept-Language header or a browser setting best; Chinese unless English is asked for. */
export function localeOf(accepted: string | undefined | null): Locale {
  const first = accepted?.split(',').find((part) => /^\s*(zh|en)\b/i.test(part))
  return first?.trim().toLowerCase().startsWith('en') ? 'en' : 'zh-CN'
}
