import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** `path` is relative to the repository, with forward slashes. */
export type SourceFile = { path: string; text: string }
export type Finding = { path: string; line: number; text: string }
/** `findings` fail the build; `notes` are only printed. */
export type Verdict = { findings: Finding[]; notes?: string[] }

const SKIPPED = /^(node_modules|dist|\.git|\.turbo|\.nuxt-ui|data|test-results)$/
const GENERATED = /(auto-imports|components|graphql-env|graphql-cache)\.d\.ts$/
const READ = /\.(ts|mts|mjs|cjs|vue|css|sql|json|graphql|md)$|\.ci\/run$/

/** Every file of the repository that a check may look at. */
export function readHouse(root: string): SourceFile[] {
  const read = (folder: string): SourceFile[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name
      if (entry.isDirectory()) return SKIPPED.test(entry.name) ? [] : read(path)
      if (!entry.isFile() || !READ.test(path) || GENERATED.test(path)) return []
      return [{ path, text: readFileSync(join(root, path), 'utf8') }]
    })
  return read('')
}

export const isTest = (path: string) => /\.(test|walk|fixture)\.ts$|^apps\/api\/test\/|^tooling\/e2e\//.test(path)
export const isCode = (path: string) => /\.(ts|mts|mjs|cjs|vue)$/.test(path) && !path.endsWith('.d.mts')
export const lineCount = (text: string) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
export const lineAt = (text: string, index: number) => text.slice(0, index).split('\n').length

export function fileAt(files: SourceFile[], path: string): SourceFile | undefined {
  return files.find((file) => file.path === path)
}

/** The text with its comments blanked, line breaks kept. Strings that contain `//` after a colon (URLs) stay. */
export function withoutComments(text: string): string {
  const blank = (match: string) => match.replace(/[^\n]/g, ' ')
  return text
    .replace(/<!--[\s\S]*?-->/g, blank)
    .replace(/\/\*[\s\S]*?\*\//g, blank)
    .replace(/(^|[\s;,({])\/\/[^\n]*/g, blank)
}
