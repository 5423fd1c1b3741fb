import type { EntityClass } from '@mikro-orm/core'
import type { FastifyInstance } from 'fastify'
import type { JobDefinition } from './jobs.ts'
import type { EventHandler } from './outbox.ts'
import type { Schedule } from './schedules.ts'
import type { Services } from './services.ts'

/** What a module brings to the house; `modules.ts` lists them in dependency order. */
export interface Module {
  name: string
  entities?: EntityClass[]
  resolvers?: (new () => object)[]
  handlers?: EventHandler[] | ((services: Services) => EventHandler[])
  jobs?: (services: Services) => JobDefinition[]
  /** What runs by the clock. */
  schedules?: (services: Services) => Schedule[]
  /** REST beside GraphQL, for what GraphQL does badly (uploads, downloads, sign-in). */
  routes?: (app: FastifyInstance, services: Services) => Promise<void> | void
}
