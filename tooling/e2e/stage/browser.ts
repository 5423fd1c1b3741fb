import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium, type BrowserServer } from 'playwright-core'

const run = promisify(execFile)

export interface BrowserHouse {
  server: BrowserServer
  stop: () => Promise<void>
}

const FLAGS = ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none', '--disable-gpu']

/** CHROMIUM_PATH, or the Chromium of the lockfile, unpacked into a folder of this run. */
export async function startBrowser(): Promise<BrowserHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'stationmaster-browser-'))
  const executablePath = process.env.CHROMIUM_PATH ?? (await unpack(folder))
  const server = await chromium.launchServer({ executablePath, args: FLAGS })
  const stop = async () => {
    await server.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
  return { server, stop }
}

/**
 * The package unpacks into the temporary folder of the machine and takes whatever stands there for finished, also what
 * an interrupted run left behind: hence a folder of our own.
 */
async function unpack(folder: string): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(
      'The bundled Chromium is for Linux on x64. Set CHROMIUM_PATH to a Chromium or Chrome of this machine.',
    )
  const { TMPDIR } = process.env
  process.env.TMPDIR = folder
  // Brings NSS, which bare images lack; must be set before the import.
  if (!(await hasNss())) process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs24.x'
  const { default: bundled } = await import('@sparticuz/chromium')
  const path = await bundled.executablePath()
  if (TMPDIR === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = TMPDIR
  return path
}

async function hasNss(): Promise<boolean> {
  const { stdout } = await run('ldconfig', ['-p']).catch(() => ({ stdout: '' }))
  return stdout.includes('libnss3.so')
}
