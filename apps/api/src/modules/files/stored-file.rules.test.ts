import { describe, expect, it } from 'vitest'
import { dispositionOf } from '../../kernel/http/file-transfer.ts'
import { limits, mustHaveRoom, storedName } from './stored-file.rules.ts'

describe('storedName', () => {
  it.each([
    ['合同 2026.pdf', '合同 2026.pdf'],
    ['C:\\Users\\王\\照片.JPG', '照片.JPG'],
    ['../../etc/passwd.csv', 'passwd.csv'],
    ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie x.pdf'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['zero\u200Bwidth.png', 'zerowidth.png'],
    ['<img src=x>.png', 'img src=x.png'],
    ['  .pdf', 'file.pdf'],
    ['', 'file'],
    ['e\u0301.pdf', 'é.pdf'],
  ])('%j is %j', (sent, kept) => {
    expect(storedName(sent)).toBe(kept)
  })
  it('shortens the stem, never the ending, and never half a sign', () => {
    const name = storedName(`${'😀'.repeat(300)}.jpeg`)
    expect([...name].length).toBe(200)
    expect(name.endsWith('😀.jpeg')).toBe(true)
  })
})

describe('dispositionOf', () => {
  it.each([
    ['a.pdf', `attachment; filename="a.pdf"; filename*=UTF-8''a.pdf`],
    ['合同.pdf', `attachment; filename="__.pdf"; filename*=UTF-8''%E5%90%88%E5%90%8C.pdf`],
    ['a"b\\c%.pdf', `attachment; filename="a_b_c_.pdf"; filename*=UTF-8''a%22b%5Cc%25.pdf`],
    [`it's (1)*.pdf`, `attachment; filename="it's (1)*.pdf"; filename*=UTF-8''it%27s%20%281%29%2a.pdf`],
  ])('%s', (name, header) => {
    expect(dispositionOf(name)).toBe(header)
  })
})

describe('mustHaveRoom', () => {
  const full = limits.bytesPerStation
  it.each([
    [{ filesToday: 0, stationBytes: 0 }, 1, null],
    [{ filesToday: 199, stationBytes: full - 10 }, 10, null],
    [{ filesToday: 200, stationBytes: 0 }, 1, 'FILE_DAILY_LIMIT'],
    [{ filesToday: 0, stationBytes: full - 10 }, 11, 'FILE_STATION_LIMIT'],
    [{ filesToday: 0, stationBytes: full + 1 }, 0, 'FILE_STATION_LIMIT'],
  ])('%j and %i bytes: %s', (used, size, code) => {
    const attempt = () => mustHaveRoom(used, size)
    if (code === null) expect(attempt).not.toThrow()
    else expect(attempt).toThrow(code)
  })
})
