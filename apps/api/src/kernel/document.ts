import { p, type EntityManager } from '@mikro-orm/core'
import { newId } from './ids.ts'

const MOMENT = 'moment'

/** The moment of a unit of work travels with its EntityManager, so that rows and services agree about "now". */
export const setMoment = (em: EntityManager, now: Date) => em.setFilterParams(MOMENT, { now })

const momentOfWork = (_: unknown, em: EntityManager): Date => {
  const now = em.getFilterParams<{ now?: Date }>(MOMENT)?.now
  if (!now) throw new Error('This EntityManager has no moment: rows are written inside withScope only')
  return now
}

export const createdAt = p.datetime().onCreate(momentOfWork)

/** What every row that people change has: a time-ordered id and an optimistic lock. */
export const document = {
  id: p
    .uuid()
    .primary()
    .onCreate(() => newId()),
  createdAt,
  updatedAt: p.datetime().onCreate(momentOfWork).onUpdate(momentOfWork),
  version: p.integer().version(),
}
