import type { Locale } from './word.ts'
import { words } from './words.ts'

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
  const text: string = words[key][locale === 'en' ? 1 : 0]
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
}

export function hasKey(key: string): key is Key {
  return Object.hasOwn(words, key)
}

/** For names that come from the server: the words of `key`, or `otherwise` when there are none. */
export function translateIfKnown(locale: Locale, key: string, otherwise: string, params?: Params): string {
  return hasKey(key) ? t(locale, key, params) : otherwise
}

/** The values of an enum in the order of its words; the words are its list at runtime. */
export const enumValues = (name: EnumName): string[] => namesBelow(`enums.${name}.`)

/** The steps of a type that have words, or with 'Mutation' everything that the audit trail names. */
export const actionNames = (type: string): string[] => namesBelow(`actions.${type}.`)

function namesBelow(prefix: string): string[] {
  return Object.keys(words)
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
}

/** The language that fits an Accept-Language header or a browser setting best; Chinese unless English is asked for. */
export function localeOf(accepted: string | undefined | null): Locale {
  const first = accepted?.split(',').find((part) => /^\s*(zh|en)\b/i.test(part))
  return first?.trim().toLowerCase().startsWith('en') ? 'en' : 'zh-CN'
}
