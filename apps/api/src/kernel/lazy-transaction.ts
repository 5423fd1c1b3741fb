import type { EntityManager } from '@mikro-orm/postgresql'

/** What of an EntityManager asks the database. Everything else works on what is loaded. */
const asking = new Set<string | symbol>([
  'find',
  'findOne',
  'findOneOrFail',
  'findAndCount',
  'findAll',
  'findByCursor',
  'count',
  'countBy',
  'populate',
  'refresh',
  'execute',
  'flush',
])

const openers = new WeakMap<EntityManager, () => Promise<void>>()

/** Resolves when the transaction of an EntityManager is open. */
export const begun = async (em: EntityManager): Promise<void> => openers.get(em)?.()

/**
 * An EntityManager whose transaction is opened by the first question that it asks: most reading fields ask none, since the
 * read engine has connections of its own.
 */
export function withLazyTransaction(em: EntityManager, begin: () => Promise<void>): EntityManager {
  let opening: Promise<void> | null = null
  const open = () => (opening ??= begin())
  const lazy = new Proxy(em, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target)
      if (typeof member !== 'function') return member
      const method = member.bind(target) as (...given: unknown[]) => unknown
      return asking.has(name) ? async (...given: unknown[]) => (await open(), method(...given)) : method
    },
  })
  openers.set(lazy, open)
  return lazy
}
