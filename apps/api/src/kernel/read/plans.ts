import type { DocumentNode } from 'graphql'
import type { Ctx } from '../context.ts'
import { countOf, type Asked } from './asked.ts'
import { PlanCache } from './plan-cache.ts'
import { sightOf } from './sight.ts'

const caches: { length: number }[] = []

/** A cache of plans of one kind: some megabytes at most, whatever is asked. */
export function openPlans<V>(): PlanCache<V> {
  const cache = new PlanCache<V>({ entries: 2000, bytes: 40_000_000 })
  caches.push(cache)
  return cache
}

/** Bytes of memory, as measured: a field's readers, what is known of a field that is asked, a character of a parsed document. */
const perField = 700
const perAsked = 350
const perCharacter = 100

/** What a plan holds: its SQL, and readers for each field. */
export const planBytes = (asked: readonly Asked[], sql: readonly string[]): number =>
  perField * (1 + countOf(asked)) + sql.reduce((sum, { length }) => sum + length, 0)

export const askedBytes = (asked: readonly Asked[]): number => perAsked * countOf(asked)

/** What a parsed document holds, with all its tokens. Comments and texts weigh too much, which harms nobody. */
export const documentBytes = ({ loc }: DocumentNode): number => perCharacter * (loc?.source.body.length ?? 1000)

/** How many plans are kept now. */
export const keptPlans = () => caches.reduce((sum, { length }) => sum + length, 0)

/** What a plan depends on besides what is asked: what the caller may see, and how rows travel to him. */
export const planKey = ({ actor, reads }: Ctx, asked: string): string => `${sightOf(actor)}|${reads.carrier}|${asked}`
