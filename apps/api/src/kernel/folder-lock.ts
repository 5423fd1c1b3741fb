import { createHash } from 'node:crypto'
import { realpathSync, rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Claims a folder for this process until `release()` or its death: the claim is a listening socket that the kernel
 * closes, so a crash never leaves a stale lock behind. Answers null when another process holds the folder.
 */
export async function lockFolder(folder: string): Promise<{ release(): Promise<void> } | null> {
  const address = lockAddress(realpathSync(folder))
  const isFile = address.startsWith('/')
  let server = await listen(address)
  if (!server && isFile && !(await canConnect(address))) {
    rmSync(address, { force: true })
    server = await listen(address)
  }
  if (!server) return null
  const held = server
  held.unref()
  return { release: () => new Promise((done) => held.close(() => done())) }
}

/** Whether somebody listens on this unix socket. */
export function canConnect(path: string): Promise<boolean> {
  return new Promise((answer) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      answer(true)
    })
    socket.once('error', () => answer(false))
  })
}

function lockAddress(folder: string): string {
  const name = `stationmaster-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`
  if (process.platform === 'linux') return `\0${name}` // abstract: no file to go stale, no other TMPDIR to miss
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  return join(tmpdir(), name)
}

function listen(address: string): Promise<Server | null> {
  return new Promise((answer, fail) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? answer(null) : fail(error)))
    server.listen(address, () => answer(server))
  })
}
