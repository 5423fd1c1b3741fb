import { expect, test } from 'vitest'
import { readableEntities } from './audit-event.rules.ts'

const all = { permissions: new Set(['AUDIT_READ']) }
const stationsOnly = { permissions: new Set(['AUDIT_READ_STATIONS']) }

test.each([
  ['a full reader who asks for nothing special sees all', all, null, undefined],
  ['a full reader sees what he asks for', all, ['User'], ['User']],
  ['a reader of stations sees the network', stationsOnly, undefined, ['Station', 'StaffMember', 'Region', 'Import']],
  ['a reader of stations may narrow', stationsOnly, ['Station', 'User'], ['Station']],
  ['a reader of stations who asks for users sees nothing', stationsOnly, ['User'], []],
  ['nothing asked for is nothing', all, [], []],
] as const)('%s', (_, actor, asked, expected) => {
  expect(readableEntities(actor, asked)).toEqual(expected)
})
