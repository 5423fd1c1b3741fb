import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '../ids.ts'
import { callableUrl } from './address-guard.ts'
import { postJson, type OutgoingAnswer, type Posting } from './post-json.ts'

/** Calls to addresses that people typed in. */
export interface Outgoing {
  /** False when messages only go to a folder. */
  delivers: boolean
  /** Whether the address may be called at all, before its name is resolved. */
  allows: (address: string) => boolean
  post: (address: string, body: object) => Promise<OutgoingAnswer>
}

interface Options extends Posting {
  /** Where messages are written instead of being sent; null sends them. */
  folder: string | null
}

/** Addresses hold the secret of their channel: a file names the host alone. */
export function openOutgoing({ folder, ...posting }: Options): Outgoing {
  const allows = (address: string) => callableUrl(address, posting) !== null
  if (folder === null) return { delivers: true, allows, post: (address, body) => postJson(address, body, posting) }
  return {
    delivers: false,
    allows,
    post: async (address, body) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const text = JSON.stringify({ host: new URL(address).host, body }, null, 2)
      await writeFile(join(folder, `${newId()}.json`), text, { mode: 0o600 })
      return { status: 200, text: '{"errcode":0}' }
    },
  }
}

let current: Outgoing | null = null
/** Called once at start. */
export const configureOutgoing = (outgoing: Outgoing): void => void (current = outgoing)

export function outgoing(): Outgoing {
  if (!current) throw new Error('configureOutgoing() has not run')
  return current
}
