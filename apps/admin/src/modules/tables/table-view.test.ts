import { expect, test } from 'vitest'
import { csvOf, type TableColumn } from './table-view.ts'

interface Row {
  name: string
  count: number
}
const columns: TableColumn<Row>[] = [
  { key: 'name', label: '名称', text: ({ name }) => name },
  { key: 'count', label: 'Count', text: ({ count }) => count.toLocaleString('en'), isNumber: true },
]

test('a file has plain numbers, quoted texts, and no formulas', () => {
  const rows = [
    { name: '=1+1', count: 12_345 },
    { name: 'a,"b"', count: -3 },
  ]
  expect(csvOf(columns, rows)).toBe('\uFEFF名称,Count\r\n\'=1+1,12345\r\n"a,""b""",-3\r\n')
})
