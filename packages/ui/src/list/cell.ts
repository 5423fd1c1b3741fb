import { daysUntil, formatMoney, formatNumber, formatPhone } from '@stationmaster/i18n'
import { now, say } from '@stationmaster/client'
import { h, type VNode } from 'vue'
import { RouterLink } from 'vue-router'
import StateTag from '../parts/state-tag.vue'
import type { Column } from './list-view.ts'

const fieldOf = <Row>(row: Row, key: string): unknown => (row as Record<string, unknown>)[key]
const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
const nameOf = (value: unknown): string => (value as { name?: string }).name ?? ''

type Simple = 'moment' | 'day' | 'due' | 'number' | 'money' | 'phone' | 'named' | 'flag'
const formats: Record<Simple, (value: unknown) => string> = {
  moment: (value) => say.moment(String(value)),
  day: (value) => say.day(String(value)),
  due: (value) => say.day(String(value)),
  number: (value) => formatNumber(Number(value)),
  money: (value) => formatMoney(Number(value)),
  phone: (value) => formatPhone(String(value)),
  named: nameOf,
  flag: (value) => say.word(value ? 'common.yes' : 'common.no'),
}

/** The text of a cell in the reader's language; also what a phone card and a print show. */
export function cellText<Row>(column: Column<Row>, row: Row): string {
  if (column.text) return column.text(row)
  const value = fieldOf(row, column.key)
  if (value === null || value === undefined || value === '') return say.word('common.empty')
  if (column.kind === 'state' || column.kind === 'enum') return say.value(column.enum, textOf(value))
  if (column.kind === 'enums')
    return say.list((value as string[]).map((one) => say.value(column.enum, one))) || say.word('common.empty')
  return column.kind && column.kind !== 'text' ? formats[column.kind](value) : textOf(value)
}

/** Days that have passed are vermilion, those within 30 days amber. */
export function dueClass(day: unknown): string {
  if (typeof day !== 'string') return ''
  const days = daysUntil(day, now.value)
  if (days < 0) return 'text-error font-medium'
  return days <= 30 ? 'text-warning' : ''
}

/** Columns whose cells are plain text, as most are: a page has 500 cells. */
export const isPlain = <Row>({ to, width, kind, text }: Column<Row>): boolean =>
  !to && !width && (text !== undefined || (kind !== 'state' && kind !== 'due'))

/** A cell that is more than text: a link, a state, a due day, or text that may be cut off. */
export function RichCell<Row extends { id: string }>({ column, row }: { column: Column<Row>; row: Row }): VNode {
  const text = cellText(column, row)
  if (column.to) {
    return h(
      RouterLink,
      { to: column.to(row), class: 'text-primary hover:underline', 'data-row-link': row.id },
      () => text,
    )
  }
  const value = column.text ? undefined : fieldOf(row, column.key)
  if (column.kind === 'state') return h(StateTag, { enum: column.enum, value: textOf(value) })
  return h('span', { title: text, class: column.kind === 'due' ? dueClass(value) : '' }, text)
}
RichCell.props = ['column', 'row']
