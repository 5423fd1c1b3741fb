import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'

test('cells are quoted where they must be, and no name becomes a formula', () => {
  const lines = [
    ['名称', 'Count'],
    ['=1+1', '12345'],
    ['a,"b"', '-3'],
    ['-x', '12.5%'],
  ]
  expect(csvOf(lines)).toBe('\uFEFF名称,Count\r\n\'=1+1,12345\r\n"a,""b""",-3\r\n\'-x,12.5%\r\n')
})
