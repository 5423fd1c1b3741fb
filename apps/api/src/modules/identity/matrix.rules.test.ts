import { describe, expect, test } from 'vitest'
import { definePermissions, domains } from '../../kernel/permissions.ts'
import { administeredBy, audienceOf, isWithin, permissionsOf, permissionsOfRole, scopeClassOf } from './matrix.rules.ts'
import { roles, type Role } from '@stationmaster/contracts/identity'
import { specOf } from './roles.rules.ts'

// A domain that no module has declared yet, so that this test owns its codes.
const may = definePermissions('PROBE', 'warranty-claims', {
  LIST: 'basic',
  READ: 'read',
  WRITE: 'write',
  DECIDE: 'govern',
})
const holders = (permission: string) => roles.filter((code) => permissionsOfRole(code).includes(permission))

test('24 roles, 17 of headquarters and 7 of stations, a cell for every domain', () => {
  expect(roles).toHaveLength(24)
  expect(roles.filter((code) => specOf(code).audience === 'STATION')).toHaveLength(7)
  for (const code of roles) expect(specOf(code).cells, code).toHaveLength(domains.length)
})

test('a role stays inside its own scope: no cell of a station role reaches further than the station', () => {
  for (const code of roles) {
    const { scope, cells } = specOf(code)
    const allowed = { ALL: /^[AOT-]\S*\/[AOT-]/, REGIONS: /^[ROT-]\S*\/[ROT-]/, STATION: /^[SOT-]\S*\/[SOT-]/ }[scope]
    for (const cell of cells.slice(0, -1)) expect(cell, code).toMatch(allowed)
  }
})

test('scope and audience follow from the reach', () => {
  expect(scopeClassOf(['REGION_MANAGER'])).toBe('REGIONS')
  expect(scopeClassOf(['REGION_MANAGER', 'CLAIM_REVIEWER'])).toBe('ALL')
  expect(scopeClassOf(['TECHNICIAN', 'STATION_DISPATCHER'])).toBe('STATION')
  expect(audienceOf(['HQ_READER'])).toBe('HEADQUARTERS')
  expect(audienceOf(['STATION_OWNER'])).toBe('STATION')
  expect(audienceOf(['HQ_READER', 'STATION_OWNER'])).toBeNull()
  expect(audienceOf([])).toBeNull()
})

describe('a cell gives permissions by side', () => {
  test('an own row (O) and a part (p) give nothing but what is named', () => {
    expect(permissionsOfRole('TECHNICIAN').filter((code) => code.startsWith('PROBE_'))).toEqual([])
    expect(permissionsOfRole('FINANCE').filter((code) => code.startsWith('PROBE_'))).toEqual([may.LIST])
  })

  test.each([
    [may.LIST, 15],
    [may.READ, 12],
  ])('%s is read by %i roles', (permission, count) => {
    expect(holders(permission)).toHaveLength(count)
  })

  test('writing is the station’s side too, deciding is headquarters’ alone', () => {
    expect(holders(may.WRITE)).toEqual(['REGION_MANAGER', 'CLAIM_REVIEWER', 'STATION_OWNER', 'STATION_MANAGER'])
    expect(holders(may.DECIDE)).toEqual(['REGION_MANAGER', 'CLAIM_REVIEWER'])
  })

  test('several roles are the union; a read-only standing leaves the reading sides', () => {
    expect([...permissionsOf(['FINANCE', 'CLAIM_REVIEWER'])]).toEqual(
      expect.arrayContaining([may.LIST, may.READ, may.DECIDE]),
    )
    const left = permissionsOf(['STATION_OWNER'], { readOnly: true })
    expect([left.has(may.LIST), left.has(may.READ), left.has(may.WRITE)]).toEqual([true, true, false])
    expect(permissionsOf([]).size).toBe(0)
  })
})

describe('who administers whom', () => {
  const stationRoles = roles.filter((code) => specOf(code).audience === 'STATION')
  test.each<[Role, readonly Role[]]>([
    ['HQ_ADMIN', roles],
    ['NETWORK_MANAGER', stationRoles],
    ['REGION_MANAGER', stationRoles],
    ['STATION_OWNER', stationRoles],
    ['STATION_MANAGER', stationRoles.filter((code) => code !== 'STATION_OWNER')],
    ['HQ_READER', []],
    ['FINANCE', []],
    ['CALL_AGENT', []],
    ['TECHNICIAN', []],
    ['STATION_ACCOUNTANT', []],
  ])('%s', (code, expected) => {
    expect(administeredBy([code])).toEqual(expected)
  })

  test('nobody without a role administers anybody, and more roles never mean less', () => {
    expect(administeredBy([])).toEqual([])
    expect(administeredBy(['HQ_READER', 'NETWORK_MANAGER'])).toEqual(stationRoles)
    for (const code of roles) expect(isWithin(code, [code, 'HQ_READER']), code).toBe(true)
  })
})

test('what is withheld or added by name is a permission of the role’s own domain table', () => {
  for (const code of roles) {
    const { withhold = [], extra = [] } = specOf(code)
    for (const name of [...withhold, ...extra]) expect(name).toMatch(/^[A-Z]+(_[A-Z]+)+$/)
  }
})
