import { expect, test } from 'vitest'
import { declaredPermissions, definePermissions, permissionCodes } from './permissions.ts'

const may = definePermissions('TEST_ORDER', 'parts-orders', { READ: 'basic', APPROVE: 'govern' })

test('a permission has its code, its domain and its side, and is a value of the GraphQL enum', () => {
  expect(may).toEqual({ READ: 'TEST_ORDER_READ', APPROVE: 'TEST_ORDER_APPROVE' })
  expect(declaredPermissions()).toContainEqual({ code: 'TEST_ORDER_APPROVE', domain: 'parts-orders', side: 'govern' })
  expect(permissionCodes).toMatchObject({ TEST_ORDER_READ: 'TEST_ORDER_READ' })
})

test('one that is declared twice does not boot, also in another module', () => {
  expect(() => definePermissions('TEST_ORDER', 'stock', { READ: 'read' })).toThrow('TEST_ORDER_READ is declared twice')
  expect(() => definePermissions('TEST', 'stock', { ORDER_READ: 'read' })).toThrow('TEST_ORDER_READ is declared twice')
  expect(declaredPermissions().filter(({ code }) => code === 'TEST_ORDER_READ')).toHaveLength(1)
})
