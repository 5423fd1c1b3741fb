import ts from 'typescript'

import { visit } from './declarations.ts'
import type { SourceFile, Verdict } from './house.ts'

const LIST = 'tooling/checks/public-surface.json'

/** What anonymous callers may ask, compared with the committed list: widening it is a decision that a diff shows. */
export function publicSurface(files: SourceFile[], allowed: string[]): Verdict {
  const found = files.filter(({ path }) => path.endsWith('.public.resolver.ts')).flatMap(publicFields)
  const names = found.map(({ name }) => name)
  return {
    findings: [
      ...found
        .filter(({ name }) => !allowed.includes(name))
        .map(({ name, path, line }) => ({ path, line, text: `${name} is open to anybody and not listed in ${LIST}` })),
      ...allowed
        .filter((name) => !names.includes(name))
        .map((name) => ({ path: LIST, line: 1, text: `${name} is listed, but no public resolver has it` })),
    ],
    notes: [`${found.length} operations are open to anybody`],
  }
}

/** `Query.publicSettings` for a method that carries both `@Query(…)` and `@Public()`. */
function publicFields({ path, text }: SourceFile) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found: { name: string; path: string; line: number }[] = []
  visit(source, (node) => {
    if (!ts.isMethodDeclaration(node) || !ts.isIdentifier(node.name)) return
    const marks = (ts.getDecorators(node) ?? []).map(({ expression }) => nameOf(expression))
    const root = marks.find((mark) => mark === 'Query' || mark === 'Mutation' || mark === 'Subscription')
    if (!root || !marks.includes('Public')) return
    found.push({
      name: `${root}.${node.name.text}`,
      path,
      line: source.getLineAndCharacterOfPosition(node.pos).line + 2,
    })
  })
  return found
}

function nameOf(expression: ts.Expression): string {
  return ts.isCallExpression(expression) && ts.isIdentifier(expression.expression) ? expression.expression.text : ''
}
