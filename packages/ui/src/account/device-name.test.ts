import { describe, expect, it } from 'vitest'
import { deviceName } from './device-name.ts'

describe('device names', () => {
  const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)'
  it.each([
    [`${windows} Chrome/141.0.0.0 Safari/537.36`, 'Chrome · Windows'],
    [`${windows} Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0`, 'Edge · Windows'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1', 'Safari · iOS'],
    ['Mozilla/5.0 (Linux; Android 15) Chrome/138 Mobile Safari/537.36 MicroMessenger/8.0', 'WeChat · Android'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0', 'Firefox · Linux'],
  ])('%s', (userAgent, name) => expect(deviceName(userAgent)).toBe(name))

  it('says nothing about programs that it does not know', () => {
    expect(deviceName('curl/8.5.0')).toBeNull()
    expect(deviceName(null)).toBeNull()
  })
})
