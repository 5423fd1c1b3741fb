import { describe, expect, test } from 'vitest'
import { momentOf } from '../../kernel/clock.ts'
import { afterQuietHours, nextDigest } from './preference.rules.ts'

const at = (time: string, day = '2026-11-20') => momentOf(`${day}T${time}:00+08:00`)

describe('quiet hours', () => {
  const night = { quietFrom: '22:00', quietTo: '07:30' }
  const noon = { quietFrom: '12:00', quietTo: '14:00' }
  test.each([
    ['before the night', '21:59', night, at('21:59')],
    ['at its beginning', '22:00', night, at('07:30', '2026-11-21')],
    ['after midnight', '03:00', night, at('07:30')],
    ['at its end', '07:30', night, at('07:30')],
    ['at noon', '13:15', noon, at('14:00')],
    ['after noon', '14:00', noon, at('14:00')],
    ['without any', '03:00', {}, at('03:00')],
    ['an empty span', '03:00', { quietFrom: '03:00', quietTo: '03:00' }, at('03:00')],
    ['until midnight', '23:00', { quietFrom: '22:00', quietTo: '24:00' }, at('00:00', '2026-11-21')],
  ])('%s', (_, time, hours, expected) => expect(afterQuietHours(at(time), hours)).toEqual(expected))
})

test('the digest goes out at eight in Shanghai', () => {
  expect(nextDigest(at('07:59'))).toEqual(at('08:00'))
  expect(nextDigest(at('08:00'))).toEqual(at('08:00', '2026-11-21'))
})
