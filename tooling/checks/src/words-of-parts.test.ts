import { expect, test } from 'vitest'

import { keysIn } from '../../config/words.mjs'

test.each([
  ['a literal key', `say.word('common.save')`, 'common.save'],
  ['a template whose beginning is known', 'say.word(`pages.palette.${type}`)', 'pages.palette.Station'],
  ['the name of an enum', `{ kind: 'state', enum: "StationState" }`, 'enums.StationState.ACTIVE'],
  ['the name of a type', `defineListView({ type: 'Station' })`, 'fields.Station.code'],
  ['the code of an error', `new AppError('NETWORK')`, 'errors.NETWORK'],
  ['a family that is shown whole', `showsAnyOf('fields.')`, 'fields.User.email'],
  ['errors of any request', 'const key = `errors.${code}`', 'errors.FORBIDDEN'],
])('a part brings the words of %s', (_, code, key) => expect([...keysIn(code)]).toContain(key))

test('names that are put together bring nothing by themselves, and errors of modules come from the server', () => {
  expect(keysIn('translate(`fields.${type}.${field}`)').size).toBe(0)
  expect([...keysIn('const key = `errors.${code}`')].filter((key) => key.startsWith('errors.STATION'))).toEqual([])
})
