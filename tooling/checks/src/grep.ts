import { type GrepRule, grepRules, isExcused } from './grep-rules.ts'
import { type Finding, lineAt, type SourceFile, type Verdict, withoutComments } from './house.ts'

/** Searches the sources for what the rules forbid; each finding tells the reason. */
export function grep(files: SourceFile[], rules: GrepRule[] = grepRules): Verdict {
  let excused = 0
  const findings = rules.flatMap((rule) =>
    files
      .filter(({ path }) => rule.in(path))
      .flatMap((file) => {
        const found = search(file, rule)
        const open = found.filter(({ line }) => !isExcused(file, line, rule.name))
        excused += found.length - open.length
        return open
      }),
  )
  return { findings, notes: [`${excused} places are excused by a comment with a reason`] }
}

function search(file: SourceFile, rule: GrepRule): Finding[] {
  const text = rule.comments ? file.text : withoutComments(file.text)
  const finding = (line: number) => ({ path: file.path, line, text: `${rule.name}: ${rule.reason}` })
  if (!rule.pattern.flags.includes('s'))
    return text.split('\n').flatMap((line, index) => (rule.pattern.test(line) ? [finding(index + 1)] : []))
  const everywhere = new RegExp(rule.pattern.source, `${rule.pattern.flags}g`)
  return [...text.matchAll(everywhere)].map((match) => finding(lineAt(text, match.index)))
}
