import { expect, test } from 'vitest'
import { readDemand } from './coverage-rows.ts'

test('sheets and files are read, with or without a head', () => {
  const rows = [
    { code: '330106', customers: 1200, installedUnits: 3400 },
    { code: '540102', customers: 0, installedUnits: 7 },
  ]
  expect(readDemand('\uFEFF编码,客户数,保有量\r\n330106,"1,200",3400\r\n\r\n540102,0,7\r\n')).toEqual({
    rows,
    problems: [],
  })
  expect(readDemand('330106\t1200\t3400\n540102;0;7')).toEqual({ rows, problems: [] })
  expect(readDemand('３３０１０６，１２００，３４００').rows).toEqual(rows.slice(0, 1))
})

test('what is no county or no number is told with its line', () => {
  const { rows, problems } = readDemand(
    '330106,1,2\n33010,1,2\n330107,x,2\n330108,-1,2\n330106,5,5\n330109,1\n330110,1,2,3\n330111,1.5,2',
  )
  expect(rows).toHaveLength(1)
  expect(problems.map(({ line, key }) => [line, key])).toEqual([
    [2, 'importShape'],
    [3, 'importShape'],
    [4, 'importShape'],
    [5, 'importTwice'],
    [6, 'importShape'],
    [7, 'importShape'],
    [8, 'importShape'],
  ])
})
