import ts from 'typescript'

import type { SourceFile } from './house.ts'

/** What the sources declare by call: read from the syntax tree, so that no module has to be loaded. */
export type Declarations = {
  errorCodes: string[]
  permissions: string[]
  steps: string[]
  fieldCodes: string[]
  notifications: string[]
}

export function declarations(files: SourceFile[]): Declarations {
  const all: Declarations = { errorCodes: [], permissions: [], steps: [], fieldCodes: [], notifications: [] }
  for (const { path, text } of files) {
    if (!/^apps\/api\/src\/.*\.ts$/.test(path) || path.endsWith('.test.ts')) continue
    visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true), (node) => collect(node, all))
  }
  return all
}

export function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node)
  node.forEachChild((child) => visit(child, look))
}

function collect(node: ts.Node, all: Declarations): void {
  if (ts.isObjectLiteralExpression(node)) {
    const code = textOf(property(node, 'code'))
    if (property(node, 'path') && code && /^[A-Z_]+$/.test(code)) all.fieldCodes.push(code)
  }
  if (!ts.isCallExpression(node)) return
  const name = calledName(node)
  if (name === 'defineErrors') all.errorCodes.push(...prefixed(node, 1))
  if (name === 'definePermissions') all.permissions.push(...prefixed(node, 2))
  if (name === 'defineNotification') all.notifications.push(...keyOf(node.arguments[0]))
  if (name === 'defineFlow') all.steps.push(...stepsOf(node))
}

/** Also `defineFlow<Facts>()({ … })`: the call of what a call answered. */
function calledName(call: ts.CallExpression): string | undefined {
  const callee = ts.isCallExpression(call.expression) ? call.expression.expression : call.expression
  return ts.isIdentifier(callee) ? callee.text : undefined
}

function prefixed(call: ts.CallExpression, position: number): string[] {
  const prefix = textOf(call.arguments[0]) ?? ''
  return keysOf(call.arguments[position]).map((key) => (prefix ? `${prefix}_${key}` : key))
}

function keyOf(spec: ts.Expression | undefined): string[] {
  const key = spec && ts.isObjectLiteralExpression(spec) ? textOf(property(spec, 'key')) : undefined
  return key ? [key] : []
}

function stepsOf(call: ts.CallExpression): string[] {
  const flow = call.arguments[0]
  if (!flow || !ts.isObjectLiteralExpression(flow)) return []
  const name = textOf(property(flow, 'name'))
  return keysOf(property(flow, 'steps')).map((step) => `${name}.${step}`)
}

function keysOf(node: ts.Expression | undefined): string[] {
  if (!node || !ts.isObjectLiteralExpression(node)) return []
  return node.properties.flatMap(({ name }) =>
    name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? [name.text] : [],
  )
}

function property(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const found = object.properties.find((each) => each.name && ts.isIdentifier(each.name) && each.name.text === name)
  return found && ts.isPropertyAssignment(found) ? found.initializer : undefined
}

function textOf(node: ts.Expression | undefined): string | undefined {
  return node && ts.isStringLiteral(node) ? node.text : undefined
}
