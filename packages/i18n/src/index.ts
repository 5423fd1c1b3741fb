export * from './format.ts'
export * from './translate.ts'
export type { Locale, Word, Words } from './word.ts'
export { words } from './words.ts'
