import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const WINDOWS = process.platform === 'win32'
const PATIENCE_MS = 15_000
const root = fileURLToPath(new URL('../..', import.meta.url))
const current = new Set()
let stopping = false

export const inRoot = (...names) => join(root, ...names)

/** The folders of the workspace: `apps/api`, `packages/ui`, … */
export const packageFolders = () =>
  ['packages', 'tooling', 'apps']
    .flatMap((group) => readdirSync(inRoot(group)).map((name) => `${group}/${name}`))
    .filter((folder) => existsSync(inRoot(folder, 'package.json')))

/**
 * Runs a tool of the lockfile as a process group of its own; answers its exit code.
 * `ipc` opens a channel whose end tells the child that this process is gone, even after kill -9.
 * `onOutput` gets the text instead of the terminal.
 */
export function run(program, args, { cwd = root, env = {}, ipc = false, onOutput } = {}) {
  if (stopping) return Promise.resolve(130)
  const output = onOutput ? 'pipe' : 'inherit'
  const child = spawn(program, args, {
    cwd,
    stdio: [onOutput ? 'ignore' : 'inherit', output, output, ...(ipc ? ['ipc'] : [])],
    detached: !WINDOWS,
    shell: WINDOWS,
    env: { ...process.env, ...pathWithTools(cwd), TURBO_TELEMETRY_DISABLED: '1', ...env },
  })
  current.add(child)
  if (onOutput) for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => onOutput(String(text)))
  return new Promise((done, fail) => {
    child.once('error', fail)
    child.once('close', (code) => {
      current.delete(child)
      signalGroup(child, 'SIGTERM') // whatever it left behind
      done(code ?? 1)
    })
  })
}

/** The pinned pnpm, through npx: nothing needs to be installed before. */
export function pnpm(args, options) {
  const { packageManager } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'))
  return run('npx', ['--yes', packageManager, ...args], options)
}

/** Signals reach all children; so does the end of npm, which stops only its own shell and not us. */
export function stopWithParent() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stopAll(signal))
  if (!process.env.npm_lifecycle_event) return // started by hand: may outlive its shell
  const before = ancestors()
  setInterval(() => {
    if (ancestors() !== before) stopAll('SIGTERM')
  }, 500).unref()
}

function stopAll(signal) {
  stopping = true
  for (const child of current) {
    signalGroup(child, signal)
    setTimeout(() => signalGroup(child, 'SIGKILL'), PATIENCE_MS).unref()
  }
}

function signalGroup(child, signal) {
  try {
    process.kill(WINDOWS ? child.pid : -child.pid, signal)
  } catch {
    // already gone
  }
}

/** npm starts us through a shell that stays when npm is killed, so where /proc tells, the shell's parent counts too. */
function ancestors() {
  try {
    const [, shell, grandparent] = /\((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${process.ppid}/stat`, 'utf8')) ?? []
    return shell.endsWith('sh') ? `${process.ppid} ${grandparent}` : `${process.ppid}`
  } catch {
    return `${process.ppid}`
  }
}

function pathWithTools(cwd) {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
  const tools = [join(root, 'node_modules/.bin'), join(cwd, 'node_modules/.bin')]
  return { [name]: [...tools, process.env[name]].join(delimiter) }
}
