import type { TestProject } from 'vitest/node'
import { startBrowser } from './browser.ts'
import { startProgram } from './program.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built program answers. */
    url: string
    /** Where the browser of this run listens. */
    browser: string
  }
}

/** One program and one browser per run. With E2E_URL the walks use a program that already runs (and change its rows). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = process.env.E2E_URL
  const [program, browser] = await Promise.all([
    running ? { url: running, stop: async () => {} } : startProgram(),
    startBrowser(),
  ])
  project.provide('url', program.url)
  project.provide('browser', browser.server.wsEndpoint())
  return async () => {
    await browser.stop()
    await program.stop()
  }
}
