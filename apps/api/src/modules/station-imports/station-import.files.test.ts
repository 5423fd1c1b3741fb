import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { words } from '@stationmaster/i18n'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchColumns } from '../../kernel/imports/match-columns.ts'
import { writeTable } from '../../kernel/spreadsheet/write-table.ts'
import { checkFile, creditCodeOf, headers, refusedOf, rowOf } from '../../../test/station-file.ts'
import { stationImport } from './station-import.rules.ts'

const sharedFile = (name: string) => fileURLToPath(new URL(`../../../../../../shared/data/${name}`, import.meta.url))
const check = async (rows: string[][]) => checkFile(await writeTable([[...headers], ...rows], 'csv'))

describe('files', () => {
  const shared = ['stations-gb18030.csv', 'stations.xlsx'].map(sharedFile).filter(existsSync)
  it.each(shared)('%s of the old system is judged as expected', async (path) => {
    const expected: { rows: number; accepted: number; refused: unknown[] } = JSON.parse(
      readFileSync(sharedFile('stations-expected.json'), 'utf8'),
    )
    const judged = await checkFile(readFileSync(path))
    expect(refusedOf(judged)).toEqual(expected.refused)
    expect(judged).toHaveLength(expected.rows)
    expect(judged.filter((row) => row.outcome === 'NEW')).toHaveLength(expected.accepted)
  })
  const rows = Array.from({ length: 40 }, (_, index) => rowOf(index + 1, index % 8 === 3 ? { 类型: '飞机' } : {}))
  const refusedRows = [5, 13, 21, 29, 37]
  it.each(['csv', 'xlsx'] as const)('%s gives the same rows', async (format) => {
    const judged = await checkFile(await writeTable([[...headers], ...rows], format))
    expect(refusedOf(judged).map(({ row }) => row)).toEqual(refusedRows)
    expect(judged).toEqual(await check(rows))
  })
  it('knows the columns in any order, by English names, with units and width', async () => {
    const names = stationImport.columns.map(({ names }) => ` ${names[1]?.toUpperCase()} (x)`)
    const values = stationImport.columns.map(
      (_, index) => rowOf(1)[headers.findIndex((name) => name === stationImport.columns[index]?.names[0])] ?? '',
    )
    const [row] = await checkFile(await writeTable([names.toReversed(), values.toReversed()], 'csv'))
    expect(row).toMatchObject({ outcome: 'NEW', key: 'W130100001' })
  })
  it('names the columns that are missing', async () => {
    const bytes = await writeTable(
      [
        ['网点编号', '网点名称', '其他'],
        ['W1', '恒通', 'x'],
      ],
      'csv',
    )
    await expect(checkFile(bytes)).rejects.toMatchObject({
      code: 'HEADER_MISSING',
      params: { names: '类型、级别、省、区县、详细地址、状态', headers: ['网点编号', '网点名称', '其他'] },
    })
  })
  it('understands any text without breaking', async () => {
    const cell = fc.string({ unit: 'grapheme' })
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: headers.length, maxLength: headers.length }), async (cells) => {
        const [row] = await check([cells.map((each) => each || 'x')])
        expect(row?.outcome).toBe('REFUSED')
      }),
      { numRuns: 50 },
    )
  })
})

describe('every reader', () => {
  it('leaves its own spelling unchanged', () => {
    const samples = [
      'W1',
      '恒通（A）１',
      creditCodeOf(1),
      '家电',
      '1级',
      '138 0000 0001',
      '0311-8765 4321',
      '轿车 SUV',
      '2019.3.6',
      '停用',
    ]
    for (const {
      reader: { read },
    } of stationImport.columns) {
      fc.assert(
        fc.property(fc.oneof(fc.constantFrom(...samples), fc.string({ unit: 'grapheme' })), (cell) => {
          const once = read(cell)
          if (!('shown' in once) || once.shown === '') return
          expect(read(once.shown)).toEqual(once)
        }),
      )
    }
  })
})

describe('our own words', () => {
  const pairs: [string, readonly string[]][] = Object.entries(words)
  const wordsOf = (prefix: string) => pairs.filter(([key]) => key.startsWith(prefix))
  it.each(stationImport.columns)('$field is found by the header that the apps show', ({ field }) => {
    const shown = wordsOf(`fields.Station.${field}`)
      .filter(([key]) => key.endsWith(`.${field}`))
      .flatMap(([, pair]) => pair)
    const matches = shown.flatMap((word) => matchColumns(stationImport.columns, [word]))
    expect(matches.map((match) => match.field)).toEqual(shown.map(() => field))
    expect(shown).toHaveLength(2)
  })
  it.each(stationImport.columns.filter(({ reader }) => reader.enumName))(
    '$field is understood in both languages',
    ({ reader }) => {
      const misread = wordsOf(`enums.${reader.enumName}.`).filter(([key, pair]) => {
        const readings = (pair as readonly string[]).map((word) => reader.read(word))
        return readings.some((reading) => !('value' in reading) || String(reading.value) !== key.split('.').at(-1))
      })
      expect(misread).toEqual([])
    },
  )
})
