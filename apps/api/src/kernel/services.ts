import type { FastifyBaseLogger } from 'fastify'
import type { Auth } from './auth/auth.ts'
import type { Clock } from './clock.ts'
import type { Actor } from './context.ts'
import type { Database } from './database.ts'
import type { FileStore } from './files/store.ts'
import type { Mailer } from './mail.ts'
import type { Outgoing } from './outgoing/outgoing.ts'

/** What the running program has, made once in app.ts and handed to those who need it. */
export interface Services {
  database: Database
  clock: Clock
  log: FastifyBaseLogger
  auth: Auth
  files: FileStore
  mailer: Mailer
  outgoing: Outgoing
  publicUrl: string
  demo: boolean
  /** The rights that a user has now, for jobs that act for him. */
  actorOfUser: (userId: string) => Promise<Actor | null>
  /** The same of many at once; who may not come in is missing. */
  actorsOfUsers: (userIds: readonly string[]) => Promise<ReadonlyMap<string, Actor>>
}
