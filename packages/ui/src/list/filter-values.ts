import { say } from '@stationmaster/client'
import type { Filter, Option } from './list-view.ts'

const RANGE = '..'

/** 'ACTIVE,PROBATION' as a list. */
export const splitValues = (value: string): string[] => value.split(',').filter(Boolean)

/** '2026-01-01..' as its two ends. */
export function splitRange(value: string): { from: string; to: string } {
  const [from = '', to = ''] = value.split(RANGE)
  return { from, to }
}

export const joinRange = (from: string, to: string): string => (from || to ? `${from}${RANGE}${to}` : '')

/** The value of a filter in the URL as the GraphQL filter input takes it. Moments are whole days in Shanghai. */
export function filterInput(filter: Filter, value: string): unknown {
  switch (filter.kind) {
    case 'flag':
      return value === 'true'
    case 'days': {
      const { from, to } = splitRange(value)
      return { from: from || null, to: to || null }
    }
    case 'moments': {
      const { from, to } = splitRange(value)
      return { from: from ? `${from}T00:00:00+08:00` : null, to: to ? `${to}T23:59:59.999+08:00` : null }
    }
    default:
      return splitValues(value)
  }
}

/** What a chip says about a filter's value. */
export function filterText(filter: Filter, value: string, options: readonly Option[]): string {
  switch (filter.kind) {
    case 'flag':
      return say.word(value === 'true' ? 'common.yes' : 'common.no')
    case 'days':
    case 'moments': {
      const { from, to } = splitRange(value)
      if (!from) return say.word('common.until', { day: say.day(to) })
      return to ? `${say.day(from)} – ${say.day(to)}` : say.word('common.since', { day: say.day(from) })
    }
    case 'enum':
      return say.list(splitValues(value).map((one) => say.value(filter.enum, one)))
    default:
      return say.list(splitValues(value).map((one) => options.find((option) => option.value === one)?.label ?? '…'))
  }
}

export const filterLabel = (type: string, filter: Filter): string =>
  filter.label ? say.word(filter.label) : say.field(type, filter.key)
