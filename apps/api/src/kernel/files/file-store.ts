import type { FileStore } from './store.ts'

let current: FileStore | null = null

/** Called once at start. */
export const configureFiles = (store: FileStore) => void (current = store)

/** The store of the running program; services cannot ask the configuration. */
export function fileStore(): FileStore {
  if (!current) throw new Error('configureFiles() has not run')
  return current
}
