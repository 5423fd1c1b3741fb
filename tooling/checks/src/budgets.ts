import { type Finding, fileAt, isCode, isTest, lineCount, type SourceFile, type Verdict } from './house.ts'

const FILE_LINES = 250
const P50_LINES = 60
const P90_LINES = 150
const MODULE_FILES = 10
const MODULE_LINES = 700
const ROOT_SCRIPTS = 10
const README_LINES = 150
/** architecture.md section 4, the lines a layer should need; printed, not enforced. */
const LAYER_LINES: Record<string, number> = {
  'index.ts': 15,
  'module.ts': 20,
  '.access.ts': 30,
  '.rules.ts': 120,
  '.entity.ts': 80,
  '.service.ts': 180,
  '.types.ts': 100,
  '.events.ts': 20,
  '.list.ts': 30,
  '.resolver.ts': 120,
}
const MODULE = /^(apps\/(?:api|admin|portal)\/src\/modules\/[^/]+)\//

/** Size limits (architecture.md D15). Tests count as files, not towards a module. */
export function budgets(files: SourceFile[]): Verdict {
  const code = files.filter(({ path }) => isCode(path))
  const sizes = new Map(code.map(({ path, text }) => [path, lineCount(text)]))
  const long = [...sizes].filter(([, lines]) => lines > FILE_LINES)
  const findings = long.map(([path, lines]) => at(path, `${lines} lines, at most ${FILE_LINES}`))
  return {
    findings: [...findings, ...moduleFindings(sizes), ...rootFindings(files)],
    notes: [percentiles(sizes), ...layerNotes(sizes)],
  }
}

const at = (path: string, text: string): Finding => ({ path, line: 1, text })

function moduleFindings(sizes: Map<string, number>): Finding[] {
  const modules = new Map<string, number[]>()
  for (const [path, lines] of sizes) {
    const name = MODULE.exec(path)?.[1]
    if (name && !isTest(path)) modules.set(name, [...(modules.get(name) ?? []), lines])
  }
  return [...modules].flatMap(([name, counts]) => {
    const lines = counts.reduce((sum, count) => sum + count, 0)
    return [
      ...(counts.length > MODULE_FILES ? [at(name, `${counts.length} source files, at most ${MODULE_FILES}`)] : []),
      ...(lines > MODULE_LINES ? [at(name, `${lines} lines, at most ${MODULE_LINES}: it is two modules`)] : []),
    ]
  })
}

function rootFindings(files: SourceFile[]): Finding[] {
  const manifest = JSON.parse(fileAt(files, 'package.json')?.text ?? '{}') as { scripts?: Record<string, string> }
  const scripts = Object.keys(manifest.scripts ?? {}).length
  const readme = lineCount(fileAt(files, 'README.md')?.text ?? '')
  return [
    ...(scripts > ROOT_SCRIPTS ? [at('package.json', `${scripts} scripts, at most ${ROOT_SCRIPTS}`)] : []),
    ...(readme > README_LINES ? [at('README.md', `${readme} lines, at most ${README_LINES}`)] : []),
  ]
}

function percentiles(sizes: Map<string, number>): string {
  const sorted = [...sizes].flatMap(([path, lines]) => (isTest(path) ? [] : [lines])).sort((a, b) => a - b)
  const share = (part: number) => sorted[Math.floor(sorted.length * part)] ?? 0
  return `${sorted.length} source files: p50 ${share(0.5)} lines (aim ${P50_LINES}), p90 ${share(0.9)} (aim ${P90_LINES})`
}

function layerNotes(sizes: Map<string, number>): string[] {
  return [...sizes].flatMap(([path, lines]) => {
    if (!path.startsWith('apps/api/src/modules/') || isTest(path)) return []
    const guide = Object.entries(LAYER_LINES).find(([suffix]) => path.endsWith(suffix))?.[1]
    return guide && lines > guide ? [`${path}: ${lines} lines, the layer's guide is ${guide}`] : []
  })
}
