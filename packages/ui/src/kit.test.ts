// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { changedInput, createInput } from './form/form-input.ts'
import type { FormField } from './form/form-view.ts'
import { normaliseDay, normaliseTime } from './form/normalise-typed.ts'
import { filterInput, joinRange, splitRange } from './list/filter-values.ts'
import { pagesAround } from './list/pages-around.ts'
import { viewQuery, viewText } from './list/saved-view.ts'

describe('days as typed', () => {
  it.each([
    ['20261121', '2026-11-21'],
    ['2026/1/5', '2026-01-05'],
    ['2026年1月5日', '2026-01-05'],
    [' 2026-11-21 ', '2026-11-21'],
    ['tomorrow', 'tomorrow'],
    ['', ''],
  ])('%s becomes %s', (text, day) => expect(normaliseDay(text)).toBe(day))
})

describe('times as typed', () => {
  it.each([
    ['8:30', '08:30'],
    ['1730', '17:30'],
    ['24:00', '24:00'],
    ['noon', 'noon'],
  ])('%s becomes %s', (text, time) => expect(normaliseTime(text)).toBe(time))
})

describe('filters in the URL', () => {
  it('become the GraphQL filter', () => {
    expect(filterInput({ key: 'state', kind: 'enum', enum: 'StationState' }, 'ACTIVE,PROBATION')).toEqual([
      'ACTIVE',
      'PROBATION',
    ])
    expect(filterInput({ key: 'hasOwnerAccount', kind: 'flag' }, 'false')).toBe(false)
    expect(filterInput({ key: 'signedOn', kind: 'days' }, '..2026-01-01')).toEqual({ from: null, to: '2026-01-01' })
    expect(filterInput({ key: 'at', kind: 'moments' }, '2026-01-01..')).toEqual({
      from: '2026-01-01T00:00:00+08:00',
      to: null,
    })
  })
  it('keep both ends of a range', () => {
    expect(splitRange(joinRange('2026-01-01', ''))).toEqual({ from: '2026-01-01', to: '' })
    expect(joinRange('', '')).toBe('')
  })
})

describe('pages around', () => {
  it.each([
    [1, 1, [1]],
    [1, 37, [1, 2, 3, 4, 5]],
    [20, 37, [18, 19, 20, 21, 22]],
    [37, 37, [33, 34, 35, 36, 37]],
    [2, 3, [1, 2, 3]],
  ])('page %i of %i', (page, last, pages) => expect(pagesAround(page, last)).toEqual(pages))
})

describe('what a form sends', () => {
  const fields: FormField[] = [
    { key: 'name', kind: 'text', required: true },
    { key: 'remark', kind: 'multiline' },
    { key: 'latitude', kind: 'number' },
    { key: 'cityId', kind: 'text', unsent: true },
  ]
  it('is everything filled in for a create', () => {
    expect(createInput({ name: 'A', remark: '', latitude: '30.5', cityId: 'c' }, fields)).toEqual({
      name: 'A',
      latitude: 30.5,
    })
  })
  it('is only the changes for an update; cleared optional fields are null', () => {
    const base = { name: 'A', remark: 'old', latitude: 30.5, cityId: 'c' }
    expect(changedInput({ ...base, remark: '', latitude: '30.5', cityId: 'd' }, base, fields)).toEqual({
      remark: null,
      latitude: 30.5,
    })
    expect(changedInput({ ...base, name: '' }, base, fields)).toEqual({ name: '' })
  })
})

describe('a saved view', () => {
  const view = {
    filters: [{ key: 'state', kind: 'enum', enum: 'StationState' }] as const,
    columns: [{ key: 'code' }, { key: 'name' }, { key: 'level' }],
  }
  it('keeps what the list knows, in one spelling', () => {
    const query = viewQuery(
      view,
      'page=3&sort=NAME_ASC&state=ACTIVE%2CPROBATION&q=%E7%AB%99&onload=x&columns=name,code,gone',
    )
    expect(query).toEqual({ state: 'ACTIVE,PROBATION', q: '站', sort: 'NAME_ASC', columns: 'name,code' })
    expect(viewText(query)).toBe('columns=name%2Ccode&q=%E7%AB%99&sort=NAME_ASC&state=ACTIVE%2CPROBATION')
    expect(viewQuery(view, viewText(query))).toEqual(query)
  })
})
