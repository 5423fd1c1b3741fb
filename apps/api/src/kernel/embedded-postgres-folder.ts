import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

import { EmbeddedPostgresError } from './embedded-postgres-errors.ts'

/** PostgreSQL refuses to run as root; started by root it runs as this user ("nobody"). */
const NOBODY = 65534
/** Where root keeps what "nobody" must reach when the clone lies in a closed folder such as /root. */
const OPEN_HOME = '/var/lib/stationmaster'
const BUILDING = 'postgres-building-'
const asRoot = process.getuid?.() === 0

export type Programs = { folder: string; version: string }
export type Account = { uid?: number; gid?: number }

/** The bundled binaries, copied to an open place when the unprivileged user cannot reach them. */
export async function locatePrograms(): Promise<Programs> {
  const platform = `${process.platform}-${process.arch}`
  const unsupported = new EmbeddedPostgresError('UNSUPPORTED', { platform })
  if (process.platform === 'win32') throw unsupported // its server cannot be reached by unix socket from Node
  const nested = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  let entry: string
  try {
    entry = nested.resolve(`@embedded-postgres/${platform}`)
  } catch {
    throw unsupported
  }
  const home = dirname(dirname(entry))
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
  const native = join(home, 'native')
  if (!asRoot || isReachable(native)) return { folder: join(native, 'bin'), version }
  const copy = join(OPEN_HOME, `programs-${version}-${platform}`)
  if (!existsSync(copy)) {
    const building = mkdtempSync(join(openHome(), 'programs-building-'))
    cpSync(native, building, { recursive: true, verbatimSymlinks: true })
    chmodSync(building, 0o755)
    renameSync(building, copy)
  }
  return { folder: join(copy, 'bin'), version }
}

/** The cluster of this data folder, made first when there is none. It is made beside its place and then renamed. */
export async function openCluster(dataFolder: string, create: (folder: string, account: Account) => Promise<void>) {
  if (asRoot) chmodSync(dataFolder, statSync(dataFolder).mode | 0o711) // may be entered, not listed
  const home = clusterHome(dataFolder)
  const folder = join(home, 'postgres')
  const created = !existsSync(folder)
  if (created) {
    removeUnfinished(home)
    const building = mkdtempSync(join(home, BUILDING))
    const account = asRoot ? { uid: NOBODY, gid: NOBODY } : {}
    if (asRoot) chownSync(building, NOBODY, NOBODY)
    await create(building, account)
    renameSync(building, folder)
  }
  if (!existsSync(join(folder, 'PG_VERSION')) || !existsSync(join(folder, 'global', 'pg_control')))
    throw new EmbeddedPostgresError('DAMAGED', { folder })
  return { folder, account: ownerOf(folder), created }
}

export function refuseOtherVersion(cluster: string, programs: Programs): void {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  const expected = programs.version.split('.')[0] ?? ''
  if (found !== expected) throw new EmbeddedPostgresError('OTHER_VERSION', { folder: cluster, found, expected })
}

/** A folder for the socket that only this user can enter. Short: a socket's whole path holds at most 107 bytes. */
export function makeSocketFolder(parent: string, account: Account): string {
  const folder = mkdtempSync(join(parent.length < 80 ? parent : '/tmp', 'stationmaster-'))
  if (account.uid !== undefined && account.gid !== undefined) chownSync(folder, account.uid, account.gid)
  return folder
}

/** Everybody may enter every folder above, so the unprivileged user can. */
function isReachable(path: string): boolean {
  for (let folder = path; folder !== dirname(folder); folder = dirname(folder))
    if (!(statSync(folder).mode & 1)) return false
  return true
}

/** The data folder itself, or, when the unprivileged user cannot reach it, an open folder that a link in it names. */
export function clusterHome(dataFolder: string): string {
  const link = join(dataFolder, 'postgres-home')
  if (lstatSync(link, { throwIfNoEntry: false })) {
    if (!existsSync(link)) throw new EmbeddedPostgresError('DAMAGED', { folder: link })
    return realpathSync(link)
  }
  if (!asRoot || isReachable(dataFolder) || existsSync(join(dataFolder, 'postgres'))) return dataFolder
  // A new name each time: a data folder that was deleted must not come back with its old rows.
  const home = mkdtempSync(join(openHome(), 'data-'))
  chmodSync(home, 0o711)
  symlinkSync(home, link)
  return home
}

/** Root uses a folder as the user it belongs to; what root itself owns (a restored copy) is given to "nobody". */
function ownerOf(folder: string): Account {
  if (!asRoot) return {}
  const { uid, gid } = statSync(folder)
  if (uid !== 0) return { uid, gid }
  execFileSync('chown', ['-R', `${NOBODY}:${NOBODY}`, folder])
  chmodSync(folder, 0o700)
  return { uid: NOBODY, gid: NOBODY }
}

function openHome(): string {
  mkdirSync(OPEN_HOME, { recursive: true, mode: 0o755 })
  return OPEN_HOME
}

/** What a first start left that was killed half-way. */
function removeUnfinished(parent: string): void {
  for (const name of readdirSync(parent))
    if (name.startsWith(BUILDING)) rmSync(join(parent, name), { recursive: true, force: true })
}
