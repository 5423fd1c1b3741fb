import { errorText, asAppError, fieldProblemText, locale, say } from '@stationmaster/client'
import { useQueryClient } from '@tanstack/vue-query'
import { nextTick, reactive, ref, type Ref } from 'vue'
import { cellText } from './cell.ts'
import type { Column, InlineEdit } from './list-view.ts'

interface Cell {
  id: string
  key: string
}

interface InlineUse<Row> {
  edit: InlineEdit<Row> | undefined
  columns: () => readonly Column<Row>[]
  rows: () => readonly Row[]
  labelOf: (column: Column<Row>) => string
  table: Readonly<Ref<HTMLElement | null>>
}

const nameOf = ({ id, key }: Cell) => `${id} ${key}`

/**
 * Cells that are changed in their place. One of them can be reached by Tab, arrows go on from it; Enter opens, Escape gives
 * the old value back, Tab saves and opens the next. What the server refuses stands at the cell, with the old value in it.
 */
export function useInlineEdit<Row extends { id: string }>({ edit, columns, rows, labelOf, table }: InlineUse<Row>) {
  const queries = useQueryClient()
  const at = ref<Cell>()
  const open = ref<Cell>()
  /** What was typed, until the list has been read again. */
  const shown = reactive(new Map<string, unknown>())
  const refused = reactive(new Map<string, string>())

  const isEditable = (column: Column<Row>, row: Row) => Boolean(edit && column.edit && edit.may(row))
  const isOpen = (row: Row, { key }: Column<Row>) => open.value?.id === row.id && open.value.key === key
  const reasonOf = (row: Row, { key }: Column<Row>) => refused.get(nameOf({ id: row.id, key }))
  const waitingOf = (row: Row, { key }: Column<Row>) => shown.get(nameOf({ id: row.id, key }))
  const cells = (): Cell[] =>
    rows().flatMap((row) =>
      columns()
        .filter((column) => isEditable(column, row))
        .map(({ key }) => ({ id: row.id, key })),
    )
  const isSame = (a: Cell | undefined, b: Cell) => a?.id === b.id && a.key === b.key
  const tabOf = (row: Row, { key }: Column<Row>) => {
    const first = at.value ?? cells()[0]
    return first?.id === row.id && first.key === key ? 0 : -1
  }

  async function focus(cell: Cell | undefined): Promise<void> {
    if (!cell) return
    at.value = cell
    await nextTick()
    table.value?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(nameOf(cell))}"]`)?.focus()
  }
  function begin(cell: Cell): void {
    refused.delete(nameOf(cell))
    at.value = cell
    open.value = cell
  }
  const close = (): Promise<void> => {
    const cell = open.value
    open.value = undefined
    return focus(cell)
  }
  const next = (cell: Cell, by: 1 | -1): Cell | undefined => {
    const all = cells()
    return all[all.findIndex((one) => isSame(one, cell)) + by]
  }
  function below(cell: Cell, by: 1 | -1): Cell | undefined {
    const same = cells().filter(({ key }) => key === cell.key)
    return same[same.findIndex((one) => isSame(one, cell)) + by]
  }

  function press(event: KeyboardEvent, cell: Cell): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing || isSame(open.value, cell)) return
    const moves: Record<string, () => Cell | undefined> = {
      ArrowRight: () => next(cell, 1),
      ArrowLeft: () => next(cell, -1),
      ArrowDown: () => below(cell, 1),
      ArrowUp: () => below(cell, -1),
    }
    const target = moves[event.key]
    if (event.key !== 'Enter' && !target) return
    event.preventDefault()
    if (target) void focus(target())
    else begin(cell)
  }

  /** `E`: the first editable cell of the row that has the focus. */
  function editFocused(): void {
    const link = document.activeElement?.closest('tr')?.querySelector('[data-row-link]')
    const id = link?.getAttribute('data-row-link')
    const cell = cells().find((one) => one.id === id)
    if (cell) begin(cell)
  }

  /** `then` is what follows on the saving key: back to the cell, or on to the one beside it. */
  async function save(row: Row, column: Column<Row>, value: unknown, then: 'stay' | 1 | -1): Promise<void> {
    const cell = { id: row.id, key: column.key }
    const name = nameOf(cell)
    const beside = then === 'stay' ? undefined : next(cell, then)
    open.value = undefined
    if (beside) begin(beside)
    else void focus(cell)
    if (value === (row as Record<string, unknown>)[column.key]) return
    shown.set(name, value)
    try {
      await edit?.save(row, { [column.key]: value })
    } catch (error) {
      const { fields } = asAppError(error)
      const problem = fields[0]
      refused.set(name, problem ? fieldProblemText(locale.value, problem) : errorText(locale.value, error))
    } finally {
      await queries.invalidateQueries()
      shown.delete(name)
    }
  }
  /** What makes a cell editable; nothing for most of them. */
  function attributesOf(column: Column<Row>, row: Row) {
    if (!column.edit || !isEditable(column, row)) return undefined
    const cell = { id: row.id, key: column.key }
    const hint = { field: labelOf(column), value: cellText(column, row) }
    const closed = { tabindex: tabOf(row, column), 'aria-label': say.word('pages.inline.cell', hint) }
    return {
      'data-cell': nameOf(cell),
      onKeydown: (event: KeyboardEvent) => press(event, cell),
      onDblclick: () => begin(cell),
      ...(isOpen(row, column) ? {} : closed),
    }
  }
  /** The row with what was just typed, until the list has been read again. */
  function typedRow(column: Column<Row>, row: Row): Row {
    const typed = column.edit && waitingOf(row, column)
    return typed === undefined ? row : { ...row, [column.key]: typed }
  }
  return { attributesOf, typedRow, isOpen, reasonOf, close, save, editFocused }
}
