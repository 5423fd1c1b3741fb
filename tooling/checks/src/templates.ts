import { type Finding, lineAt, type SourceFile, type Verdict, withoutComments } from './house.ts'

const TAG = /<[^>"'`]*(?:"[^"]*"[^>"'`]*|'[^']*'[^>"'`]*)*>/g
const SHOWN = /\s(label|title|placeholder|description|aria-label|alt|text)="([^"]*)"/g
const WORD = /[A-Za-z]{2,}/

/** Words that a template shows without asking packages/i18n: bare text and unbound attributes. */
export function templates(files: SourceFile[]): Verdict {
  const pages = files.filter(({ path }) => /^(apps|packages)\/.*\.vue$/.test(path))
  return { findings: pages.flatMap(bareWords) }
}

function bareWords({ path, text }: SourceFile): Finding[] {
  const start = text.indexOf('<template')
  const end = text.lastIndexOf('</template>')
  if (start < 0 || end < 0) return []
  const blank = (match: string) => match.replace(/[^\n]/g, ' ')
  const template = withoutComments(text.slice(start, end))
  const shown = template.replace(/\{\{[\s\S]*?\}\}/g, blank).replace(TAG, blank)
  const finding = (index: number, words: string) => ({
    path,
    line: lineAt(text, start + index),
    text: `"${words.trim()}" stands in the template: use a key of packages/i18n`,
  })
  const attributes = [...template.matchAll(SHOWN)].filter(([, , value]) => WORD.test(value ?? ''))
  const texts = [...shown.matchAll(/\S[^\n]*/g)].filter(([words]) => WORD.test(words))
  return [
    ...attributes.map((match) => finding(match.index, match[2] ?? '')),
    ...texts.map((match) => finding(match.index, match[0])),
  ]
}
