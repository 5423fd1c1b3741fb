import { expect, test } from 'vitest'
import { isAffected } from './affected.ts'

const query = (queryKey: unknown[], data?: unknown, types?: string[]) =>
  ({ queryKey, meta: types ? { types } : undefined, state: { data } }) as never

test('a query is affected by its type, and by ids in its answer or key', () => {
  const changes = [{ type: 'StaffMember', id: 'm1' }]
  expect(isAffected(query(['staffMembers', 'list'], {}), changes)).toBe(true)
  expect(isAffected(query(['staff', 'list'], {}, ['StaffMember']), changes)).toBe(true)
  expect(isAffected(query(['record', 'text', 's1'], { station: { staff: [{ id: 'm1' }] } }), changes)).toBe(true)
  expect(isAffected(query(['record', 'text', 'm1'], { user: null }), changes)).toBe(true)
  expect(isAffected(query(['stations', 'list'], { nodes: [{ id: 's1' }] }), changes)).toBe(false)
  expect(isAffected(query(['record', 'text', 'm1']), changes)).toBe(false)
})

test('many rows of a type touch what shows that type', () => {
  expect(isAffected(query(['stations', 'list'], {}), [{ type: 'Station', id: null }])).toBe(true)
  expect(isAffected(query(['users', 'list'], {}), [{ type: 'Station', id: null }])).toBe(false)
})

test('lists of types that end in y are spelt as English spells them', () => {
  const changes = [{ type: 'WebhookDelivery', id: 'd1' }]
  expect(isAffected(query(['webhookDeliveries', 'list'], {}), changes)).toBe(true)
})
