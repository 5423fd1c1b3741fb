import { expect, test, vi } from 'vitest'
import { fixedClock } from '../clock.ts'
import type { Actor } from '../context.ts'
import { ActorCache } from './actor-cache.ts'

const actor = (name: string) => ({ name }) as Actor
const clock = fixedClock('2026-11-21T08:00:00Z')

test('asks once for requests that come together, and again after a write', async () => {
  const cache = new ActorCache()
  const load = vi.fn<() => Promise<Actor>>(async () => actor('a'))
  await Promise.all([cache.take('k', clock.now(), load), cache.take('k', clock.now(), load)])
  expect(load).toHaveBeenCalledTimes(1)
  cache.forget()
  await cache.take('k', clock.now(), load)
  expect(load).toHaveBeenCalledTimes(2)
})

test('what was being loaded while something was written is not kept', async () => {
  const cache = new ActorCache()
  let finish: (found: Actor) => void = () => {}
  const slow = cache.take('k', clock.now(), () => new Promise((resolve) => (finish = resolve)))
  cache.forget()
  finish(actor('old'))
  await slow
  expect(await cache.take('k', clock.now(), async () => actor('new'))).toEqual(actor('new'))
})

test('nobody is not kept, and neither is a failure or an earlier moment', async () => {
  const cache = new ActorCache()
  expect(await cache.take('k', clock.now(), async () => null)).toBeNull()
  await expect(cache.take('k', clock.now(), () => Promise.reject(new Error('no database')))).rejects.toThrow(
    'no database',
  )
  expect(await cache.take('k', clock.now(), async () => actor('a'))).toEqual(actor('a'))
  clock.advance(1)
  expect(await cache.take('k', clock.now(), async () => actor('b'))).toEqual(actor('b'))
})

test('sessions are told apart', async () => {
  const cache = new ActorCache()
  await cache.take('a', clock.now(), async () => actor('a'))
  expect(await cache.take('b', clock.now(), async () => actor('b'))).toEqual(actor('b'))
})
