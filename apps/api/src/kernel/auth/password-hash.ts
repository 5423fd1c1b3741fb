import { hash, verify } from '@node-rs/argon2'
import { defineErrors } from '../errors.ts'
import { canonicalPassword } from './password-policy.ts'

export const hashErrors = defineErrors('SIGN_IN', { BUSY: 'limited' })

/** argon2id, 19 MiB, two passes, one lane (security.md C2): about 30 ms and one core each. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const busyMinutes = 1

export interface Hashing {
  hash: (password: string) => Promise<string>
  verify: (answer: { hash: string; password: string }) => Promise<boolean>
}

/** Hashing that takes at most `concurrent` cores; when `longest` callers wait already, others get SIGN_IN_BUSY at once. */
export function makeHashing({ concurrent = 2, longest = 50 } = {}): Hashing {
  const waiting: (() => void)[] = []
  let running = 0

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= concurrent) {
      if (waiting.length >= longest) throw hashErrors.BUSY({ minutes: busyMinutes })
      await new Promise<void>((resolve) => waiting.push(resolve)) // its turn is handed over: `running` stays as it is
    } else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }

  return {
    hash: (password) => inTurn(() => hash(canonicalPassword(password), cost)),
    verify: ({ hash: known, password }) => inTurn(() => verify(known, canonicalPassword(password))),
  }
}
