import { existsSync } from 'node:fs'

import { fingerprint, isStamped, stamp } from './fingerprint.mjs'
import { inRoot, packageFolders, pnpm } from './processes.mjs'

/** Installs when a manifest or the lockfile changed since the last install. The stamp lives in node_modules. */
export async function installIfStale() {
  const manifests = packageFolders().map((folder) => `${folder}/package.json`)
  const inputs = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests]
  if (existsSync(inRoot('node_modules/.bin')) && isStamped('installed', fingerprint(inputs))) return
  console.log('installing packages …')
  let said = ''
  const code = await pnpm(['install', '--reporter=append-only'], { onOutput: (text) => (said += text) })
  if (code !== 0) throw Object.assign(new Error(`pnpm install failed:\n${said}`), { exitCode: code })
  stamp('installed', fingerprint(inputs))
}
